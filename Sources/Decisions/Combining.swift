internal import CanonicalJSON
internal import Policies
internal import Records

/// Turns what the rules of a decision came to into what the decision comes to.
///
/// The algebra: with M the `must` rules in force and applicable, and O the others, one in error
/// makes the decision an error; no rule makes it not applicable; M or O being no makes it no; both
/// being yes makes it yes; else it is undetermined.
struct Combining {
  private let definition: DecisionDefinition
  private var results: [RuleResult] = []
  private var musts: Set<Int> = []
  /// Whether a rule other than a must rule has passed.
  private var hasWinner = false
  /// The decision's own as-of date, where it isn't the document's.
  var asOf: CalendarDate?

  init(_ definition: DecisionDefinition) { self.definition = definition }

  /// Whether a rule needn't run, because in `first` another has passed before it.
  func isSettled(before rule: Rule) -> Bool {
    definition.combine == .first && !rule.isMust && hasWinner
  }

  /// Adds what a rule came to.
  mutating func add(_ result: RuleResult, _ rule: Rule) {
    if rule.isMust { musts.insert(result.index) }
    if !rule.isMust, result.outcome == .pass { hasWinner = true }
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
      name: definition.name, outcome: outcome, asOf: asOf, rules: [], ownCauses: causes,
      condition: condition, value: nil, parts: [], total: nil, isAny: definition.combine == .any)
  }

  // MARK: After the rules

  private enum Verdict { case yes, no, open }

  /// What the decision comes to.
  ///
  /// - Parameters:
  ///   - sum: What adds the points of a sum.
  ///   - explain: Whether every rule gets its grounds.
  ///   - ground: Gives a rule its grounds: what it read and what it shows.
  func result(
    sum: SumEvaluation?, explain: Bool, ground: (inout RuleResult) -> Void
  ) -> DecisionResult {
    var rules = ordered
    let applicable = results.lazy.filter { $0.outcome != .notApplicable }
    let others = applicable.filter { [musts] in !musts.contains($0.index) }
    let added = sum?.outcome(others.map { ($0.points, definition.rules[$0.index].points?.part) })
    let must = Self.all(applicable.filter { [musts] in musts.contains($0.index) })
    let choice = choice(others, added)
    let outcome = outcome(applicable, must, choice)
    let winner = others.first { $0.outcome == .pass }?.index
    for index in rules.indices {
      let result = rules[index]
      rules[index].isGround =
        switch outcome {
        case .notApplicable: false
        case .error: result.outcome == .error
        case .undetermined: !result.causes.isEmpty
        case .yes: isGroundOfYes(result, winner)
        case .no: isGroundOfNo(result, must, choice)
        }
      if explain || rules[index].isGround { ground(&rules[index]) }
    }
    return DecisionResult(
      name: definition.name, outcome: outcome, asOf: asOf, rules: rules,
      ownCauses: outcome == .undetermined ? added?.causes ?? [] : [], condition: nil,
      value: value(outcome, others, added),
      parts: added?.parts.map { NamedValue(name: $0.name, value: $0.total.content) } ?? [],
      total: added?.total, isAny: definition.combine == .any)
  }

  /// Failed must rules, then the others in file order.
  private var ordered: [RuleResult] {
    if musts.isEmpty { return results }
    let isFailedMust = { (result: RuleResult) in
      result.outcome == .fail && musts.contains(result.index)
    }
    return results.filter(isFailedMust) + results.filter { !isFailedMust($0) }
  }

  private func outcome(
    _ applicable: some Sequence<RuleResult>, _ must: Verdict, _ choice: Verdict
  ) -> DecisionOutcome {
    if applicable.contains(where: { $0.outcome == .error }) { return .error }
    if !applicable.contains(where: { _ in true }) { return .notApplicable }
    // Where no rule applies for sure, all of them may turn out not to, and so may the decision.
    if applicable.allSatisfy(\.mayNotApply) { return .undetermined }
    switch (must, choice) {
    case (.no, _), (_, .no): return .no
    case (.yes, .yes): return .yes
    default: return .undetermined
    }
  }

  private func choice(
    _ others: some Sequence<RuleResult>, _ added: SumEvaluation.Outcome?
  ) -> Verdict {
    switch definition.combine {
    case .all, .queue: Self.all(others)
    case .any: Self.any(others)
    case .first: Self.first(others)
    case .sum: added?.verdict.map { $0 ? .yes : .no } ?? .open
    }
  }

  private static func all(_ results: some Sequence<RuleResult>) -> Verdict {
    if results.contains(where: { $0.outcome == .fail }) { return .no }
    return results.allSatisfy { $0.outcome == .pass } ? .yes : .open
  }

  private static func any(_ results: some Sequence<RuleResult>) -> Verdict {
    if results.contains(where: { $0.outcome == .pass }) { return .yes }
    return results.allSatisfy { $0.outcome == .fail } ? .no : .open
  }

  /// In file order: what stands before the first pass must be settled, else that may be the first.
  private static func first(_ results: some Sequence<RuleResult>) -> Verdict {
    guard let decisive = results.first(where: { $0.outcome != .fail }) else { return .no }
    return decisive.outcome == .pass ? .yes : .open
  }

  /// What the decision gives: of a sum always its total, else only with yes.
  private func value(
    _ outcome: DecisionOutcome, _ others: some Sequence<RuleResult>,
    _ added: SumEvaluation.Outcome?
  ) -> TextTree.Content? {
    if definition.combine == .sum {
      return outcome == .error || outcome == .notApplicable ? nil : added?.total?.content
    }
    guard outcome == .yes else { return nil }
    switch definition.combine {
    case .all, .sum, .queue: return nil
    case .first: return others.first { $0.outcome == .pass }?.value
    case .any:
      let place = TextPlace(line: 1, column: 1)
      let members = others.compactMap { result -> TextTree.Member? in
        guard result.outcome == .pass, let value = result.value else { return nil }
        return .init(
          key: result.id, keyPlace: place, value: TextTree(place: place, content: value))
      }
      return members.isEmpty ? nil : .object(members)
    }
  }

  // MARK: Grounds

  private func isGroundOfYes(_ result: RuleResult, _ winner: Int?) -> Bool {
    let isMust = musts.contains(result.index)
    switch definition.combine {
    case .all, .sum, .queue: return true
    case .any: return isMust || result.outcome == .pass
    case .first: return isMust || result.index == winner
    }
  }

  /// Of each group that loses, the rules that failed; in `any` and `first` every rule of it.
  private func isGroundOfNo(_ result: RuleResult, _ must: Verdict, _ choice: Verdict) -> Bool {
    if musts.contains(result.index) { return must == .no && result.outcome == .fail }
    guard choice == .no else { return false }
    switch definition.combine {
    case .all, .sum, .queue: return result.outcome == .fail
    case .any, .first: return true
    }
  }
}

extension DecisionResult.Total {
  /// The number, or `[low, high]`.
  var content: TextTree.Content { low == high ? .number(low) : .range(low: low, high: high) }
}
