import ArgumentParser
import Edict

/// One run of `edict decide --timeline`: each dossier at each of the dates; nothing is logged.
struct TimelineRun {
  private let policy: Policy
  private let timeline: Timeline
  private let decisions: Set<String>?
  private let decider: Decider
  private let reader: DossierReader
  private let output = Output.standardOutput
  private var rejects: RejectWriter
  private var writer: TimelineWriter
  private var progress: Progress
  private var errors: ErrorReport
  private var counts = Counts()

  private struct Counts {
    var decided = 0
    var changing = 0
    var warned = 0
    var inError = 0
  }

  init(
    _ timeline: Timeline, policy: Policy, options: DecideCommand, decisions: Set<String>?
  ) throws {
    self.timeline = timeline
    self.policy = policy
    let made = policy.pack.decisions.filter { definition in
      !definition.isOverPortfolio && !definition.isStep
        && decisions?.contains(definition.name) ?? true
    }
    guard policy.usesGivenDate(decisions: Set(made.map(\.name))) else {
      throw Exit.because(
        Exit.usage,
        "edict: unused_timeline: --timeline: no decision of a dossier would move; "
          + "each takes its date from a field, or is over the portfolio")
    }
    self.decisions = Set(made.map(\.name))
    decider = try Decider(argument: policy)
    let input = try RecordFile(argument: options.records)
    try DecideRun.refuseOverwriting(options)
    reader = DossierReader(type: policy.pack.dossierType, source: input.source)
    rejects = try RejectWriter(path: options.rejects)
    writer = TimelineWriter(policy, format: options.format, language: options.language.language)
    errors = ErrorReport(policy)
    progress = Progress(totalBytes: input.size)
  }

  /// Runs to the end of the records, or to where they can't be read further.
  mutating func run() throws {
    var code: Int32 = 0
    noteUnmoved()
    do {
      try decideAll()
    } catch let error as RecordInputError {
      code = error.code == .unreadable ? Exit.failedIO : Exit.refusedRecords
      progress.clear()
      rejects.say(error.description)
    }
    do {
      writer.end(to: output)
      try output.flush()
      try rejects.finish()
    } catch {
      throw LogOption.ending(error)
    }
    progress.clear()
    for paragraph in errors.paragraphs { Output.note(paragraph) }
    Output.note(summary)
    if rejects.count > 0 { code = max(code, Exit.refusedRecords) }
    if counts.inError > 0 { code = max(code, Exit.finding) }
    if code != 0 { throw ExitCode(code) }
  }

  private mutating func decideAll() throws {
    defer { progress.clear() }
    while let reading = try reader.next() {
      switch reading {
      case .refused(let error):
        progress.clear()
        try rejects.write(error)
      case .dossier(let dossier, _):
        let changes = timeline.changes(of: dossier, by: decider, decisions: decisions)
        count(changes, dossier)
        writer.write(changes, of: dossier, to: output)
        if output.isFull { try output.flush() }
        progress.show(decided: counts.decided, bytes: reader.bytesRead)
      }
    }
  }

  private mutating func count(_ changes: [TimelineChange], _ dossier: Dossier) {
    counts.decided += 1
    if !changes.isEmpty { counts.changing += 1 }
    if changes.contains(where: \.isWarning) { counts.warned += 1 }
    // What doesn't change is an error at every date, or at none.
    let decided =
      changes.isEmpty
      ? [decider.decide(dossier, asOf: timeline.dates[0], decisions: decisions)]
      : changes.map(\.decided)
    for decision in decided { errors.add(decision) }
    let results = changes.map(\.before) + decided.flatMap(\.results)
    if results.contains(where: { $0.outcome == .error }) { counts.inError += 1 }
  }

  /// Says once which decisions stay as they are whatever the date.
  private func noteUnmoved() {
    let fixed = policy.pack.decisions.filter { definition in
      definition.asOf != nil && decisions?.contains(definition.name) ?? true
    }.map(\.name)
    if !fixed.isEmpty {
      Output.note("not moved, since a field holds their date: \(fixed.joined(separator: ", "))")
    }
    let whole = policy.pack.decisions.filter(\.isOverPortfolio).map(\.name)
    if !whole.isEmpty {
      Output.note("not made, since they are over the portfolio: \(whole.joined(separator: ", "))")
    }
  }

  private var summary: String {
    "\(counts.decided.grouped) decided at \(timeline.dates.count) dates and not logged, "
      + "\(rejects.count.grouped) refused; \(counts.changing.grouped) change, "
      + "\(counts.warned.grouped) lose a yes as a date passes"
      + (counts.inError == 0 ? "" : ", \(counts.inError.grouped) have an error")
  }
}
