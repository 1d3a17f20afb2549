import ArgumentParser
import Edict

/// The command `edict audit history`.
struct AuditHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows what was decided about a subject, and what changed from time to time.",
    discussion: """
      A line an entry, in the order of the log: the outcomes, and what differs from the entry before \
      it by the same pack. `edict audit diff` shows the differences themselves.

        edict audit history B2
        edict audit history B2 --format csv
      """)

  @Argument(help: ArgumentHelp("The subject's id.", valueName: "subject"))
  var subject: String

  @OptionGroup var log: LogOption

  @OptionGroup var persons: PersonsOption

  @Option(
    help:
      "How entries are listed: \(EntryListFormat.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var format: EntryListFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let log = try log.open()
    let output = Output.standardOutput
    var writer = HistoryWriter(format: format, language: language.language ?? .english)
    var history = SubjectHistory()
    var skipped = 0
    do {
      let keys = try persons.open(forLog: log.path)
      let opener = EntryOpener(log, persons: keys)
      let index = log.index
      var query = LogQuery()
      query.anyOf = [try EntryTerm.terms(ofSubject: subject, keys)]
      try index.prepare(for: query)
      try index.search(query) { index, bytes in
        guard let entry = try? opener.open(bytes, at: index).entry,
          case .decision(let decision) = entry, let step = try? history.step(decision)
        else {
          skipped += 1
          return true
        }
        writer.write(step, to: output)
        if output.isFull { try output.flush() }
        return true
      }
      writer.end(to: output)
      try output.flush()
    } catch {
      throw PersonsOption.ending(error)
    }
    if history.count == 0, skipped == 0 {
      Output.note("\(log.path): no entry is about `\(subject.oneLine)`")
    }
    if skipped > 0 { Output.note("\(log.path): \(skipped.grouped) entries could not be read") }
  }
}
