internal import CanonicalJSON
internal import Decisions
internal import LuaSyntax
internal import Policies
internal import Records

/// What a decision rests on, and what of it can change: the same for every dossier.
struct RemedyScope: Sendable {
  let policy: Policy
  /// The decision that is to be `yes`.
  let decision: String
  /// It, and those that it reads, directly or not.
  let made: Set<String>
  /// The rules of those decisions, in pack order; each decision's own condition stands first.
  let rules: [ScopedRule]
  /// The fields that can change, by pattern.
  let movable: [MovableField]
  /// The patterns of the fields that rules look up in lists and tables.
  private let asked: Set<String>
  /// Those of them that are marked, and yet not proposed.
  private let askedMarks: Set<String>
  /// The patterns of all fields that its rules may read.
  let facts: Set<String>
  private let numbers: [Key: Int]
  /// Where the rules change that may read a field, by its pattern.
  private let boundaries: [String: Boundaries]
  /// Where any of the rules change.
  private let allBoundaries: Boundaries
  /// Whether it is known what rules look up.
  private let isMembershipKnown: Bool
  /// The paths of the fields that hold as-of dates, also for decisions of used packs.
  private let dayPaths: Set<String>

  /// A rule by its decision and its index there; -1 for the decision's own condition.
  struct Key: Hashable, Sendable {
    let decision: String
    let index: Int
  }

  /// A rule, with what it may read.
  struct ScopedRule: Sendable {
    let key: Key
    let id: String
    /// The patterns of the fields that it may read, also through decisions.
    let facts: Set<String>
    /// The decisions that it may read, directly or not.
    let decisions: Set<String>
    /// The decision that it asks nothing but whether it is `yes`, where it reads nothing else.
    let needsYes: String?
    /// Whether it may read anything.
    let isOpen: Bool
  }

  /// A field that can change.
  struct MovableField: Sendable {
    let pattern: String
    let field: Field
    let mark: Actionable
    /// The numbers of the rules that may read it.
    let rules: Set<Int>
  }

  /// For the deep stack: it goes through the trees of rules.
  init(_ policy: Policy, decision: String) {
    self.policy = policy
    self.decision = decision
    let membership = MembershipReading(policy)
    let others = policy.pack.allUsed.map { MembershipReading($0.policy) }
    let reading = DecisionReading(policy, asked: membership.asked)
    made = reading.reached(from: [decision]).union([decision])
    var rules: [ScopedRule] = []
    for definition in policy.pack.decisions where made.contains(definition.name) {
      rules.append(reading.condition(of: definition))
      rules += definition.rules.enumerated().map { reading.rule($1, $0, of: definition) }
    }
    self.rules = rules
    numbers = Dictionary(
      uniqueKeysWithValues: rules.enumerated().map { ($1.key, $0) })
    let marked = Self.marked(policy.pack.dossierType)
    var (movable, askedMarks): ([MovableField], Set<String>) = ([], [])
    for (pattern, field, mark) in marked {
      if ([membership] + others).contains(where: { $0.isAsked(pattern) }) {
        askedMarks.insert(pattern)
        continue
      }
      let readers = rules.indices.filter { number in
        rules[number].isOpen || rules[number].facts.contains { Self.meet($0, pattern) }
      }
      if !readers.isEmpty {
        movable.append(
          MovableField(pattern: pattern, field: field, mark: mark, rules: Set(readers)))
      }
    }
    self.movable = movable
    self.askedMarks = askedMarks
    // Within a new entry, or a new object, other fields are filled in than are marked.
    asked = others.reduce(membership.fields) { $0.union($1.fields) }
    isMembershipKnown = ([membership] + others).allSatisfy(\.isComplete)
    dayPaths = Set(([policy.pack] + policy.pack.allUsed.map(\.policy.pack)).flatMap(\.dayPaths))
    facts = rules.reduce(into: []) { $0.formUnion($1.facts) }
    boundaries = Self.boundaries(policy, rules, facts.union(movable.map(\.pattern)))
    allBoundaries = boundaries.values.reduce(Boundaries(policy, [])) { $0.union($1) }
  }

