internal import Decisions
internal import Foundation
public import Policies
public import Records

/// Decides a population by two packs, and tells what changes and which edit makes it.
///
///     let run = DryRun(baseline: old, candidate: new, asOf: day)
///     var records = DryRunRecords(
///       source, baseline: old.pack.dossierType, candidate: new.pack.dossierType)
///     let report = try run.run(&records)
///     print(report.flipCount, report.edits.map(\.name))
///
/// The report is the same whatever the number of threads, and memory that of a few pieces of the
/// population, whatever its size: dossiers that flip lie in a temporary file until they are looked
/// at again.
public struct DryRun: Sendable {
  /// The rules as they are.
  public let baseline: Policy
  /// The rules as they would be.
  public let candidate: Policy
  /// The as-of date of decisions of the baseline that take theirs from no field.
  public let baselineAsOf: CalendarDate
  /// The same of the candidate.
  public let candidateAsOf: CalendarDate
  let plan: DryRunPlan
  /// Whether both read dossiers alike.
  let readsAlike: Bool

  /// Takes two packs.
  ///
  /// - Parameters:
  ///   - asOf: The as-of date of what takes its own from no field.
  ///   - baselineAsOf: The same for the baseline, where it is another.
  ///   - decisions: The decisions that are compared; nil for all but steps.
  public init(
    baseline: Policy, candidate: Policy, asOf: CalendarDate, baselineAsOf: CalendarDate? = nil,
    decisions: Set<String>? = nil
  ) {
    self.baseline = baseline
    self.candidate = candidate
    candidateAsOf = asOf
    self.baselineAsOf = baselineAsOf ?? asOf
    plan = DryRunPlan(baseline, candidate, decisions: decisions)
    readsAlike = baseline.pack.dossierType.readsAlike(candidate.pack.dossierType)
  }

  /// How far a dry run is.
  public enum Progress: Sendable, Hashable {
    /// So many records have been decided by both.
    case decided(Int)
    /// What makes dossiers flip was found for so many of so many.
    case attributed(Int, of: Int)
  }

  /// Decides every dossier by both packs, and then looks for what makes those flip that do.
  ///
  /// - Parameters:
  ///   - source: The dossiers.
  ///   - threads: How many threads decide; nil for one a processor.
  ///   - progress: Called now and then, on the calling thread.
  ///   - onFlip: Called with every flip, in the order of the records, on the calling thread; with
  ///     the edits that the report will have, which the indexes of a flip mean.
  /// - Throws: What reading a dossier throws; `RuleError` where a rule file doesn't fit the machine;
  ///   what `onFlip` throws.
  public func run(
    _ source: inout some DryRunSource, threads: Int? = nil,
    progress: (Progress) -> Void = { _ in },
    onFlip: (DryRunReport.Flip, [DryRunReport.Edit]) throws -> Void = { _, _ in }
  ) throws -> DryRunReport {
    let threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let trials = EditTrials(self)
    let spool = try FlipSpool()
    var report = try decide(&source, threads, spool, progress)
    report.edits = trials.edits
    report.isAttributed = trials.isComplete
    if trials.isComplete {
      for (index, trial) in trials.trials.enumerated() { report.edits[index].effect = trial.effect }
    }
    try attribute(spool, trials, threads, &report, progress, onFlip)
    return report
  }

  // MARK: Steps

  /// How many records are a piece; sums are added piece by piece, so that it is part of the result.
  private static let pieceSize = 128
  /// How many dossiers that flipped are a piece.
  private static let flippedPieceSize = 32

  private func decide(
    _ source: inout some DryRunSource, _ threads: Int, _ spool: FlipSpool,
    _ progress: (Progress) -> Void
  ) throws -> DryRunReport {
    var tally = DryRunTally(plan)
    var digest = ContentDigest()
    try OrderedWork.run(
      threads: threads,
      next: { () -> [DryRunInput]? in
        var piece: [DryRunInput] = []
        while piece.count < Self.pieceSize, let input = try source.next() { piece.append(input) }
        return piece.isEmpty ? nil : piece
      },
      worker: {
        let worker = try DryRunWorker(self)
        return { worker.part(of: $0) }
      },
      take: { (part: DryRunWorker.Part) in
        tally.merge(part.tally)
        digest.update(part.population)
        try spool.add(part.flipped, count: part.flippedCount)
        progress(.decided(tally.population.records))
      })
    var report = tally.report(
      baseline: side(baseline, baselineAsOf), candidate: side(candidate, candidateAsOf))
    report.population.digest = digest.text
    return report
  }

  private func attribute(
    _ spool: FlipSpool, _ trials: EditTrials, _ threads: Int, _ report: inout DryRunReport,
    _ progress: (Progress) -> Void,
    _ onFlip: (DryRunReport.Flip, [DryRunReport.Edit]) throws -> Void
  ) throws {
    if spool.count == 0 { return }
    try spool.rewind()
    var done = 0
    let edits = report.edits
    try OrderedWork.run(
      threads: threads,
      next: { () -> [SpooledDossier]? in
        var piece: [SpooledDossier] = []
        while piece.count < Self.flippedPieceSize, let dossier = try spool.next() {
          piece.append(dossier)
        }
        return piece.isEmpty ? nil : piece
      },
      worker: {
        let worker = try FlipAttribution(self, trials)
        return { (dossiers: $0.count, flips: worker.flips(of: $0)) }
      },
      take: { (made: (dossiers: Int, flips: [DryRunReport.Flip])) in
        for flip in made.flips {
          report.add(flip)
          try onFlip(flip, edits)
        }
        done += made.dossiers
        progress(.attributed(done, of: spool.count))
      })
  }

  private func side(_ policy: Policy, _ asOf: CalendarDate) -> DryRunReport.Side {
    DryRunReport.Side(
      pack: policy.pack.id, title: policy.pack.title, revision: policy.pack.revision,
      asOf: policy.takesGivenDate ? asOf : nil)
  }

  /// Whether the as-of dates differ, and a decision takes its own from them.
  var asOfDiffers: Bool {
    baselineAsOf != candidateAsOf && (baseline.takesGivenDate || candidate.takesGivenDate)
  }
}

extension Policy {
  /// Whether a decision takes its as-of date from whoever asks, and not from a field.
  fileprivate var takesGivenDate: Bool {
    pack.asOf == nil && pack.decisions.contains { $0.asOf == nil }
  }
}

extension DryRunReport {
  /// Counts what edits do to a flip, and lists it where there is room.
  fileprivate mutating func add(_ flip: Flip) {
    for edit in flip.alone { edits[edit].effect?.alone += 1 }
    for edit in flip.onlyWithOthers { edits[edit].effect?.onlyWithOthers += 1 }
    for edit in flip.undoes { edits[edit].effect?.undoes += 1 }
    if flips.count < Self.flipLimit { flips.append(flip) }
  }
}
