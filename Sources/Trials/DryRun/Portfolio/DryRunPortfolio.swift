internal import Decisions
internal import Policies
internal import Records

/// The portfolios of a dry run: what both packs' decisions over all dossiers read.
struct DryRunPortfolio {
  private let run: DryRun
  private let names: Set<String>?
  private var portfolios = Sides(baseline: Portfolio(), candidate: Portfolio())

  /// Takes the names of the decisions that are compared; nil for all but steps.
  init(_ run: DryRun, decisions names: Set<String>?) {
    self.run = run
    self.names = names
  }

  /// What pieces keep, in the order of the population.
  mutating func add(_ entries: Sides<[PortfolioEntry]>) {
    for entry in entries.baseline { portfolios.baseline.add(entry) }
    for entry in entries.candidate { portfolios.candidate.add(entry) }
  }

  private func wanted(_ policy: Policy) -> [DecisionDefinition] {
    policy.pack.decisions.filter {
      $0.isOverPortfolio && (names?.contains($0.name) ?? !$0.isStep)
    }
  }

  /// What becomes of each decision: in the candidate's order, then those of the baseline alone.
  func shifts() throws(RuleError) -> [DryRunReport.PortfolioShift] {
    let (old, new) = (wanted(run.baseline), wanted(run.candidate))
    if old.isEmpty, new.isEmpty { return [] }
    let before = try decide(run.baseline, old, portfolios.baseline, run.baselineAsOf)
    let after = try decide(run.candidate, new, portfolios.candidate, run.candidateAsOf)
    let titles = (new + old.filter { one in !new.contains { $0.name == one.name } })
      .map { ($0.name, $0.title) }
    let subjects = Dictionary(
      (portfolios.candidate.entries + portfolios.baseline.entries).map { ($0.subject, $0.name) }
    ) { first, _ in first }
    return titles.map { name, title in
      Self.shift(name, title, before[name], after[name], subjects)
    }
  }

  private func decide(
    _ policy: Policy, _ wanted: [DecisionDefinition], _ portfolio: Portfolio, _ day: CalendarDate
  ) throws(RuleError) -> [String: PortfolioResult] {
    if wanted.isEmpty { return [:] }
    let decision = try PortfolioDecider(policy).decide(
      portfolio, asOf: day, decisions: Set(wanted.map(\.name)))
    return Dictionary(decision.results.map { ($0.result.name, $0) }) { first, _ in first }
  }

  private static func shift(
    _ name: String, _ title: String, _ before: PortfolioResult?, _ after: PortfolioResult?,
    _ subjects: [String: String?]
  ) -> DryRunReport.PortfolioShift {
    var shift = DryRunReport.PortfolioShift(
      decision: name, title: title,
      madeBy: before == nil ? .candidate : after == nil ? .baseline : .both,
      before: before.map(side), after: after.map(side))
    // Where one has no queue nobody changes places: there is nothing to compare.
    guard let old = before?.queue, let new = after?.queue else { return shift }
    let entered = moves(new, other: old, subjects)
    let displaced = moves(old, other: new, subjects)
    let limit = DryRunReport.PortfolioShift.moveLimit
    (shift.entered, shift.enteredCount) = (Array(entered.prefix(limit)), entered.count)
    (shift.displaced, shift.displacedCount) = (Array(displaced.prefix(limit)), displaced.count)
    return shift
  }

  private static func side(_ result: PortfolioResult) -> DryRunReport.PortfolioSide {
    DryRunReport.PortfolioSide(
      outcome: result.result.outcome, value: result.result.value,
      error: result.error?.description,
      counts: result.queue.map {
        DryRunReport.QueueCounts(
          granted: $0.granted, refused: $0.refused, undetermined: $0.undetermined,
          excluded: $0.excluded)
      }, caps: result.queue?.groups ?? [])
  }

  /// Those whom a queue grants, and another one doesn't.
  private static func moves(
    _ queue: QueueResult, other: QueueResult, _ subjects: [String: String?]
  ) -> [DryRunReport.Move] {
    let others = Dictionary(other.entries.map { ($0.subject, $0) }) { first, _ in first }
    return queue.entries.compactMap { entry in
      let otherwise = others[entry.subject]
      guard let place = entry.position, otherwise?.position == nil else { return nil }
      return DryRunReport.Move(
        subject: entry.subject, name: subjects[entry.subject] ?? nil, place: place,
        otherwise: otherwise?.outcome, breaks: otherwise?.broken ?? [])
    }
  }
}
