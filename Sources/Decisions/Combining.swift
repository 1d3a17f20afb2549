internal import CanonicalJSON
internal import Policies
internal import Records

/// Turns what the rules of a decision came to into what the decision comes to.
///
/// The algebra: with M the `must` rules in force and applicable, and O the others, one in error
/// makes the decision an error; no rule makes it not applicable; M or O being no makes it no; both
/// being yes makes it yes; else it is undetermined.
struct Combining {
  private let plan: DecisionPlan
  private var results: [RuleResult] = []
  /// What the must rules, and the others, come to together.
  private var musts = Group()
  private var others = Group()
  /// The index among `results` of the first rule other than a must rule that has passed.
  private var winner: Int?
  private var hasError = false
  private var hasFailedMust = false
  /// The decision's own as-of date, where it isn't the document's.
  var asOf: CalendarDate?

  /// How the rules of a group that apply came out.
  private struct Group {
    var count = 0
    /// How many may turn out not to apply.
    var doubtful = 0
    var passed = 0
    var failed = 0
    /// The first that didn't fail.
    var decisive: RuleOutcome?

    mutating func add(_ result: RuleResult) {
      if result.outcome == .notApplicable { return }
      count += 1
      if result.mayNotApply { doubtful += 1 }
      if result.outcome == .pass { passed += 1 }
      if result.outcome == .fail {
        failed += 1
      } else if decisive == nil {
        decisive = result.outcome
      }
    }
  }

  init(_ plan: DecisionPlan) { self.plan = plan }

  /// Whether a rule needn't run, because in `first` another has passed before it.
  func isSettled(before rule: RulePlan) -> Bool {
    winner != nil && plan.combine == .first && !rule.isMust
  }

  /// Adds what a rule came to.
  mutating func add(_ result: RuleResult, _ rule: RulePlan) {
    if results.isEmpty { results.reserveCapacity(plan.rules.count) }
    if rule.isMust {
      musts.add(result)
      if result.outcome == .fail { hasFailedMust = true }
    } else {
      others.add(result)
      if winner == nil, result.outcome == .pass { winner = results.count }
    }
    if result.outcome == .error { hasError = true }
    results.append(result)
  }

  // MARK: Before any rule

  /// It doesn't apply, perhaps because of its own condition.
  func notApplicable(_ condition: RuleResult? = nil) -> DecisionResult {
    make(.notApplicable, condition: condition.map(asGround))
  }

  /// It isn't known for want of these.
  func undetermined(for causes: [Cause]) -> DecisionResult { make(.undetermined, causes: causes) }

  /// Its own condition is unknown or in error.
  func stopped(by condition: RuleResult) -> DecisionResult {
    make(condition.outcome == .error ? .error : .undetermined, condition: asGround(condition))
  }

  private func asGround(_ condition: RuleResult) -> RuleResult {
    var condition = condition
    condition.isGround = true
    return condition
  }

  private func make(
    _ outcome: DecisionOutcome, condition: RuleResult? = nil, causes: [Cause] = []
  ) -> DecisionResult {
    DecisionResult(
      name: plan.name, outcome: outcome, asOf: asOf, rules: [], ownCauses: causes,
      condition: condition, value: nil, parts: [], total: nil, isAny: plan.combine == .any)
  }

  // MARK: After the rules

  private enum Verdict { case yes, no, open }

  /// What the decision comes to.
  ///
  /// - Parameters:
  ///   - sum: What adds the points of a sum.
  ///   - explain: Whether every rule gets its grounds.
  ///   - ground: Gives a rule its grounds: what it read and what it shows.
  consuming func result(
    sum: SumEvaluation?, explain: Bool, ground: (inout RuleResult) -> Void
  ) -> DecisionResult {
    let added = sum?.outcome(points)
    let must = Self.all(musts)
    let choice = choice(added)
    let outcome = outcome(must, choice)
    let value = value(outcome, added)
    for index in results.indices {
      let isGround = isGround(index, outcome, must, choice)
      if isGround { results[index].isGround = true }
      if explain || isGround { ground(&results[index]) }
    }
    if hasFailedMust { putFailedMustsFirst() }
    return DecisionResult(
      name: plan.name, outcome: outcome, asOf: asOf, rules: results,
      ownCauses: outcome == .undetermined ? added?.causes ?? [] : [], condition: nil, value: value,
      parts: added?.parts.map { NamedValue(name: $0.name, value: $0.total.content) } ?? [],
      total: added?.total, isAny: plan.combine == .any)
  }

