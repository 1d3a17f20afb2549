internal import Decisions
internal import Policies
internal import Records

/// Finds what makes dossiers flip, on one thread: the first condition that goes the other way, and
/// the edits by which it does.
final class FlipAttribution {
  private let run: DryRun
  private let baseline: Decider
  private let candidate: Decider
  private let trials: [(alone: Tried?, without: Tried?)]

  /// A pack that is put together, with a decider.
  private struct Tried {
    let decider: Decider
    /// Which of the two dossiers it reads; nil where it reads neither, and JSON is read again.
    let home: EditChoice.Side?
    /// Whose as-of date holds.
    let asOf: EditChoice.Side
  }

  init(_ run: DryRun, _ trials: EditTrials) throws(RuleError) {
    self.run = run
    baseline = try Decider(run.baseline)
    candidate = try Decider(run.candidate)
    guard trials.isComplete else {
      self.trials = []
      return
    }
    var made: [(alone: Tried?, without: Tried?)] = []
    for trial in trials.trials {
      made.append(
        (
          try Self.tried(trial.alone, .baseline, trial.isDate, run),
          try Self.tried(trial.without, .candidate, trial.isDate, run)
        ))
    }
    self.trials = made
  }

  private static func tried(
    _ pack: Result<Policy, PackError>?, _ home: EditChoice.Side, _ isDate: Bool, _ run: DryRun
  ) throws(RuleError) -> Tried? {
    guard case .success(let policy)? = pack else { return nil }
    let type = policy.pack.dossierType
    let reader: EditChoice.Side? =
      type.readsAlike(run.baseline.pack.dossierType)
      ? .baseline : type.readsAlike(run.candidate.pack.dossierType) ? .candidate : nil
    return Tried(
      decider: try Decider(policy), home: reader, asOf: isDate ? home.other : home)
  }

  /// The flips of dossiers, with what makes them.
  func flips(of dossiers: [SpooledDossier]) -> [DryRunReport.Flip] {
    dossiers.flatMap(flips)
  }

  private func flips(_ spooled: SpooledDossier) -> [DryRunReport.Flip] {
    guard let dossiers = dossiers(spooled) else { return [] }
    let days = Sides(
      baseline: spooled.baselineAsOf ?? run.baselineAsOf,
      candidate: spooled.candidateAsOf ?? run.candidateAsOf)
    let before = baseline.decide(dossiers.baseline, asOf: days.baseline, explain: true)
    let after = candidate.decide(dossiers.candidate, asOf: days.candidate, explain: true)
    let conditions = FlipConditions(
      Sides(baseline: run.baseline, candidate: run.candidate),
      Sides(baseline: before, candidate: after))
    var flips = spooled.flips.map { flip in
      let name = run.plan.shifts[flip.decision].decision
      return DryRunReport.Flip(
        record: spooled.record, subject: dossiers.baseline.subjectID,
        name: dossiers.baseline.subjectName, decision: name, before: flip.change.from,
        after: flip.change.to, condition: conditions.first(of: name, flip.change))
    }
    for (edit, trial) in trials.enumerated() {
      let alone = trial.alone.flatMap { decide($0, spooled, dossiers, days) }
      let without = trial.without.flatMap { decide($0, spooled, dossiers, days) }
      for index in flips.indices { flips[index].note(edit, alone, without) }
    }
    return flips
  }

  /// The dossier as each of the packs reads it.
  private func dossiers(_ spooled: SpooledDossier) -> Sides<Dossier>? {
    guard let one = try? run.baseline.pack.dossierType.dossier(json: spooled.baseline) else {
      return nil
    }
    if spooled.candidate.isEmpty { return Sides(baseline: one, candidate: one) }
    guard let other = try? run.candidate.pack.dossierType.dossier(json: spooled.candidate) else {
      return nil
    }
    return Sides(baseline: one, candidate: other)
  }

  /// What a pack that is put together decides; nil where it refuses the dossier.
  private func decide(
    _ tried: Tried, _ spooled: SpooledDossier, _ dossiers: Sides<Dossier>,
    _ days: Sides<CalendarDate>
  ) -> Decision? {
    let type = tried.decider.policy.pack.dossierType
    let dossier =
      tried.home.map { dossiers[$0] } ?? (try? type.dossier(json: spooled.candidate))
      ?? (try? type.dossier(json: spooled.baseline))
    return dossier.map { tried.decider.decide($0, asOf: days[tried.asOf]) }
  }
}

extension DryRunReport.Flip {
  /// Notes what an edit does to it, by what the baseline with it alone, and the candidate without
  /// it, decide.
  fileprivate mutating func note(_ edit: Int, _ with: Decision?, _ without: Decision?) {
    let made = with?.result(decision)?.outcome
    let left = without?.result(decision)?.outcome
    if made == after {
      alone.append(edit)
    } else if let left, left != after {
      onlyWithOthers.append(edit)
    }
    if left == before { undoes.append(edit) }
  }
}
