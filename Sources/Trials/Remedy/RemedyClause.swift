internal import Decisions
internal import Policies

/// Something that must come to be before a decision is `yes`: one of some rules passes, or a whole
/// decision comes out otherwise.
struct RemedyClause {
  /// The decision.
  let decision: String
  /// The numbers of the rules of which one must pass; those that play a part where it `isWhole`.
  let rules: [Int]
  /// Whether it is the decision that tells, and no one rule.
  let isWhole: Bool
  /// Whether a rule does as well that doesn't apply.
  let mayNotApply: Bool

  /// Whether a trial fulfils it; of a whole decision the trial's own outcome tells.
  func isMet(by trial: RemedyTrials.Trial) -> Bool {
    if isWhole { return trial.result(decision)?.outcome == .yes }
    return rules.contains { isMet(by: trial, rule: $0) }
  }

  /// Whether one of its rules fulfils it in a trial.
  func isMet(by trial: RemedyTrials.Trial, rule: Int) -> Bool {
    switch trial.outcomes[rule] {
    case .pass: true
    case nil, .notApplicable: mayNotApply
    default: false
    }
  }
}

extension RemedyScope {
  /// What must come to be before a decision is `yes` that isn't; all of it.
  func clauses(_ name: String, _ base: RemedyTrials.Trial) -> [RemedyClause] {
    guard let definition = policy.pack.decisions.first(where: { $0.name == name }),
      let result = base.result(name)
    else { return [] }
    let condition = number(name, -1).map { [$0] } ?? []
    if result.rules.isEmpty {
      return [RemedyClause(decision: name, rules: condition, isWhole: true, mayNotApply: false)]
    }
    let musts = result.rules.filter { definition.rules[$0.index].isMust }
    let others = result.rules.filter { !definition.rules[$0.index].isMust }
    var clauses = musts.filter(\.isPending).flatMap { needed($0, name, base) }
    switch definition.combine {
    case .all: clauses += others.filter(\.isPending).flatMap { needed($0, name, base) }
    case .any, .first:
      let numbers = others.compactMap { number(name, $0.index) }
      if others.allSatisfy({ $0.outcome != .pass }) {
        clauses.append(
          RemedyClause(decision: name, rules: numbers, isWhole: false, mayNotApply: false))
      } else if definition.combine == .first,
        others.first(where: { $0.outcome != .fail && $0.outcome != .notApplicable })?.outcome
          != .pass
      {
        clauses.append(
          RemedyClause(decision: name, rules: numbers, isWhole: true, mayNotApply: false))
      }
    case .sum:
      // Where must rules fail, too, it isn't known that the points lack.
      if clauses.isEmpty {
        let numbers = others.compactMap { number(name, $0.index) }
        clauses.append(
          RemedyClause(
            decision: name, rules: numbers + condition, isWhole: true, mayNotApply: false))
      }
    }
    return clauses.isEmpty
      ? [
        RemedyClause(
          decision: name, rules: Array(rules.indices), isWhole: true, mayNotApply: false)
      ] : clauses
  }

  /// What one rule needs: where it asks nothing but whether another decision is `yes`, all that this
  /// needs.
  private func needed(
    _ rule: RuleResult, _ name: String, _ base: RemedyTrials.Trial
  ) -> [RemedyClause] {
    guard let number = number(name, rule.index) else { return [] }
    if rules[number].readsDecisionsAlone, rule.decisions.count == 1,
      let read = rule.decisions.first?.name, read.hasSuffix(".yes")
    {
      let other = String(read.dropLast(".yes".utf8.count))
      if made.contains(other) { return clauses(other, base) }
    }
    return [
      RemedyClause(decision: name, rules: [number], isWhole: false, mayNotApply: true)
    ]
  }
}

extension RuleResult {
  /// Whether it keeps a decision from being `yes`, where it has to pass.
  fileprivate var isPending: Bool {
    switch outcome {
    case .fail, .unknown, .review, .error: true
    case .pass, .notApplicable: false
    }
  }
}
