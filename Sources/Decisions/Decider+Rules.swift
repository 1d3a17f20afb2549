internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

extension Decider {
  // MARK: One decision

  /// What a decision comes to.
  ///
  /// - Parameter known: What a rule is known to come to, by its index, which then doesn't run.
  func result(
    of plan: DecisionPlan, _ dossier: Dossier, documentDay: CalendarDate?,
    explain: Bool, known: ((Int) -> RuleResult?)? = nil
  ) -> DecisionResult {
    var combining = Combining(plan)
    if plan.records.contains(where: { !dossier.isSubmitted[$0] }) {
      return combining.notApplicable()
    }
    let ownDay = plan.asOf.map { Self.date($0, dossier) } ?? documentDay
    guard let day = ownDay else {
      let path = (plan.asOf ?? policy.pack.asOf)?.path ?? dayPath ?? "as_of"
      return combining.undetermined(for: [.missing(path)])
    }
    combining.asOf = day == documentDay ? nil : day
    return result(of: plan, combining, on: day, limits, explain: explain, known: known)
  }

  /// What its own condition and its rules come to on a day, whatever they are about.
  func result(
    of plan: DecisionPlan, _ combining: consuming Combining, on day: CalendarDate,
    _ limits: Limits, explain: Bool, known: ((Int) -> RuleResult?)? = nil
  ) -> DecisionResult {
    var combining = combining
    evaluation.observer?.note(day)
    guard plan.effective.contains(day) else { return combining.notApplicable() }
    evaluation.setDay(day)
    forgetReads()
    begin(limits)
    if let when = plan.when {
      evaluation.beginReading()
      evaluation.rulePath = plan.whenPath
      let condition = condition(when)
      note(condition: condition)
      switch condition {
      case .success(true): break
      case .success(false):
        return combining.notApplicable(explain ? grounded(condition) : nil)
      default: return combining.stopped(by: grounded(condition))
      }
    }
    run(plan, on: day, &combining, known: known)
    let bounds = plan.sum.map { SumEvaluation($0, evaluation) }
    return combining.result(sum: bounds, explain: explain) { result in
      if keepsGrounds { ground(&result, plan.rules[result.index]) }
    }
  }

  /// Runs the rules that are in force on a day, and that something hangs on.
  ///
  /// - Parameter known: What a rule is known to come to, by its index, which then doesn't run.
  func run(
    _ plan: DecisionPlan, on day: CalendarDate, _ combining: inout Combining,
    known: ((Int) -> RuleResult?)? = nil
  ) {
    for rule in plan.rules where rule.effective.contains(day) {
      if combining.isSettled(before: rule) { continue }
      if let result = known?(rule.index) {
        combining.add(result, rule)
        continue
      }
      evaluation.rulePath = rule.path
      let result = run(rule)
      evaluation.observer?.note(rule: rule.index, result.outcome)
      combining.add(result, rule)
    }
  }

  /// Gives what runs from here on the budget and the time of limits.
  func begin(_ limits: Limits) {
    machine.setBudget(units: limits.budgetUnits)
    machine.setTime(seconds: limits.timeSeconds)
  }

  /// What the decision's own condition came to, with what it read.
  func grounded(_ condition: Verdict) -> RuleResult {
    var result = close(condition, id: "when", index: -1)
    ground(&result, nil)
    return result
  }

  // MARK: One rule

  /// A condition that turned out true or false, or why it didn't.
  typealias Verdict = Result<Bool, Stopped>

  enum Stopped: Error {
    case open([Cause])
    case error(RuleError)
  }

  func run(_ rule: RulePlan) -> RuleResult {
    evaluation.beginReading()
    if let when = rule.when {
      let condition = condition(when)
      guard case .success(true) = condition else {
        let points = rule.points.flatMap { openPoints($0, condition) }
        var result = close(
          condition, id: rule.id, index: rule.index, onFalse: .notApplicable, points: points)
        result.mayNotApply = true
        return result
      }
    }
    let verdict = rule.test.map(condition) ?? .success(true)
    if let points = rule.points { return run(rule, verdict, points) }
    guard case .success(true) = verdict, let value = rule.value else {
      return close(verdict, id: rule.id, index: rule.index)
    }
    switch self.value(value) {
    case .success(let given):
      return close(
        verdict, id: rule.id, index: rule.index, value: given.content, causes: given.causes)
    case .failure(let stopped): return close(.failure(stopped), id: rule.id, index: rule.index)
    }
  }

  /// A rule of a sum, once its test is done.
  private func run(
    _ rule: RulePlan, _ verdict: Verdict, _ points: RulePoints
  ) -> RuleResult {
    let index = rule.index
    guard case .success(let holds) = verdict else {
      return close(verdict, id: rule.id, index: index, points: openPoints(points, verdict))
    }
    guard holds else {
      return close(verdict, id: rule.id, index: index, points: .init(low: 0, high: 0))
    }
    let given = self.points(points, of: rule)
    switch given {
    case .success(let range):
      return close(
        verdict, id: rule.id, index: index, points: .init(low: range.low, high: range.high),
        causes: range.causes)
    case .failure(let stopped):
      return close(
        .failure(stopped), id: rule.id, index: index,
        points: bounds(of: points, stopped, holdsZero: false))
    }
  }

