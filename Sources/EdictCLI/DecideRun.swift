import ArgumentParser
import Edict
import Foundation

/// One run of `edict decide`: reads, decides, logs and writes, a group of dossiers at a time.
struct DecideRun {
  private let policy: Policy
  private let options: DecideCommand
  private let decisions: Set<String>?
  /// What is decided of all dossiers together; nil where nothing is.
  private var portfolio: PortfolioRun?
  private var shadows: ShadowRun?
  private let asOf: CalendarDate
  private let reader: DossierReader
  private let log: AuditLog?
  /// The keys of persons; nil where nothing is logged or the pack has no personal fields.
  private let persons: PersonKeys?
  private let signer: LogSigner?
  private let origin: LogEntry.Origin
  private let output = Output.standardOutput
  private var rejects: RejectWriter
  private var writer: any DecisionWriter
  private var summary: Summary
  private var errors: ErrorReport
  private var progress: Progress
  /// Whether dossiers are written: not where only decisions about all together are asked for.
  private let writesDossiers: Bool

  /// How many records are logged and written together, at least.
  private static let groupSize = 1000
  /// How many records a thread decides at a time.
  private static let pieceSize = 125

  init(
    policy: Policy, options: DecideCommand, decisions: Set<String>?, shadows: ShadowRun? = nil
  ) throws {
    self.policy = policy
    self.shadows = shadows
    self.options = options
    self.decisions = decisions
    // Said at once, and not by the first thread.
    _ = try Decider(argument: policy)
    asOf = options.asOf.flatMap { CalendarDate(iso: $0) } ?? policy.today()
    portfolio = PortfolioRun(policy, asOf: asOf, decisions: decisions)
    let input = try RecordFile(argument: options.records)
    try Self.refuseOverwriting(options)
    reader = DossierReader(type: policy.pack.dossierType, source: input.source)
    rejects = try RejectWriter(path: options.rejects)
    signer = try options.key.map { try KeyFile(path: $0).signer() }
    log = try Self.log(options, signer: signer)
    persons =
      try log.flatMap { log in
        policy.pack.dossierType.hasPersonalFields
          ? try options.persons.openToChange(forLog: log.path) : nil
      }
    origin = LogEntry.Origin(
      actor: options.actor ?? NSUserName(), purpose: options.purpose, channel: "command")
    let wanted = policy.pack.decisions.filter { decisions?.contains($0.name) ?? true }
    let told = wanted.filter { !$0.isStep }
    let columns = told.filter { !$0.isOverPortfolio }
    writesDossiers = !wanted.allSatisfy(\.isOverPortfolio) || wanted.isEmpty
    let language = options.language.language
    writer =
      switch options.format {
      case .table:
        TableWriter(policy, columns: columns, explain: options.explain, language: language)
      case .csv: CSVWriter(columns: columns, language: language)
      case .json: DocumentWriter(isArray: true, explain: options.explain, language: language)
      case .jsonl: DocumentWriter(isArray: false, explain: options.explain, language: language)
      }
    summary = Summary(columns: told)
    errors = ErrorReport(policy)
    progress = Progress(totalBytes: input.size)
  }

  /// Refuses to write what is refused over the records themselves.
  static func refuseOverwriting(_ options: DecideCommand) throws {
    guard let rejects = options.rejects, RecordFile.isSame(options.records, rejects) else { return }
    throw Exit.because(
      Exit.usage, "edict: rejects_are_records: --rejects: `\(rejects)` holds the records")
  }

  private static func log(_ options: DecideCommand, signer: LogSigner?) throws -> AuditLog? {
    if options.noLog { return nil }
    do {
      return try AuditLog(
        path: options.log ?? AuditLog.defaultName, access: .append, signer: signer)
    } catch {
      throw LogOption.ending(error)
    }
  }

