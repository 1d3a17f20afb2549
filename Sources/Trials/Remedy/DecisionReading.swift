internal import Policies

/// What decisions and their rules may read, also through other decisions.
struct DecisionReading {
  private let policy: Policy
  private let definitions: [String: DecisionDefinition]

  /// What the files of decisions ask of other decisions, such as `yes`.
  private let asked: [String: [String: Set<String>]]

  /// - Parameter asked: What the file of each decision asks of others.
  init(_ policy: Policy, asked: [String: [String: Set<String>]]) {
    self.policy = policy
    self.asked = asked
    definitions = Dictionary(
      uniqueKeysWithValues: policy.pack.decisions.map { ($0.name, $0) })
  }

  /// The decisions that some may read, directly or not, those themselves among them.
  func reached(from names: Set<String>) -> Set<String> {
    var reached = names
    var open = Array(names)
    while let name = open.popLast() {
      guard let definition = definitions[name] else { continue }
      for next in definition.readDecisions where reached.insert(next).inserted { open.append(next) }
    }
    return reached
  }

  /// The condition and the date of a decision.
  func condition(of definition: DecisionDefinition) -> RemedyScope.ScopedRule {
    rule(
      definition.reads, id: "when", index: -1, of: definition, others: definition.reads.decisions)
  }

  /// A rule of a decision.
  func rule(
    _ rule: Rule, _ index: Int, of definition: DecisionDefinition
  ) -> RemedyScope.ScopedRule {
    self.rule(rule.reads, id: rule.id, index: index, of: definition, others: rule.reads.decisions)
  }

  private func rule(
    _ reads: Reads, id: String, index: Int, of definition: DecisionDefinition, others: Set<String>
  ) -> RemedyScope.ScopedRule {
    let decisions = reached(from: others)
    var facts = reads.facts
    var isOpen = reads.isOpen
    for name in decisions {
      guard let other = definitions[name] else {
        let read = policy.pack.readsOfUsed(by: name)
        facts.formUnion(read.facts)
        isOpen = isOpen || read.isOpen
        continue
      }
      facts.formUnion(other.allFacts)
      isOpen = isOpen || other.isOpen
      if let path = dayPath(other) { facts.insert(path) }
    }
    // On another day there are other rules, and parameters say something else.
    if let path = dayPath(definition) { facts.insert(path) }
    return RemedyScope.ScopedRule(
      key: RemedyScope.Key(decision: definition.name, index: index), id: id, facts: facts,
      decisions: decisions, needsYes: needed(reads, by: definition), isOpen: isOpen)
  }

  /// The decision that a rule asks nothing but whether it is `yes`; nil where it reads anything else.
  private func needed(_ reads: Reads, by definition: DecisionDefinition) -> String? {
    guard reads.facts.isEmpty, !reads.isOpen, reads.decisions.count == 1,
      let other = reads.decisions.first, definitions[other] != nil,
      asked[definition.name]?[other] == ["yes"]
    else { return nil }
    return other
  }

  private func dayPath(_ definition: DecisionDefinition) -> String? {
    (definition.asOf ?? policy.pack.asOf)?.path
  }
}

extension DecisionDefinition {
  /// The decisions that it reads.
  fileprivate var readDecisions: Set<String> {
    rules.reduce(into: reads.decisions) { $0.formUnion($1.reads.decisions) }
  }

  /// The patterns of the fields that it reads.
  fileprivate var allFacts: Set<String> {
    rules.reduce(into: reads.facts) { $0.formUnion($1.reads.facts) }
  }

  /// Whether it, or a rule of it, may read anything.
  fileprivate var isOpen: Bool { reads.isOpen || rules.contains(where: \.reads.isOpen) }
}
