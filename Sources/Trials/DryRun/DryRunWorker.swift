internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// Decides pieces of a population by both packs, on one thread.
final class DryRunWorker {
  private let baseline: Decider
  private let candidate: Decider
  private let run: DryRun

  init(_ run: DryRun) throws(RuleError) {
    self.run = run
    baseline = try Decider(run.baseline)
    candidate = try Decider(run.candidate)
  }

  /// What a piece came to.
  struct Part: Sendable {
    var tally: DryRunTally
    /// The dossiers as canonical JSON, a line each.
    var population: [UInt8] = []
    /// Those that flipped, as `FlipSpool` reads them.
    var flipped: [UInt8] = []
    var flippedCount = 0
  }

  func part(of piece: [DryRunInput]) -> Part {
    var part = Part(tally: DryRunTally(run.plan))
    for input in piece {
      switch input {
      case .refused(let refusal): part.tally.addRefusal(refusal)
      case .leftOut(let reason): part.tally.addLeftOut(reason)
      case .dossier(let dossier): add(dossier, to: &part)
      }
    }
    return part
  }

  private func add(_ dossier: DryRunDossier, to part: inout Part) {
    let before =
      dossier.before
      ?? baseline.decide(dossier.baseline, asOf: dossier.baselineAsOf ?? run.baselineAsOf)
    let after =
      dossier.after
      ?? candidate.decide(dossier.candidate, asOf: dossier.candidateAsOf ?? run.candidateAsOf)
    let flips = part.tally.add(dossier.baseline, before: before, after: after)
    var writer = JSONWriter()
    dossier.baseline.writeCanonical(to: &writer)
    part.population += writer.bytes
    part.population.append(0x0A)
    if flips.isEmpty { return }
    var other = JSONWriter()
    if !run.readsAlike { dossier.candidate.writeCanonical(to: &other) }
    SpooledDossier(
      record: dossier.record, baseline: writer.bytes, candidate: other.bytes,
      baselineAsOf: dossier.baselineAsOf, candidateAsOf: dossier.candidateAsOf, flips: flips
    ).write(to: &part.flipped)
    part.flippedCount += 1
  }
}
