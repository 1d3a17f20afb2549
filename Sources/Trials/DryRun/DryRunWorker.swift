internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// Decides pieces of a population by both packs, and looks for what makes dossiers flip, on one
/// thread.
final class DryRunWorker {
  private let run: DryRun
  private let deciders: Sides<Decider>
  private let attribution: FlipAttribution

  init(_ run: DryRun, _ trials: EditTrials) throws(RuleError) {
    self.run = run
    deciders = Sides(
      baseline: try Decider(run.baseline), candidate: try Decider(run.candidate))
    for decider in [deciders.baseline, deciders.candidate] { decider.keepsGrounds = false }
    attribution = try FlipAttribution(run, trials, deciders)
  }

  /// What a piece came to.
  struct Part: Sendable {
    var tally: DryRunTally
    /// The dossiers as canonical JSON, a line each.
    var population: [UInt8] = []
    /// The flips, in the order of the dossiers.
    var flips: [DryRunReport.Flip] = []
    /// What decisions over the portfolio read, in the order of the dossiers.
    var entries = Sides<[PortfolioEntry]>(baseline: [], candidate: [])
  }

  func part(of piece: [DryRunInput]) -> Part {
    var part = Part(tally: DryRunTally(run.plan))
    for input in piece {
      switch input {
      case .refused(let refusal): part.tally.addRefusal(refusal)
      case .leftOut(let reason): part.tally.addLeftOut(reason)
      case .dossier(let dossier):
        var writer = JSONWriter()
        dossier.baseline.writeCanonical(to: &writer)
        part.population += writer.bytes
        part.population.append(0x0A)
        add(dossier, to: &part)
      }
    }
    return part
  }

  private func add(_ input: DryRunDossier, to part: inout Part) {
    let dossier = DecidedTwice(input, run)
    var made = Sides<Made?>(baseline: nil, candidate: nil)
    if input.before == nil { made.baseline = deciders.baseline.make(dossier, .baseline) }
    if input.after == nil {
      made.candidate = deciders.candidate.make(
        dossier, .candidate, again: made.baseline, run.candidateAlike)
    }
    keep(dossier, made, in: &part)
    let before = Outcomes(made.baseline?.results ?? input.before?.results ?? [])
    let after = Outcomes(made.candidate?.results ?? input.after?.results ?? [])
    let flips = part.tally.add(input.baseline, before: before, after: after)
    if flips.isEmpty { return }
    part.flips += attribution.flips(of: dossier, flips, made)
  }

  /// Keeps what decisions over the portfolio read; what a log tells isn't all of it, so that such a
  /// dossier is decided again.
  private func keep(_ dossier: DecidedTwice, _ made: Sides<Made?>, in part: inout Part) {
    let place = "record \(dossier.record)"
    if let fields = run.portfolioFields.baseline {
      let decided = made.baseline ?? deciders.baseline.make(dossier, .baseline)
      part.entries.baseline.append(
        PortfolioEntry(dossier.dossiers.baseline, decided, keeping: fields, place: place))
    }
    if let fields = run.portfolioFields.candidate {
      let decided = made.candidate ?? deciders.candidate.make(dossier, .candidate)
      part.entries.candidate.append(
        PortfolioEntry(dossier.dossiers.candidate, decided, keeping: fields, place: place))
    }
  }
}
