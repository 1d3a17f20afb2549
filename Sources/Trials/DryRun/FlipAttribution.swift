internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// Finds what makes dossiers flip, on one thread: the first condition that goes the other way, and
/// the edits by which it does.
final class FlipAttribution {
  private let run: DryRun
  private let deciders: Sides<Decider>
  private let trials: [(alone: Tried?, without: Tried?)]

  /// A pack that is put together, with a decider.
  private struct Tried {
    let decider: Decider
    /// The pack from which it is one edit away.
    let home: EditChoice.Side
    /// Which rules are alike in that pack; nil where the as-of date is what differs.
    let alike: RulesAlike?
    /// Whose reading of the dossier it takes; nil where neither is its own, and JSON is read again.
    let reader: EditChoice.Side?
  }

  init(_ run: DryRun, _ trials: EditTrials, _ deciders: Sides<Decider>) throws(RuleError) {
    self.run = run
    self.deciders = deciders
    guard trials.isComplete else {
      self.trials = []
      return
    }
    var made: [(alone: Tried?, without: Tried?)] = []
    for trial in trials.trials {
      made.append(
        (
          try Self.tried(trial.alone, trial.aloneAlike, .baseline, run),
          try Self.tried(trial.without, trial.withoutAlike, .candidate, run)
        ))
    }
    self.trials = made
  }

  private static func tried(
    _ pack: Result<Policy, PackError>?, _ alike: RulesAlike?, _ home: EditChoice.Side,
    _ run: DryRun
  ) throws(RuleError) -> Tried? {
    guard case .success(let policy)? = pack else { return nil }
    let type = policy.pack.dossierType
    let reader: EditChoice.Side? =
      type.readsAlike(run.baseline.pack.dossierType)
      ? .baseline : type.readsAlike(run.candidate.pack.dossierType) ? .candidate : nil
    let decider = try Decider(policy)
    decider.keepsGrounds = false
    return Tried(decider: decider, home: home, alike: alike, reader: reader)
  }

  /// The flips of a dossier, with what makes them.
  ///
  /// - Parameter known: What each pack has made of it; nil where that was logged.
  func flips(
    of dossier: DecidedTwice, _ flips: [DecisionFlip], _ known: Sides<Made?>
  ) -> [DryRunReport.Flip] {
    let made = Sides(
      baseline: known.baseline ?? deciders.baseline.make(dossier, .baseline),
      candidate: known.candidate ?? deciders.candidate.make(dossier, .candidate))
    let conditions = FlipConditions(deciders, dossier, made)
    var flips = flips.map { flip in
      let name = run.plan.shifts[flip.decision].decision
      return DryRunReport.Flip(
        record: dossier.record, subject: dossier.dossiers.baseline.subjectID,
        name: dossier.dossiers.baseline.subjectName, decision: name, before: flip.change.from,
        after: flip.change.to, condition: conditions.first(of: name, flip.change))
    }
    for (edit, trial) in trials.enumerated() {
      let alone = trial.alone.flatMap { decide($0, dossier, made) }
      let without = trial.without.flatMap { decide($0, dossier, made) }
      for index in flips.indices { flips[index].note(edit, alone, without) }
    }
    return flips
  }

  /// What a pack that is put together decides; nil where it refuses the dossier.
  private func decide(
    _ tried: Tried, _ dossier: DecidedTwice, _ made: Sides<Made>
  ) -> Made? {
    let (home, decider) = (tried.home, tried.decider)
    if let alike = tried.alike, let reader = tried.reader {
      return decider.make(
        dossier.dossiers[reader], asOf: dossier.days[home], again: made[home], alike)
    }
    let day = dossier.days[tried.alike == nil ? home.other : home]
    if let reader = tried.reader { return decider.make(dossier.dossiers[reader], asOf: day) }
    let type = decider.policy.pack.dossierType
    let read =
      [EditChoice.Side.candidate, .baseline].lazy.compactMap { side -> Dossier? in
        var writer = JSONWriter()
        dossier.dossiers[side].writeCanonical(to: &writer)
        return try? type.dossier(json: writer.bytes)
      }.first
    return read.map { decider.make($0, asOf: day) }
  }
}

extension DryRunReport.Flip {
  /// Notes what an edit does to it, by what the baseline with it alone, and the candidate without
  /// it, decide.
  fileprivate mutating func note(_ edit: Int, _ with: Made?, _ without: Made?) {
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
