public import CanonicalJSON
public import Records

/// What a policy decides about one dossier.
///
/// `results` and their grounds depend on nothing but the policy's revision, the dossier, the as-of
/// date and the engine's version.
public struct Decision: Sendable, Hashable {
  /// The pack's id.
  public let pack: String
  /// The pack's revision.
  public let revision: String
  /// The as-of date of what has none of its own; nil where the dossier lacks it.
  public let asOf: CalendarDate?
  /// The subject's id.
  public let subject: String
  /// What each decision came to, in the order of the pack.
  public let results: [DecisionResult]

  /// The engine's name and version.
  public static let engine = "edict 0.1.0"

  /// The result of one decision.
  public func result(_ name: String) -> DecisionResult? { results.first { $0.name == name } }
}

/// What one decision came to.
public struct DecisionResult: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// What it came to.
  public let outcome: DecisionOutcome
  /// Its as-of date, where that isn't the document's.
  public let asOf: CalendarDate?
  /// What each rule came to: failed must rules first, then in file order.
  public let rules: [RuleResult]
  /// What it is not known for want of, outside its rules: its as-of date or its own condition.
  public let missingForItself: [String]
  /// What its own condition came to, where that decided.
  public let condition: RuleResult?
  /// What it gives: the value of the first rule that passes, or each value by rule id.
  public let value: TextTree.Content?

  /// The paths of the facts that it wants, ascending, each once.
  public var missing: [String] {
    let paths = missingForItself + (condition?.missing ?? []) + rules.flatMap(\.missing)
    return Set(paths).sorted(by: utf16Less)
  }
}

/// What one rule came to.
public struct RuleResult: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// Its index in the definition of its decision.
  public let index: Int
  /// What it came to.
  public let outcome: RuleOutcome
  /// The paths of the facts that it wants.
  public let missing: [String]
  /// What is wrong with it.
  public let error: RuleError?
  /// What it gives.
  public let value: TextTree.Content?
  /// Whether the outcome of its decision rests on it.
  public internal(set) var isGround = false
  /// Every scalar of the dossier that it read, by path, ascending; null where it is absent.
  public internal(set) var facts: [Named] = []
  /// Every parameter that it read, by name, ascending; what `:at(v)` gave is under `x:at(v)`.
  public internal(set) var parameters: [Named] = []
  /// What it shows, by name, ascending; null where it isn't known.
  public internal(set) var shown: [Named] = []

  /// A name with a value.
  public struct Named: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: TextTree.Content
  }
}
