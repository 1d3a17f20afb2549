internal import CanonicalJSON
public import Decisions
public import Policies
internal import Records

/// Counts of what a log's decisions came to, gathered entry by entry.
///
/// Memory is bounded by the months, revisions and decisions that there are, and by `nameLimit` facts,
/// errors and parameters: of more, the names that come later are counted as `others`.
public struct LogStatistics {
  /// Where an outcome is counted.
  public struct Group: Sendable, Hashable {
    /// The month, as `2026-11`.
    public let month: String
    /// The pack's id.
    public let pack: String
    /// The pack's revision.
    public let revision: String
    /// The decision's name.
    public let decision: String
  }

  /// What is counted of a pack by name.
  public struct Named: Sendable, Hashable {
    /// The pack's id.
    public let pack: String
    /// The decision's name; empty for a parameter.
    public let decision: String
    /// A path, an error with its place, or a parameter.
    public let name: String
    /// An error's code, or a parameter's status.
    public let detail: String
  }

  /// The outcomes.
  public private(set) var outcomes: [Group: [DecisionOutcome: Int]] = [:]
  /// How many undetermined decisions want a fact; items of lists are one path, as `awards[].level`.
  public private(set) var missing = Tally()
  /// How often a rule was in error, by its place, with the code.
  public private(set) var errors = Tally()
  /// How many decided dossiers rest on a parameter that no published instrument gives.
  public private(set) var assumptions = Tally()
  /// How many decisions on dossiers there are.
  public private(set) var decided = 0
  /// How many entries are of kinds that this engine does not know.
  public private(set) var unknown = 0
  /// How many entries could not be read.
  public private(set) var unreadable = 0
  /// How many decided dossiers are by packs that could not be read, so that what they assume is not
  /// counted.
  public private(set) var withoutPack = 0

  /// How many names are counted apart, of each kind.
  public static let nameLimit = 10_000

  /// Counts by name, of which there is a bound.
  public struct Tally: Sendable {
    /// The counts.
    public private(set) var counts: [Named: Int] = [:]
    /// How often others were met once there were too many.
    public private(set) var others = 0

    mutating func add(_ name: Named) {
      if counts[name] == nil, counts.count >= LogStatistics.nameLimit {
        others += 1
      } else {
        counts[name, default: 0] += 1
      }
    }

    /// The names with their counts, the most frequent first, then by name.
    public var sorted: [(name: Named, count: Int)] {
      counts.map { ($0.key, $0.value) }.sorted { left, right in
        if left.1 != right.1 { return left.1 > right.1 }
        let (one, other) = (left.0, right.0)
        return (one.pack, one.decision, one.name, one.detail)
          < (other.pack, other.decision, other.name, other.detail)
      }
    }
  }

  /// Makes counts of nothing.
  public init() {}

  /// Counts one entry.
  ///
  /// - Parameter policy: Gives the policy of a revision; nil where it can't be read.
  public mutating func add(_ bytes: [UInt8], at index: Int64, policy: (String) -> Policy?) {
    guard let entry = try? LoggedEntry(bytes, at: index) else {
      unreadable += 1
      return
    }
    switch entry {
    case .decision(let decision):
      guard let results = try? decision.tree(\.results), let grounds = try? decision.tree(\.grounds)
      else {
        unreadable += 1
        return
      }
      decided += 1
      add(decision, results)
      add(decision, results, grounds, policy(decision.revision))
    case .unknown: unknown += 1
    default: break
    }
  }

  private mutating func add(_ entry: LoggedDecision, _ results: TextTree) {
    for result in results.members {
      guard case .text(let text)? = result.value["outcome"]?.content,
        let outcome = DecisionOutcome(rawValue: text)
      else { continue }
      let group = Group(
        month: String(entry.decidedAt.prefix(7)), pack: entry.pack, revision: entry.revision,
        decision: result.key)
      outcomes[group, default: [:]][outcome, default: 0] += 1
      guard outcome == .undetermined else { continue }
      var paths: Set<String> = []
      for list in ["missing", "asks"] {
        guard case .list(let items)? = result.value[list]?.content else { continue }
        for case .text(let path) in items.map(\.content) { paths.insert(Self.general(path)) }
      }
      for path in paths {
        missing.add(Named(pack: entry.pack, decision: result.key, name: path, detail: ""))
      }
    }
  }

  /// A path without what tells one item of a list from another.
  private static func general(_ path: String) -> String {
    var general = ""
    var depth = 0
    for character in path {
      if character == "]", depth > 0 { depth -= 1 }
      if depth == 0 { general.append(character) }
      if character == "[" { depth += 1 }
    }
    return general
  }

  private mutating func add(
    _ entry: LoggedDecision, _ results: TextTree, _ grounds: TextTree, _ policy: Policy?
  ) {
    if policy == nil { withoutPack += 1 }
    var assumed: Set<Named> = []
    for decision in grounds.members {
      let own: TextTree.Content? = results[decision.key]?["as_of"]?.content
      var day = entry.asOf
      if case .text(let text)? = own { day = CalendarDate(iso: text) }
      for ground in decision.value.members {
        if let error = ground.value["error"], case .text(let code)? = error["code"]?.content,
          case .text(let place)? = error["at"]?.content
        {
          errors.add(Named(pack: entry.pack, decision: decision.key, name: place, detail: code))
        }
        for read in ground.value["params"]?.members ?? [] {
          let name = String(read.key.prefix { $0 != ":" })
          guard let day, let value = policy?.pack.parameters[name]?.value(on: day),
            value.status == .assumed || value.status == .unverified
          else { continue }
          assumed.insert(
            Named(pack: entry.pack, decision: "", name: name, detail: value.status.rawValue))
        }
      }
    }
    for name in assumed { assumptions.add(name) }
  }
}

extension TextTree {
  /// The members of an object; none of anything else.
  fileprivate var members: [Member] {
    if case .object(let members) = content { members } else { [] }
  }
}