  /// Where the rules change that may read each of some fields.
  private static func boundaries(
    _ policy: Policy, _ rules: [ScopedRule], _ patterns: Set<String>
  ) -> [String: Boundaries] {
    var known: [[Int]: Boundaries] = [:]
    var found: [String: Boundaries] = [:]
    for pattern in patterns {
      let readers = rules.indices.filter { number in
        rules[number].isOpen || rules[number].facts.contains { meet($0, pattern) }
      }
      let used = boundaries(policy.pack.allUsed, of: pattern)
      if let boundaries = known[readers] {
        found[pattern] = used.map(boundaries.union) ?? boundaries
        continue
      }
      let pairs = policy.pack.decisions.flatMap { definition in
        definition.rules.enumerated().filter { index, _ in
          readers.contains { number in
            let key = rules[number].key
            return key.decision == definition.name && (key.index == index || key.index < 0)
          }
        }.map { (decision: definition, rule: $0.element) }
      }
      let boundaries = Boundaries(policy, pairs)
      known[readers] = boundaries
      found[pattern] = used.map(boundaries.union) ?? boundaries
    }
    return found
  }

  /// Where the rules of used packs change that may read a field; nil where none may.
  private static func boundaries(_ used: [UsedPack], of pattern: String) -> Boundaries? {
    used.reduce(nil) { all, used in
      let rules = used.policy.pack.rules(reading: pattern, meet)
      if rules.isEmpty { return all }
      let own = Boundaries(used.policy, rules)
      return all?.union(own) ?? own
    }
  }

  /// Where the rules change that may read a field.
  func boundaries(of pattern: String) -> Boundaries {
    boundaries[pattern] ?? allBoundaries
  }

  /// The patterns of the fields that are read by rules which may read a field.
  func beside(_ pattern: String) -> Set<String> {
    rules.filter { $0.isOpen || $0.facts.contains { Self.meet($0, pattern) } }
      .reduce(into: []) { $0.formUnion($1.facts) }
  }

  /// Whether a field holds an as-of date.
  func isDay(_ path: String) -> Bool {
    dayPaths.contains(path)
  }

  /// Whether a rule reads decisions of used packs, of which it isn't known what they read.
  func readsUsed(_ rule: Int) -> Bool { rules[rule].decisions.contains { $0.contains(".") } }

  /// Whether a decision has a condition of its own.
  func hasCondition(_ name: String) -> Bool {
    policy.pack.decisions.contains { $0.name == name && $0.when != nil }
  }

  /// Whether a rule reads marked fields whose membership it, or another, asks.
  func asksMembership(_ rule: Int) -> Bool {
    askedMarks.contains { pattern in
      rules[rule].facts.contains { Self.meet($0, pattern) }
    }
  }

  /// The number of a rule.
  func number(_ decision: String, _ index: Int) -> Int? {
    numbers[Key(decision: decision, index: index)]
  }

  /// Whether a value of a field would disclose what is in a list or a table.
  func isAsked(_ pattern: String) -> Bool {
    !isMembershipKnown || asked.contains { $0 == pattern || pattern.isWithin($0) }
  }

  /// Whether some rule may read a field.
  func isRead(_ pattern: String) -> Bool {
    rules.contains { $0.isOpen || $0.facts.contains { Self.meet($0, pattern) } }
  }

  /// Whether one of two patterns leads into what the other leads to.
  private static func meet(_ one: String, _ other: String) -> Bool {
    one == other || one.isWithin(other) || other.isWithin(one)
  }

  /// The marked fields of all record types, by pattern.
  private static func marked(
    _ type: DossierType
  ) -> [(pattern: String, field: Field, mark: Actionable)] {
    var found: [(String, Field, Actionable)] = []
    /// The schema bounds how deeply this recurses.
    func add(_ field: Field, _ pattern: String) {
      if field.isPersonal { return }
      if let mark = field.actionable { found.append((pattern, field, mark)) }
      for child in field.children {
        add(child, field.kind == .list ? pattern + "[]" : "\(pattern).\(child.name)")
      }
    }
    for (index, record) in type.recordTypes.enumerated() {
      for (number, field) in record.fields.enumerated() {
        if index == type.subject, number == record.idField { continue }
        add(field, "\(record.name).\(field.name)")
      }
    }
    return found.sorted { utf16Less($0.0, $1.0) }
  }
}
