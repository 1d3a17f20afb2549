internal import LuaMachine
internal import Policies
package import Records

extension Decider {
  /// Decides a dossier, and keeps what may be taken over where it is decided again.
  package func make(_ dossier: Dossier, asOf: CalendarDate, explain: Bool = false) -> Made {
    make(dossier, on: documentDay(dossier, asOf), explain: explain, again: nil)
  }

  /// Decides a dossier for a pack that uses this one.
  ///
  /// - Parameter given: The date of decisions that take theirs from no field; nil where the dossier lacks
  ///   that which the other pack names.
  func make(_ dossier: Dossier, givenDay given: CalendarDate?) -> Made {
    make(
      dossier, on: policy.pack.asOf.map { Self.date($0, dossier) } ?? given, explain: false,
      again: nil)
  }

  /// Decides a dossier again, of which another policy has made something on the same day: rules that
  /// are alike don't run, and what they came to is taken over without its grounds.
  ///
  /// The results are those of `make(_:asOf:)` but for grounds.
  package func make(
    _ dossier: Dossier, asOf: CalendarDate, again earlier: Made, _ alike: RulesAlike
  ) -> Made {
    make(
      dossier, on: documentDay(dossier, asOf), explain: false, again: (earlier, alike))
  }

  /// What was made by another policy, and what of it is alike.
  private typealias Earlier = (made: Made, alike: RulesAlike)

  private func make(
    _ dossier: Dossier, on day: CalendarDate?, explain: Bool, again earlier: Earlier?
  ) -> Made {
    var units: [Int] = []
    // By the index of each decision, whether it came out otherwise than earlier.
    var differs: [Bool] = []
    evaluation.decided = []
    evaluation.used = used.flatMap { $0.results(dossier, on: day) }
    evaluation.with(dossier) {
      // A decision may read those before it, so all of them are made, also where few are wanted.
      for (index, definition) in policy.pack.decisions.enumerated() {
        if !isMade(definition) {
          evaluation.decided.append(.unmade(definition.name))
          units.append(0)
          differs.append(true)
          continue
        }
        evaluation.observer?.decision = index
        let known = earlier.flatMap { Known(index, $0.made, $0.alike, differs) }
        let (result, used) = result(of: definition, dossier, day, explain, known)
        evaluation.decided.append(result)
        units.append(used)
        differs.append(known.map { $0.result != result } ?? true)
      }
    }
    var made = Made(results: evaluation.decided, units: units)
    made.used = evaluation.used
    return made
  }

  /// What a decision comes to, and the units that it has used up, at most.
  private func result(
    of definition: DecisionDefinition, _ dossier: Dossier, _ day: CalendarDate?, _ explain: Bool,
    _ known: Known?
  ) -> (DecisionResult, Int) {
    if let known, known.isWhole { return (known.result, known.units) }
    machine.setBudget(units: limits.budgetUnits)
    if let known {
      let result = result(
        of: definition, dossier, documentDay: day, explain: false, known: known.rule)
      // All rules together have one budget: those that didn't run would have used some of it.
      let used = known.units + limits.budgetUnits - machine.budgetLeft
      if used < limits.budgetUnits { return (result, used) }
    }
    let result = result(of: definition, dossier, documentDay: day, explain: explain)
    return (result, limits.budgetUnits - machine.budgetLeft)
  }

  /// What is known of a decision before it is made again.
  private struct Known {
    let result: DecisionResult
    let units: Int
    /// Whether all of it comes out the same.
    let isWhole: Bool
    /// What each rule comes to; nil for those that must run, and none where all is known.
    private var rules: [RuleResult?] = []

    init?(_ index: Int, _ made: Made, _ alike: RulesAlike, _ differs: [Bool]) {
      guard let own = alike.decisions[index], made.results.indices.contains(own.earlier)
      else { return nil }
      result = made.results[own.earlier]
      units = made.units[own.earlier]
      // What a limit of the host ended may come to something else.
      guard result.isReplayable else { return nil }
      func isSame(_ reads: [Int]) -> Bool { reads.allSatisfy { $0 < index && !differs[$0] } }
      isWhole = own.allReads.map(isSame) ?? false
      if isWhole { return }
      rules = Array(repeating: nil, count: own.rules.count)
      var places = Array(repeating: -1, count: result.rules.map(\.index).max().map { $0 + 1 } ?? 0)
      for (place, rule) in result.rules.enumerated() { places[rule.index] = place }
      for (index, earlier) in own.rules.enumerated() where isSame(own.reads[index]) {
        guard let earlier, places.indices.contains(earlier), places[earlier] >= 0 else { continue }
        rules[index] = result.rules[places[earlier]].moved(to: index)
      }
    }

    func rule(_ index: Int) -> RuleResult? { rules[index] }
  }

  // MARK: One rule

  /// What one rule of a decision comes to, with its grounds, where the decisions before it came to
  /// what is given; nil where it isn't in force, or its decision not applicable.
  ///
  /// - Parameter rule: Its index; -1 for the decision's own condition.
  package func grounded(
    rule: Int, ofDecision index: Int, _ dossier: Dossier, asOf: CalendarDate, after made: Made
  ) -> RuleResult? {
    let definition = policy.pack.decisions[index]
    let own = definition.asOf.map { Self.date($0, dossier) } ?? documentDay(dossier, asOf)
    guard let day = own else { return nil }
    let keeps = keepsGrounds
    keepsGrounds = true
    defer { keepsGrounds = keeps }
    evaluation.decided = Array(made.results.prefix(index))
    evaluation.used = made.used
    return evaluation.with(dossier) {
      evaluation.setDay(day)
      machine.setBudget(units: limits.budgetUnits)
      machine.setTime(seconds: limits.timeSeconds)
      forgetReads()
      if rule < 0 {
        guard let when = definition.when else { return nil }
        evaluation.beginReading()
        evaluation.rulePath = definition.name + ".when"
        return grounded(condition(when))
      }
      let own = definition.rules[rule]
      guard own.effective.contains(day) else { return nil }
      evaluation.rulePath = definition.name + "." + own.id
      var result = run(own, rule)
      ground(&result)
      result.shown = show(own)
      return result
    }
  }
}

extension RuleResult {
  /// The same of a rule with another index, without grounds.
  fileprivate func moved(to index: Int) -> RuleResult {
    var result = RuleResult(
      id: id, index: index, outcome: outcome, causes: causes, error: error, value: value,
      points: points)
    result.mayNotApply = mayNotApply
    return result
  }
}
