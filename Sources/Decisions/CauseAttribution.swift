internal import CanonicalJSON
internal import Policies

/// Tells which of the facts that a logged decision wants each of its rules wants.
///
/// A log holds the causes of a decision, and what each rule of its grounds has read. What was read
/// and is null explains a cause; so does a decision that a rule reads and that isn't settled.
struct CauseAttribution {
  let definition: DecisionDefinition
  let outcome: DecisionOutcome
  let missing: [String]
  let asks: [String]
  /// The decisions before it, by name.
  let earlier: [String: DecisionResult]
  /// The packs whose decisions its rules may read.
  let used: [UsedPack]

  /// The causes of each rule, of the condition, and those that are of neither.
  struct Causes {
    var rules: [[Cause]]
    var condition: [Cause] = []
    var own: [Cause] = []
  }

  /// Shares the causes out.
  func causes(of rules: [RuleResult], condition: RuleResult?) -> Causes {
    let all = missing.map(Cause.missing) + asks.map(Cause.asks)
    guard !all.isEmpty else { return Causes(rules: rules.map { _ in [] }) }
    if condition != nil { return Causes(rules: [], condition: all) }
    var causes = Causes(rules: rules.map { rule in explained(rule, all) })
    let known = Set(causes.rules.joined())
    let rest = all.filter { !known.contains($0) }
    causes.own = rest
    for (index, rule) in rules.enumerated()
    where causes.rules[index].isEmpty && rule.isGround && isOpen(rule) {
      causes.rules[index] = fitting(rule, rest.isEmpty ? all : rest)
    }
    return causes
  }

  /// Whether a rule wants something: it isn't settled, or what it gives is a range.
  private func isOpen(_ rule: RuleResult) -> Bool {
    switch rule.outcome {
    case .unknown, .review: true
    case .pass:
      outcome == .undetermined && rule.isGround && rule.error == nil
        || rule.points.map { $0.low < $0.high } ?? false
        || rule.value?.total.map { $0.low < $0.high } ?? false
    case .fail, .notApplicable, .error: false
    }
  }

  private func explained(_ rule: RuleResult, _ all: [Cause]) -> [Cause] {
    guard rule.isGround, isOpen(rule) else { return [] }
    let reads = Reads(rule)
    let inherited = inherited(by: rule).union(all.filter { isInherited($0, by: rule) })
    return fitting(rule, all).filter { cause in
      switch cause {
      case .missing(let path): reads.lack(path) || inherited.contains(cause)
      case .asks(let path):
        reads.ask(path) || path == "\(definition.name).\(rule.id)" || inherited.contains(cause)
      }
    }
  }

  /// Those that a rule can have: one that waits for a person alone lacks no fact.
  private func fitting(_ rule: RuleResult, _ causes: [Cause]) -> [Cause] {
    guard rule.outcome == .review else { return causes }
    return causes.filter { if case .asks = $0 { true } else { false } }
  }

  /// The causes of the decisions that a rule may read.
  private func inherited(by rule: RuleResult) -> Set<Cause> {
    let answered = Set(rule.decisions.map { $0.name.prefix { $0 != "." } }.map(String.init))
    var causes: Set<Cause> = []
    for name in definition.rules[rule.index].reads.decisions {
      guard let decision = earlier[name] else { continue }
      // Of a settled decision only what gave a range is wanted.
      if decision.outcome == .undetermined || decision.isAny || answered.contains(name) {
        causes.formUnion(decision.causes)
      }
    }
    return causes
  }

  /// Whether a cause can be that of a used pack's decision which a rule may read; a log doesn't hold what
  /// that came to.
  private func isInherited(_ cause: Cause, by rule: RuleResult) -> Bool {
    definition.rules[rule.index].reads.decisions.contains { name in
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let pack = used.first(where: { $0.alias == parts[0] }) else {
        return false
      }
      return cause.path.hasPrefix(parts[0] + ".")
        || pack.policy.pack.reads(cause.path, for: parts[1])
    }
  }

  /// What a rule has read, made to be asked.
  private struct Reads {
    private let names: Set<String>
    private let absent: Set<String>
    /// The records of which something is absent, and the lists of which something was read.
    private let owners: Set<String>
    private let parameters: Set<String>

    init(_ rule: RuleResult) {
      names = Set(rule.facts.map(\.name))
      absent = Set(rule.facts.filter { $0.value == .null }.map(\.name))
      var owners: Set<String> = []
      for name in absent { owners.insert(String(name.prefix { $0 != "." })) }
      for name in names {
        owners.insert(name)
        for index in name.indices where name[index] == "[" { owners.insert(String(name[..<index])) }
      }
      self.owners = owners
      parameters = Set(rule.parameters.map { "params." + $0.name.prefix { $0 != ":" } })
    }

    /// Whether it was for want of this that the rule didn't go on.
    func lack(_ path: String) -> Bool {
      if absent.contains(path) || parameters.contains(path) { return true }
      if let bracket = path.firstIndex(of: "["), path.last == "]" {
        return owners.contains(String(path[..<bracket]))
      }
      return !path.contains(".") && owners.contains(path)
    }

    /// Whether it was this that the rule asked to be judged.
    func ask(_ path: String) -> Bool { names.contains(path) || parameters.contains(path) }
  }
}
