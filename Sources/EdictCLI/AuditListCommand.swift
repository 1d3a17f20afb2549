import ArgumentParser
import Edict

/// The command `edict audit list`.
struct AuditListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the entries of the log, a line each.",
    discussion: """
      An entry is listed where all that is asked for holds of it. Large logs are searched by an \
      index in a file beside the log, which is made where it is missing and can be deleted. It \
      proves nothing: who can write that file can hide entries from searches until `--reindex`.

        edict audit list --last 20
        edict audit list --subject 1000014003 --format jsonl
        edict audit list --since 2026-11-01 --until 2026-11-30 --decision grant=no
        edict audit list --pack grants --rule grant.small=fail --format csv
      """)

  @OptionGroup var log: LogOption

  @OptionGroup var persons: PersonsOption

  @OptionGroup var search: SearchOptions

  @Option(help: ArgumentHelp("Only the last that are found, so many.", valueName: "number"))
  var last: Int?

  @Option(
    help:
      "How entries are listed: \(EntryListFormat.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var format: EntryListFormat = .table

  @Flag(help: "Build the index anew first.")
  var reindex = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last: \(last) is less than 1") }
  }

  func run() throws {
    let log = try log.open()
    let output = Output.standardOutput
    do {
      let index = log.index
      let keys = try persons.open(forLog: log.path)
      let opener = EntryOpener(log, persons: keys)
      let query = try search.query(keys)
      try index.prepare(for: query, anew: reindex)
      let writer = EntryListWriter(
        format: format, language: language.language ?? .english,
        width: max(5, String(max(try log.size - 1, 0)).count))
      output.write(writer.header)
      let write = { (index: Int64, bytes: [UInt8]) in
        // JSON Lines are the entries as they lie in the log.
        let shown = format == .jsonl ? bytes : opener.shown(bytes, at: index)
        writer.write(index, shown, to: output)
        if output.isFull { try output.flush() }
        return true
      }
      if let last {
        for number in try found(last, by: query, in: index).reversed() {
          _ = try write(number, try log.entry(at: number))
        }
      } else {
        try index.search(query, write)
      }
      try output.flush()
    } catch {
      throw PersonsOption.ending(error)
    }
  }

  /// The last that are found, the last first.
  private func found(_ count: Int, by query: LogQuery, in index: LogIndex) throws -> [Int64] {
    var found: [Int64] = []
    try index.search(query, order: .newestFirst) { number, _ in
      found.append(number)
      return found.count < count
    }
    return found
  }
}
