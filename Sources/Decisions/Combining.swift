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
  /// The decision's own as-of date, where it isn't the document's.
  var asOf: CalendarDate?

  init(_ definition: DecisionDefinition) { self.definition = definition }

  /// Whether a rule needn't run, because in `first` another has passed before it.
  func isSettled(before rule: Rule) -> Bool {
    definition.combine == .first && !rule.isMust
      && results.contains { $0.outcome == .pass && !musts.contains($0.index) }
  }

  /// Adds what a rule came to.
  mutating func add(_ result: RuleResult, _ rule: Rule) {
    if rule.isMust { musts.insert(result.index) }
    results.append(result)
  }

  // MARK: Before any rule

  /// It doesn't apply, perhaps because of its own condition.
  func notApplicable(_ condition: RuleResult? = nil) -> DecisionResult {
    make(.notApplicable, condition: condition.map(asGround))
  }

  /// It isn't known for want of these.
  func undetermined(for paths: [String]) -> DecisionResult { make(.undetermined, missing: paths) }

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
    _ outcome: DecisionOutcome, condition: RuleResult? = nil, missing: [String] = []
  ) -> DecisionResult {
    DecisionResult(
      name: definition.name, outcome: outcome, asOf: asOf, rules: [], missingForItself: missing,
      condition: condition, value: nil)
  }

  // MARK: After the rules

  private enum Verdict { case yes, no, open }

  /// What the decision comes to.
  ///
  /// - Parameters:
  ///   - explain: Whether every rule gets its grounds.
  ///   - ground: Gives a rule its grounds: what it read and what it shows.
  func result(explain: Bool, ground: (inout RuleResult) -> Void) -> DecisionResult {
    let outcome = outcome
    let rules = ordered.map { result in
      var result = result
      result.isGround = isGround(result, of: outcome)
      if result.isGround || explain { ground(&result) }
      return result
    }
    return DecisionResult(
      name: definition.name, outcome: outcome, asOf: asOf, rules: rules, missingForItself: [],
      condition: nil, value: outcome == .yes ? value : nil)
  }

  private var applicable: [RuleResult] { results.filter { $0.outcome != .notApplicable } }
  private var must: [RuleResult] { applicable.filter { musts.contains($0.index) } }
  private var others: [RuleResult] { applicable.filter { !musts.contains($0.index) } }

  /// Failed must rules, then the others in file order.
  private var ordered: [RuleResult] {
    let isFailedMust = { (result: RuleResult) in
      result.outcome == .fail && musts.contains(result.index)
    }
    return results.filter(isFailedMust) + results.filter { !isFailedMust($0) }
  }

  private var outcome: DecisionOutcome {
    if applicable.contains(where: { $0.outcome == .error }) { return .error }
    if applicable.isEmpty { return .notApplicable }
    switch (Self.all(must), choice) {
    case (.no, _), (_, .no): return .no
    case (.yes, .yes): return .yes
    default: return .undetermined
    }
  }

  private var choice: Verdict {
    switch definition.combine {
    case .all: Self.all(others)
    case .any: Self.any(others)
    case .first: first
    }
  }

  private static func all(_ results: [RuleResult]) -> Verdict {
    if results.contains(where: { $0.outcome == .fail }) { return .no }
    return results.allSatisfy { $0.outcome == .pass } ? .yes : .open
  }

  private static func any(_ results: [RuleResult]) -> Verdict {
    if results.contains(where: { $0.outcome == .pass }) { return .yes }
    return results.allSatisfy { $0.outcome == .fail } ? .no : .open
  }

  /// In file order: what stands before the first pass must be settled, else that may be the first.
  private var first: Verdict {
    guard let decisive = others.first(where: { $0.outcome != .fail }) else { return .no }
    return decisive.outcome == .pass ? .yes : .open
  }

  private var value: TextTree.Content? {
    switch definition.combine {
    case .all: return nil
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

  private func isGround(_ result: RuleResult, of outcome: DecisionOutcome) -> Bool {
    let isMust = musts.contains(result.index)
    switch outcome {
    case .notApplicable: return false
    case .error: return result.outcome == .error
    case .undetermined: return result.outcome == .unknown
    case .yes:
      switch definition.combine {
      case .all: return true
      case .any: return isMust || result.outcome == .pass
      case .first: return isMust || result.index == others.first { $0.outcome == .pass }?.index
      }
    case .no:
      if isMust { return Self.all(must) == .no && result.outcome == .fail }
      return choice == .no && (definition.combine != .all || result.outcome == .fail)
    }
  }
}
