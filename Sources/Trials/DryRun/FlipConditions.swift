internal import Decisions
internal import Policies

/// Two decisions about one dossier, with the grounds of every rule, and where they part.
struct FlipConditions {
  private let policies: Sides<Policy>
  private let decisions: Sides<Decision>

  init(_ policies: Sides<Policy>, _ decisions: Sides<Decision>) {
    self.policies = policies
    self.decisions = decisions
  }

  /// A rule in both.
  private struct Pair {
    /// Its index among the rules of the candidate, else of the baseline; -1: the own condition.
    let index: Int
    let side: EditChoice.Side
    let before: RuleResult?
    let after: RuleResult?

    var differs: Bool { before?.outcome != after?.outcome }
    var isGround: Bool { before?.isGround ?? false || after?.isGround ?? false }
    /// Whether it gives otherwise what it gives: its value.
    var givesOtherwise: Bool { before?.value != after?.value }
    /// Whether what it read by both packs, in the dossier and of parameters, is the same.
    var readsSame: Bool {
      guard let before, let after else { return false }
      return FlipConditions.changed(before.facts, after.facts).isEmpty
        && FlipConditions.changed(before.parameters, after.parameters).isEmpty
    }
  }

  /// The first condition of a decision that goes the other way; nil where there is none, and where
  /// the decisions do not come to what flips.
  func first(
    of name: String, _ change: DryRunReport.Transition
  ) -> DryRunReport.Condition? {
    guard let before = decisions.baseline.result(name),
      let after = decisions.candidate.result(name),
      before.outcome == change.from, after.outcome == change.to
    else { return nil }
    return first(of: name, before, after, depth: policies.candidate.pack.decisions.count)
  }

  private func first(
    of name: String, _ before: DecisionResult, _ after: DecisionResult, depth: Int
  ) -> DryRunReport.Condition? {
    let pairs = pairs(of: name, before, after)
    let points = Self.differing(before.points, after.points)
    let found =
      pairs.first { $0.index < 0 && $0.differs } ?? pairs.first { $0.differs && $0.isGround }
      ?? pairs.first(where: \.differs)
      ?? pairs.first { points.contains(($0.after ?? $0.before)?.id ?? "") }
      ?? pairs.first(where: \.givesOtherwise)
    guard let found else { return nil }
    if depth > 0, found.readsSame, let other = read(found),
      let old = decisions.baseline.result(other), let new = decisions.candidate.result(other),
      let deeper = first(of: other, old, new, depth: depth - 1)
    {
      return deeper
    }
    return condition(name, found)
  }

  /// The first decision that a rule reads otherwise.
  private func read(_ pair: Pair) -> String? {
    guard let before = pair.before, let after = pair.after else { return nil }
    return Self.changed(before.decisions, after.decisions).first
      .flatMap { $0.split(separator: ".").first.map(String.init) }
  }

  /// The names that stand in both with different values, in order.
  private static func changed(_ left: [NamedValue], _ right: [NamedValue]) -> [String] {
    let old = Dictionary(left.map { ($0.name, $0.value) }) { first, _ in first }
    return right.filter { value in old[value.name].map { $0 != value.value } ?? false }
      .map(\.name)
  }

  /// The names whose values differ, those that stand in one alone included, in order.
  private static func differing(_ left: [NamedValue], _ right: [NamedValue]) -> [String] {
    let old = Dictionary(left.map { ($0.name, $0.value) }) { first, _ in first }
    let new = Dictionary(right.map { ($0.name, $0.value) }) { first, _ in first }
    return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }

  /// The rules of both, the decision's own condition first, then in file order.
  private func pairs(
    of name: String, _ before: DecisionResult, _ after: DecisionResult
  ) -> [Pair] {
    var pairs = [
      Pair(index: -1, side: .candidate, before: before.condition, after: after.condition)
    ]
    func key(_ results: [RuleResult]) -> [String: RuleResult] {
      Dictionary(results.map { ($0.id, $0) }) { first, _ in first }
    }
    let (old, new) = (key(before.rules), key(after.rules))
    var known: Set<String> = []
    for side in [EditChoice.Side.candidate, .baseline] {
      let rules = policies[side].pack.decisions.first { $0.name == name }?.rules ?? []
      for (index, rule) in rules.enumerated() where known.insert(rule.id).inserted {
        // The version in force tells its own place.
        let version = (side == .candidate ? new : old)[rule.id]?.index ?? index
        pairs.append(
          Pair(index: version, side: side, before: old[rule.id], after: new[rule.id]))
      }
    }
    return pairs
  }

  private func condition(_ name: String, _ pair: Pair) -> DryRunReport.Condition? {
    guard let definition = policies[pair.side].pack.decisions.first(where: { $0.name == name })
    else { return nil }
    let rule = definition.rules.indices.contains(pair.index) ? definition.rules[pair.index] : nil
    return DryRunReport.Condition(
      decision: name, rule: rule?.id, title: rule?.title ?? definition.title,
      place: rule?.place ?? "", before: pair.before.map(DryRunReport.Ground.init),
      after: pair.after.map(DryRunReport.Ground.init))
  }
}

extension DryRunReport.Ground {
  fileprivate init(_ result: RuleResult) {
    self.init(
      outcome: result.outcome, facts: result.facts, parameters: result.parameters,
      decisions: result.decisions, shown: result.shown)
  }
}
