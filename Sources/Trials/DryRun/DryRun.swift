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
/// population, whatever its size. The candidate runs only rules that are not alike in both packs, or
/// that read what came out otherwise.
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
  /// The decisions that are compared; nil for all but steps.
  private let names: Set<String>?
  /// What decisions over the portfolio read; nil of a pack where none is compared.
  let portfolioFields: Sides<PortfolioFields?>
  /// Which rules of the candidate are alike in the baseline.
  let candidateAlike: RulesAlike
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
    candidateAlike = RulesAlike(candidate, earlier: baseline)
    plan = DryRunPlan(baseline, candidate, decisions: decisions)
    names = decisions
    portfolioFields = Sides(
      baseline: PortfolioFields(baseline, for: decisions),
      candidate: PortfolioFields(candidate, for: decisions))
    readsAlike = baseline.pack.dossierType.readsAlike(candidate.pack.dossierType)
  }

  /// How far a dry run is.
  public enum Progress: Sendable, Hashable {
    /// So many records have been decided by both.
    case decided(Int)
  }

  /// Decides every dossier by both packs, and looks for what makes those flip that do; then all
  /// together.
  ///
  /// What decisions over the portfolio read is kept of every dossier; memory grows with that.
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
    let threads = max(1, threads ?? OrderedWork.processorCount)
    let trials = EditTrials(self)
    var flips = FlipTally(trials)
    var tally = DryRunTally(plan)
    var portfolio = DryRunPortfolio(self, decisions: names)
    var digest = ContentDigest()
    try OrderedWork.run(
      threads: threads,
      next: { () -> [DryRunInput]? in
        var piece: [DryRunInput] = []
        while piece.count < Self.pieceSize, let input = try source.next() { piece.append(input) }
        return piece.isEmpty ? nil : piece
      },
      worker: {
        let worker = try DryRunWorker(self, trials)
        return { worker.part(of: $0) }
      },
      take: { (part: DryRunWorker.Part) in
        tally.merge(part.tally)
        portfolio.add(part.entries)
        digest.update(part.population)
        for flip in part.flips {
          flips.add(flip)
          try onFlip(flip, flips.edits)
        }
        progress(.decided(tally.population.records))
      })
    var report = tally.report(
      baseline: side(baseline, baselineAsOf), candidate: side(candidate, candidateAsOf))
    report.population.digest = digest.text
    report.portfolios = try portfolio.shifts()
    flips.complete(&report)
    return report
  }

  /// How many records are a piece; sums are added piece by piece, so that it is part of the result.
  private static let pieceSize = 128

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
    pack.takesGivenDate()
  }
}

extension PortfolioFields {
  /// Those of a pack of which some decision over the portfolio is wanted; nil names for all.
  fileprivate init?(_ policy: Policy, for names: Set<String>?) {
    let isWanted = policy.pack.decisions.contains {
      $0.isOverPortfolio && (names?.contains($0.name) ?? !$0.isStep)
    }
    if !isWanted { return nil }
    self.init(policy)
  }
}

/// The flips of a dry run, counted by edit, and the first of them.
private struct FlipTally {
  private(set) var edits: [DryRunReport.Edit]
  private let isAttributed: Bool
  private var first: [DryRunReport.Flip] = []

  init(_ trials: EditTrials) {
    edits = trials.edits
    isAttributed = trials.isComplete
    guard isAttributed else { return }
    for (index, trial) in trials.trials.enumerated() { edits[index].effect = trial.effect }
  }

  mutating func add(_ flip: DryRunReport.Flip) {
    for edit in flip.alone { edits[edit].effect?.alone += 1 }
    for edit in flip.onlyWithOthers { edits[edit].effect?.onlyWithOthers += 1 }
    for edit in flip.undoes { edits[edit].effect?.undoes += 1 }
    if first.count < DryRunReport.flipLimit { first.append(flip) }
  }

  func complete(_ report: inout DryRunReport) {
    report.edits = edits
    report.isAttributed = isAttributed
    report.flips = first
  }
}
