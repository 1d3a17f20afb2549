internal import Decisions
internal import Policies

/// What two packs make of one dossier, and where they part.
struct FlipConditions {
  private let deciders: Sides<Decider>
  private let dossier: DecidedTwice
  private let made: Sides<Made>

  init(_ deciders: Sides<Decider>, _ dossier: DecidedTwice, _ made: Sides<Made>) {
    self.deciders = deciders
    self.dossier = dossier
    self.made = made
  }

  private func pack(_ side: EditChoice.Side) -> Pack { deciders[side].policy.pack }

  /// What a rule came to, with its grounds.
  private func grounded(
    _ result: RuleResult?, of name: String, _ side: EditChoice.Side
  ) -> RuleResult? {
    guard let result, let index = pack(side).decisions.firstIndex(where: { $0.name == name })
    else { return nil }
    return deciders[side].grounded(
      rule: result.index, ofDecision: index, dossier.dossiers[side], asOf: dossier.days[side],
      after: made[side]) ?? result
  }

  /// A rule in both.
  private struct Pair {
    /// Its index among the rules of the candidate, else of the baseline; -1: the own condition.
    let index: Int
    let side: EditChoice.Side
    var before: RuleResult?
    var after: RuleResult?

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
    guard let before = made.baseline.result(name), let after = made.candidate.result(name),
      before.outcome == change.from, after.outcome == change.to
    else { return nil }
    return first(of: name, before, after, depth: pack(.candidate).decisions.count)
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
    guard var found else { return nil }
    found.before = grounded(found.before, of: name, .baseline)
    found.after = grounded(found.after, of: name, .candidate)
    if depth > 0, found.readsSame, let other = read(found),
      let old = made.baseline.result(other), let new = made.candidate.result(other),
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
      let rules = pack(side).decisions.first { $0.name == name }?.rules ?? []
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
    guard let definition = pack(pair.side).decisions.first(where: { $0.name == name })
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