  /// The points of a rule whose condition isn't settled: all that it could add, or nothing.
  private func openPoints(_ points: RulePoints, _ verdict: Verdict) -> DecisionResult.Total? {
    guard case .failure(let stopped) = verdict, !hangsOnParameter(points) else { return nil }
    return bounds(of: points, stopped, holdsZero: true)
  }

  /// Whether the points themselves hang on a parameter that says nothing: then not even a range of
  /// them is known, whatever the test comes to.
  private func hangsOnParameter(_ points: RulePoints) -> Bool {
    let earlier = evaluation.reads
    defer { evaluation.restore(earlier) }
    func attempt() -> Result<NumberRange, Stopped> {
      switch points.value {
      case .number(let number): value(of: number)
      case .function(let function): range(function)
      }
    }
    // What is only tried doesn't count as used.
    let given = evaluation.observer?.without(attempt) ?? attempt()
    guard case .failure(.open(let causes)) = given else { return false }
    return Self.nameParameter(causes)
  }

  func value(of number: RuleNumber) -> Result<NumberRange, Stopped> {
    evaluation.value(of: number).map(NumberRange.init).mapError { .open([$0.cause]) }
  }

  /// Whether a parameter that says nothing is among the causes.
  private static func nameParameter(_ causes: [Cause]) -> Bool {
    causes.contains { cause in
      guard case .missing(let path) = cause else { return false }
      // Of a used pack it stands under an alias.
      return path.hasPrefix("params.") || path.contains(".params.")
    }
  }

  /// What a rule can add at least and at most; nil where a parameter leaves that open.
  private func bounds(
    of points: RulePoints, _ stopped: Stopped, holdsZero: Bool
  ) -> DecisionResult.Total? {
    guard case .open(let causes) = stopped,
      case .success(let low) = evaluation.value(of: points.min),
      case .success(let high) = evaluation.value(of: points.max)
    else { return nil }
    if !holdsZero, Self.nameParameter(causes) { return nil }
    return holdsZero ? .init(low: min(0, low), high: max(0, high)) : .init(low: low, high: high)
  }

  private func points(_ points: RulePoints, of rule: RulePlan) -> Result<NumberRange, Stopped> {
    let given: Result<NumberRange, Stopped> =
      switch points.value {
      case .number(let number): value(of: number)
      case .function(let function): range(function)
      }
    return given.flatMap { range in
      let low = evaluation.value(of: points.min)
      let high = evaluation.value(of: points.max)
      switch (low, high) {
      case (.success(let low), .success(let high)):
        if range.low >= low, range.high <= high { return .success(range) }
        return .failure(.error(RuleError(code: .pointsOutOfRange, place: rule.place)))
      case (.failure(let unknown), _), (_, .failure(let unknown)):
        return .failure(.open([unknown.cause]))
      }
    }
  }

  // MARK: Closing a rule

  /// The result of a rule; what it has read is kept under its index.
  private func close(
    _ verdict: Verdict, id: String, index: Int, onFalse: RuleOutcome = .fail,
    value: TextTree.Content? = nil, points: DecisionResult.Total? = nil, causes: [Cause] = []
  ) -> RuleResult {
    var outcome = RuleOutcome.pass
    var causes = causes
    var ruleError: RuleError?
    switch verdict {
    case .success(let holds): outcome = holds ? .pass : onFalse
    case .failure(.open(let open)):
      causes = open
      outcome = open.outcome
    case .failure(.error(let error)): (outcome, ruleError) = (.error, error)
    }
    // A question that something else has settled needs no answer.
    let asksItself = causes.contains(.asks(evaluation.rulePath))
    if keepsGrounds {
      var read = evaluation.reads
      if !asksItself, !read.others.questions.isEmpty { read.others.questions = [] }
      keep(read, ofRule: index)
    }
    return RuleResult(
      id: id, index: index, outcome: outcome, causes: causes, error: ruleError, value: value,
      points: points)
  }

  /// Gives a result what its rule has read, and what it shows.
  func ground(_ result: inout RuleResult, _ rule: RulePlan?) {
    guard let reads = reads(ofRule: result.index) else { return }
    let source = groundSource ?? evaluation.groundSource()
    groundSource = source
    let grounds = RuleResult.Grounds(
      parameters: reads.others.namedParameters, decisions: reads.others.namedDecisions,
      shown: rule.map(show) ?? [], questions: reads.others.questions.sorted())
    result.keep(
      grounds,
      RuleResult.Read(source: source, slots: reads.slots, parameters: reads.parameters))
  }
}
