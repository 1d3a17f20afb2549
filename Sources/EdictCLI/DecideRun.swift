import ArgumentParser
import Edict
import Foundation

/// One run of `edict decide`: reads, decides, logs and writes, a group of dossiers at a time.
struct DecideRun {
  private let policy: Policy
  private let options: DecideCommand
  private let decisions: Set<String>?
  private let decider: Decider
  private let shadows: ShadowRun?
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

  /// How many dossiers are decided, logged and written together.
  private static let groupSize = 1000

  init(
    policy: Policy, options: DecideCommand, decisions: Set<String>?, shadows: ShadowRun? = nil
  ) throws {
    self.policy = policy
    self.shadows = shadows
    self.options = options
    self.decisions = decisions
    decider = try Decider(argument: policy)
    asOf = options.asOf.flatMap { CalendarDate(iso: $0) } ?? policy.today()
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
    let columns = policy.pack.decisions.filter {
      !$0.isStep && decisions?.contains($0.name) ?? true
    }
    let language = options.language.language
    writer =
      switch options.format {
      case .table:
        TableWriter(policy, columns: columns, explain: options.explain, language: language)
      case .csv: CSVWriter(columns: columns, language: language)
      case .json: DocumentWriter(isArray: true, explain: options.explain, language: language)
      case .jsonl: DocumentWriter(isArray: false, explain: options.explain, language: language)
      }
    summary = Summary(columns: columns)
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
    } catch let error as RecordInputError {
      code = error.code == .unreadable ? Exit.failedIO : Exit.refusedRecords
      progress.clear()
      rejects.say(error.description)
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

  private mutating func decideAll() throws {
    var group: [LogEntry] = []
    group.reserveCapacity(Self.groupSize)
    defer { progress.clear() }
    while let reading = try next(unless: group) {
      switch reading {
      case .refused(let error):
        progress.clear()
        try rejects.write(error)
        summary.refused += 1
      case .dossier(let dossier, _):
        let decision = decider.decide(
          dossier, asOf: asOf, decisions: decisions, explain: options.explain)
        let shadow = shadows?.shadow(of: dossier, asOf: asOf, beside: decision)
        group.append(
          LogEntry(
            decision, about: dossier, by: policy, stamp: .now(), origin: origin, shadow: shadow))
        if group.count == Self.groupSize { try give(&group) }
      }
    }
    try give(&group)
  }

  /// The next record; what has been decided is given before an error of the input ends the run.
  private mutating func next(unless group: [LogEntry]) throws -> DossierReading? {
    do {
      return try reader.next()
    } catch {
      var group = group
      try give(&group)
      throw error
    }
  }

  /// Logs a group, and only then writes it.
  private mutating func give(_ group: inout [LogEntry]) throws {
    do {
      _ = try log?.append(group, persons: persons)
    } catch {
      // What was given before stands, whole.
      writer.end(to: output, hasFailed: true)
      try? output.flush()
      throw PersonsOption.ending(error)
    }
    do {
      for entry in group {
        summary.add(entry.decision)
        errors.add(entry.decision)
        writer.write(
          DecisionDocument(
            entry.decision, about: entry.dossier, by: policy, stamp: entry.stamp), to: output)
        if output.isFull { try output.flush() }
      }
      try output.flush()
    } catch {
      throw LogOption.ending(error)
    }
    progress.show(decided: summary.decided, bytes: reader.bytesRead)
    group.removeAll(keepingCapacity: true)
  }
}