  /// What each rule adds to a sum that applies and isn't a must rule.
  private var points: [(points: DecisionResult.Total?, part: Int?)] {
    results.lazy.filter { [plan] in
      $0.outcome != .notApplicable && !plan.rules[$0.index].isMust
    }.map { [plan] in ($0.points, plan.rules[$0.index].points?.part) }
  }

  /// Failed must rules, then the others in file order.
  private mutating func putFailedMustsFirst() {
    let isFailedMust = { [plan] (result: RuleResult) in
      result.outcome == .fail && plan.rules[result.index].isMust
    }
    results = results.filter(isFailedMust) + results.filter { !isFailedMust($0) }
  }

  private func outcome(_ must: Verdict, _ choice: Verdict) -> DecisionOutcome {
    if hasError { return .error }
    let count = musts.count + others.count
    if count == 0 { return .notApplicable }
    // Where no rule applies for sure, all of them may turn out not to, and so may the decision.
    if musts.doubtful + others.doubtful == count { return .undetermined }
    switch (must, choice) {
    case (.no, _), (_, .no): return .no
    case (.yes, .yes): return .yes
    default: return .undetermined
    }
  }

  private func choice(_ added: SumEvaluation.Outcome?) -> Verdict {
    switch plan.combine {
    case .all, .queue: Self.all(others)
    case .any: Self.any(others)
    case .first: Self.first(others)
    case .sum: added?.verdict.map { $0 ? .yes : .no } ?? .open
    }
  }

  private static func all(_ group: Group) -> Verdict {
    if group.failed > 0 { return .no }
    return group.passed == group.count ? .yes : .open
  }

  private static func any(_ group: Group) -> Verdict {
    if group.passed > 0 { return .yes }
    return group.failed == group.count ? .no : .open
  }

  /// In file order: what stands before the first pass must be settled, else that may be the first.
  private static func first(_ group: Group) -> Verdict {
    guard let decisive = group.decisive else { return .no }
    return decisive == .pass ? .yes : .open
  }

  /// What the decision gives: of a sum always its total, else only with yes.
  private func value(
    _ outcome: DecisionOutcome, _ added: SumEvaluation.Outcome?
  ) -> TextTree.Content? {
    if plan.combine == .sum {
      return outcome == .error || outcome == .notApplicable ? nil : added?.total?.content
    }
    guard outcome == .yes else { return nil }
    switch plan.combine {
    case .all, .sum, .queue: return nil
    case .first: return winner.flatMap { results[$0].value }
    case .any:
      let place = TextPlace(line: 1, column: 1)
      var members: [TextTree.Member] = []
      for result in results where result.outcome == .pass && !plan.rules[result.index].isMust {
        guard let value = result.value else { continue }
        members.append(
          .init(key: result.id, keyPlace: place, value: TextTree(place: place, content: value)))
      }
      return members.isEmpty ? nil : .object(members)
    }
  }

  // MARK: Grounds

  private func isGround(
    _ index: Int, _ outcome: DecisionOutcome, _ must: Verdict, _ choice: Verdict
  ) -> Bool {
    let own = results[index].outcome
    let isMust = plan.rules[results[index].index].isMust
    switch outcome {
    case .notApplicable: return false
    case .error: return own == .error
    case .undetermined: return !results[index].causes.isEmpty
    case .yes: return isGroundOfYes(own, isMust: isMust, isWinner: index == winner)
    case .no: return isGroundOfNo(own, isMust: isMust, must, choice)
    }
  }

  private func isGroundOfYes(_ own: RuleOutcome, isMust: Bool, isWinner: Bool) -> Bool {
    switch plan.combine {
    case .all, .sum, .queue: true
    case .any: isMust || own == .pass
    case .first: isMust || isWinner
    }
  }

  /// Of each group that loses, the rules that failed; in `any` and `first` every rule of it.
  private func isGroundOfNo(
    _ own: RuleOutcome, isMust: Bool, _ must: Verdict, _ choice: Verdict
  ) -> Bool {
    if isMust { return must == .no && own == .fail }
    guard choice == .no else { return false }
    switch plan.combine {
    case .all, .sum, .queue: return own == .fail
    case .any, .first: return true
    }
  }
}

extension DecisionResult.Total {
  /// The number, or `[low, high]`.
  var content: TextTree.Content { low == high ? .number(low) : .range(low: low, high: high) }
}