  /// Runs to the end of the records, or to where they can't be read further.
  mutating func run() throws {
    var code: Int32 = 0
    do {
      try decideAll()
      try decidePortfolio()
    } catch let error as RecordInputError {
      code = error.code == .unreadable ? Exit.failedIO : Exit.refusedRecords
      progress.clear()
      rejects.say(error.description)
      if portfolio != nil {
        Output.note("portfolio: not decided, as the records could not be read to the end")
      }
    }
    do {
      writer.end(to: output, hasFailed: false)
      try output.flush()
      try rejects.finish()
    } catch {
      throw LogOption.ending(error)
    }
    progress.clear()
    for paragraph in errors.paragraphs { Output.note(paragraph) }
    Output.note(summary.text)
    if let shadows { Output.note(shadows.text) }
    try sign()
    if rejects.count > 0 { code = max(code, Exit.refusedRecords) }
    if summary.hasErrors { code = max(code, Exit.finding) }
    if code != 0 { throw ExitCode(code) }
  }

  /// Signs what the log holds now, where there is a key.
  private func sign() throws {
    guard let log, let signer else { return }
    do {
      let size = try log.checkpoint(signer: signer).head.size
      Output.note("signed: a checkpoint of \(Int(size).grouped) entries")
    } catch {
      throw LogOption.ending(error)
    }
  }

  /// Decides all records on as many threads as are wanted; what has been read before an error of the
  /// input is given before that ends the run.
  private mutating func decideAll() throws {
    defer { progress.clear() }
    var inputError: (any Error)?
    var group: [DecideWorker.Decided] = []
    let job = DecideWorker.Job(
      policy: policy, asOf: asOf, made: portfolio.map(\.made) ?? decisions, written: decisions,
      explain: options.explain, origin: origin, shadows: shadows,
      writer: writesDossiers ? writer : nil)
    try OrderedWork.run(
      threads: options.jobs ?? OrderedWork.processorCount,
      next: { [reader] in inputError == nil ? Self.piece(of: reader, &inputError) : nil },
      worker: {
        let worker = try DecideWorker(job)
        return { worker.decide($0) }
      },
      take: { piece in
        group += piece
        if group.count >= Self.groupSize { try give(&group) }
      })
    try give(&group)
    if let inputError { throw inputError }
  }

  /// The next records, up to an error of the input; nil where there are none.
  private static func piece(
    of reader: DossierReader, _ error: inout (any Error)?
  ) -> [DossierReading]? {
    var piece: [DossierReading] = []
    do {
      while piece.count < pieceSize, let reading = try reader.next() { piece.append(reading) }
    } catch let ending {
      error = ending
    }
    return piece.isEmpty ? nil : piece
  }

  /// Logs a group, and only then writes it.
  private mutating func give(_ group: inout [DecideWorker.Decided]) throws {
    var entries: [LogEntry] = []
    for case .entry(let entry, let place, _) in group {
      portfolio?.add(entry.dossier, entry.decision, at: place)
      entries.append(entry)
    }
    do {
      if let receipts = try log?.append(entries, persons: persons) { portfolio?.add(receipts) }
    } catch {
      // What was given before stands, whole.
      writer.end(to: output, hasFailed: true)
      try? output.flush()
      throw PersonsOption.ending(error)
    }
    do {
      for decided in group { try write(decided) }
      try output.flush()
    } catch let error as Output.Failure {
      throw LogOption.ending(error)
    }
    progress.show(decided: summary.decided, bytes: reader.bytesRead)
    group.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ decided: DecideWorker.Decided) throws {
    switch decided {
    case .refused(let error):
      progress.clear()
      try rejects.write(error)
      summary.refused += 1
    case .entry(let entry, _, let rendered):
      if let shadow = entry.shadow { shadows?.count(shadow, beside: entry.decision) }
      let decision = portfolio == nil ? entry.decision : entry.decision.only(decisions)
      summary.add(decision)
      errors.add(decision)
      if let rendered { writer.write(rendered, to: output) }
      if output.isFull { try output.flush() }
    }
  }

  /// Decides what is to be decided of all dossiers together, once each of them is given.
  private mutating func decidePortfolio() throws {
    guard let portfolio else { return }
    let document = try portfolio.decide(explain: options.explain)
    do {
      _ = try log?.append(portfolio.entry(document, origin: origin))
    } catch {
      writer.end(to: output, hasFailed: true)
      try? output.flush()
      throw PersonsOption.ending(error)
    }
    summary.add(document.decision)
    errors.add(document.decision)
    writer.write(document, refused: summary.refused, to: output)
    // The section says so itself.
    if [.json, .jsonl].contains(options.format),
      let missing = PortfolioText.missing(summary.refused, .english)
    {
      Output.note("portfolio: " + missing)
    }
  }
}
