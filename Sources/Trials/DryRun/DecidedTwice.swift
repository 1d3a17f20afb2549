internal import Decisions
internal import Records

/// A dossier as each of the packs reads it, and the as-of dates by which they decide it.
struct DecidedTwice {
  let record: Int
  let dossiers: Sides<Dossier>
  let days: Sides<CalendarDate>

  init(_ input: DryRunDossier, _ run: DryRun) {
    record = input.record
    dossiers = Sides(baseline: input.baseline, candidate: input.candidate)
    days = Sides(
      baseline: input.baselineAsOf ?? run.baselineAsOf,
      candidate: input.candidateAsOf ?? run.candidateAsOf)
  }
}

extension Decider {
  /// Decides a side of a dossier, from what another pack made of it where both take the same day.
  func make(
    _ dossier: DecidedTwice, _ side: EditChoice.Side, again earlier: Made? = nil,
    _ alike: RulesAlike? = nil
  ) -> Made {
    if let earlier, let alike, dossier.days.baseline == dossier.days.candidate {
      return make(dossier.dossiers[side], asOf: dossier.days[side], again: earlier, alike)
    }
    return make(dossier.dossiers[side], asOf: dossier.days[side])
  }
}
