import ArgumentParser
import Edict
import Foundation

/// One run of `edict remedy`: reads, looks, and writes, a dossier at a time.
struct RemedyRun {
  private let policy: Policy
  private let options: RemedyCommand
  private let finder: RemedyFinder
  private let asOf: CalendarDate
  private let reader: DossierReader
  private let output = Output.standardOutput
  private var rejects: RejectWriter
  private var progress: Progress
  private var count = 0
  private var open = 0
  private var remedied = 0
  private var hasErrors = false

  init(_ policy: Policy, options: RemedyCommand) throws {
    self.policy = policy
    self.options = options
    finder = try RemedyFinder(argument: policy, decision: options.decision, most: options.most)
    asOf = options.asOf.flatMap { CalendarDate(iso: $0) } ?? policy.today()
    let input = try RecordFile(argument: options.records)
    reader = DossierReader(type: policy.pack.dossierType, source: input.source)
    rejects = try RejectWriter(path: nil)
    progress = Progress(totalBytes: input.size)
  }

  /// Runs to the end of the records, or to the one that is asked about.
  mutating func run() throws {
    var code: Int32 = 0
    do {
      try lookAtAll()
    } catch let error as RecordInputError {
      progress.clear()
      code = error.code == .unreadable ? Exit.failedIO : Exit.refusedRecords
      rejects.say(error.description)
    }
    progress.clear()
    if let id = options.id, count == 0, code == 0 {
      throw Exit.because(
        Exit.missingInput,
        "\(options.records): unknown_subject: no valid record has the id `\(id)`")
    }
    if options.format == .pretty, count > 0 {
      output.write("\n\(RemedyText.notice(language))\n")
    }
    try output.finish()
    try rejects.finish()
    if options.id == nil { Output.note(summary) }
    if rejects.count > 0 { code = max(code, Exit.refusedRecords) }
    if hasErrors { code = max(code, Exit.finding) }
    if code != 0 { throw ExitCode(code) }
  }

  private mutating func lookAtAll() throws {
    while let reading = try reader.next() {
      switch reading {
      case .refused(let error):
        // Records beside the one that is asked about are passed over.
        if options.id == nil { try rejects.write(error) }
      case .dossier(let dossier, _):
        if let id = options.id, dossier.subjectID != id { continue }
        try write(finder.remedy(of: dossier, asOf: asOf))
        if options.id != nil { return }
      }
    }
  }

  private mutating func write(_ remedy: Remedy) throws {
    switch options.format {
    case .pretty:
      let text = RemedyText(remedy, by: policy, language: language)
      output.write((count == 0 ? "" : "\n") + text.lines.joined(separator: "\n") + "\n")
    case .json: output.write(remedy.json(by: policy) + [UInt8(ascii: "\n")])
    }
    count += 1
    if remedy.isOpen { open += 1 }
    if !remedy.alternatives.isEmpty { remedied += 1 }
    hasErrors = hasErrors || remedy.outcome == .error
    if output.isFull || options.id != nil { try output.finish() }
    progress.show(decided: count, bytes: reader.bytesRead)
  }

  private var language: Language {
    policy.pack.language(options.language.language)
  }

  private var summary: String {
    "\(count.grouped) dossier\(count == 1 ? "" : "s"), \(rejects.count.grouped) refused; \(open.grouped) no or undetermined, "
      + "a change within reach turns \(remedied.grouped)"
  }
}

extension RemedyFinder {
  /// Compiles a policy, or says what is wrong with it and ends the command.
  convenience init(argument policy: Policy, decision: String, most: Int? = nil) throws {
    var limits = Limits()
    limits.alternatives = most ?? limits.alternatives
    do {
      try self.init(policy, decision: decision, limits: limits)
    } catch {
      throw Exit.because(Exit.invalidPack, error.description)
    }
  }
}
