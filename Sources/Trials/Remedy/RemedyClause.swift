internal import Decisions
internal import Policies

/// Something that must come to be before a decision is `yes`.
struct RemedyClause {
  /// The decision.
  let decision: String
  /// The numbers of the rules that it is about.
  let rules: [Int]
  let kind: Kind

  /// What must come to be.
  enum Kind {
    /// One of the rules passes.
    case onePasses
    /// The rule passes, or doesn't apply.
    case holds
    /// The rule is settled, whatever it comes to.
    case settles
    /// The decision is `yes`, on which the rules all bear.
    case whole
  }

  /// Whether it is the decision that tells, and no one rule.
  var isWhole: Bool { kind == .whole }

  /// Whether a trial fulfils it.
  func isMet(by trial: RemedyTrials.Trial) -> Bool {
    if isWhole { return trial.result(decision)?.outcome == .yes }
    return rules.contains { isMet(by: trial, rule: $0) }
  }

  /// Whether one of its rules fulfils it in a trial.
  func isMet(by trial: RemedyTrials.Trial, rule: Int) -> Bool {
    switch (kind, trial.outcomes[rule]) {
    case (_, .pass): kind != .settles || !trial.open.contains(rule)
    case (.holds, nil), (.holds, .notApplicable): true
    case (.settles, nil), (.settles, .notApplicable), (.settles, .fail): true
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
      return [RemedyClause(decision: name, rules: condition, kind: .whole)]
    }
    let musts = result.rules.filter { definition.rules[$0.index].isMust }
    let others = result.rules.filter { !definition.rules[$0.index].isMust }
    var clauses = musts.filter(\.isPending).flatMap { needed($0, name, base) }
    switch definition.combine {
    case .all: clauses += others.filter(\.isPending).flatMap { needed($0, name, base) }
    case .any, .first:
      let numbers = others.compactMap { number(name, $0.index) }
      if others.allSatisfy({ $0.outcome != .pass }) {
        clauses.append(RemedyClause(decision: name, rules: numbers, kind: .onePasses))
      } else if definition.combine == .first,
        others.first(where: { $0.outcome != .fail && $0.outcome != .notApplicable })?.outcome
          != .pass
      {
        clauses.append(RemedyClause(decision: name, rules: numbers, kind: .whole))
      }
    case .sum where definition.sum?.isOnlySettled == true:
      // Every rule has to give one number.
      clauses += others.compactMap { number(name, $0.index) }.filter { base.isOpen($0) }
        .map { RemedyClause(decision: name, rules: [$0], kind: .settles) }
    case .sum:
      // Where must rules fail, too, it isn't known that the points lack.
      if clauses.isEmpty {
        let numbers = others.compactMap { number(name, $0.index) }
        clauses.append(RemedyClause(decision: name, rules: numbers + condition, kind: .whole))
      }
    // What hangs on other dossiers isn't made of one.
    case .queue: break
    }
    return clauses.isEmpty
      ? [RemedyClause(decision: name, rules: Array(rules.indices), kind: .whole)] : clauses
  }

  /// What one rule needs: where it asks nothing but whether another decision is `yes`, all that this
  /// needs.
  private func needed(
    _ rule: RuleResult, _ name: String, _ base: RemedyTrials.Trial
  ) -> [RemedyClause] {
    guard let number = number(name, rule.index) else { return [] }
    if let other = rules[number].needsYes { return clauses(other, base) }
    return [RemedyClause(decision: name, rules: [number], kind: .holds)]
  }
}

extension RemedyTrials.Trial {
  /// Whether a rule isn't settled: by its outcome, or by what it adds to a sum.
  func isOpen(_ rule: Int) -> Bool {
    switch outcomes[rule] {
    case .unknown, .review: true
    default: open.contains(rule)
    }
  }
}

extension SumDefinition {
  /// Whether it is `yes` as soon as it is one number: it has no bounds, and nothing cuts what isn't
  /// settled.
  fileprivate var isOnlySettled: Bool {
    ([bounds] + parts.map(\.bounds)).allSatisfy { $0.atLeast == nil && $0.above == nil }
      && parts.allSatisfy { $0.atMost == nil }
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
