public import Records

/// A decision of a pack: what its rule file says.
public struct DecisionDefinition: Sendable {
  /// Its name: that of its file.
  public let name: String
  /// What people call it.
  public let title: String
  /// How its rules make an outcome.
  public let combine: Combination
  /// The record types without which it isn't applicable, by index.
  public let records: [Int]
  /// The condition under which it applies at all.
  public let when: RuleFunction?
  /// The field that holds its as-of date, where it has one of its own.
  public let asOf: FieldReference?
  /// The days on which it is in force.
  public let effective: DateSpan
  /// Whether it is a step on the way: in the document, not in tables and CSV.
  public let isStep: Bool
  /// What a sum must come to; nil for other ways to combine.
  public let sum: SumDefinition?
  /// Whether it is decided over the portfolio, after every dossier.
  public let isOverPortfolio: Bool
  /// What a queue says beside its rules; nil for other ways to combine.
  public internal(set) var queue: QueueDefinition?
  /// Its rules, in file order.
  public internal(set) var rules: [Rule]
  /// What its `when`, its bounds and its order may read.
  public internal(set) var reads = Reads()
  /// What the rules that have a `value` give, by their ids.
  var given: [String: ValueType] = [:]

  /// How rules make an outcome.
  public enum Combination: String, Sendable, CaseIterable {
    /// Yes when every rule passes.
    case all
    /// Yes when one rule passes.
    case any
    /// The first rule that passes, in file order, gives the value.
    case first
    /// The points of the rules that pass are added.
    case sum
    /// Dossiers take from caps in an order, as long as there is room.
    case queue
  }
}

extension DecisionDefinition {
  /// Says that it and its rules may read anything, since nobody looked.
  mutating func openReads() {
    reads.isOpen = true
    for index in rules.indices { rules[index].reads.isOpen = true }
    for index in queue?.caps.indices ?? 0..<0 { queue?.caps[index].reads.isOpen = true }
  }
}

extension DecisionDefinition {
  /// What it, its rules and its caps may read.
  public var allReads: Reads {
    var reads = reads
    for rule in rules { reads.formUnion(rule.reads) }
    for cap in queue?.caps ?? [] { reads.formUnion(cap.reads) }
    return reads
  }

  /// What its rules and its caps say in the language of rule files.
  var templates: [MessageTemplate] {
    rules.flatMap { [$0.fail, $0.pass] }.compactMap { $0 }
      + (queue?.caps ?? []).compactMap(\.fail)
  }
}

/// A field of a record type, by index.
public struct FieldReference: Sendable, Hashable {
  /// The record type.
  public let record: Int
  /// The field in it.
  public let field: Int
  /// The path, `record.field`.
  public let path: String
}

/// A rule of a decision.
public struct Rule: Sendable {
  /// Its id, unique in its file.
  public let id: String
  /// What people call it.
  public let title: String
  /// Where it comes from.
  public let source: Citation
  /// Whether it must hold whatever the others say.
  public let isMust: Bool
  /// The days on which it is in force.
  public let effective: DateSpan
  /// The condition under which it applies.
  public let when: RuleFunction?
  /// What it tests; without one it passes.
  public let test: RuleFunction?
  /// The value that it gives.
  public let value: RuleFunction?
  /// What it adds to a sum.
  public let points: RulePoints?
  /// What is said where it fails.
  public let fail: MessageTemplate?
  /// What is said where it passes.
  public let pass: MessageTemplate?
  /// The names that its test shows.
  package let shownNames: Set<String>
  /// Where it stands: `rules/eligibility.lua:8`.
  public let place: String
  /// What it may read, whatever of it: `when`, `test`, `value`, points and bounds.
  public internal(set) var reads = Reads()
}

/// A function of a rule file that a host calls.
///
/// A class, so that whoever calls it holds it at the cost of a word.
public final class RuleFunction: Sendable, Hashable {
  /// The number under which the plain form exports it.
  public let number: Int
  /// The record types that it takes, by index; the portfolio has the index that follows them.
  public let parameters: [Int]
  /// The number under which the careful form exports it; nil where it would be no other.
  public let careful: Int?
  /// The number under which the shown form exports what it shows; nil where it shows nothing.
  public let shown: Int?
  /// Where it stands: `rules/eligibility.lua:8:12`.
  public let place: String

  init(number: Int, parameters: [Int], careful: Int?, shown: Int?, place: String) {
    (self.number, self.parameters, self.place) = (number, parameters, place)
    (self.careful, self.shown) = (careful, shown)
  }

  /// Whether both are the same function of the same policy.
  public static func == (left: RuleFunction, right: RuleFunction) -> Bool {
    left.number == right.number && left.parameters == right.parameters
      && left.careful == right.careful && left.shown == right.shown && left.place == right.place
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(number)
    hasher.combine(place)
  }
}

extension RuleFunction {
  /// The index by which `parameters` name the portfolio: the list of entries.
  public static func portfolio(in type: DossierType) -> Int { type.recordTypes.count }
}
