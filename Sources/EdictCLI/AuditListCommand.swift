import ArgumentParser
import Edict

/// The command `edict audit list`.
struct AuditListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the entries of the log, a line each.",
    discussion: """
        edict audit list --log decisions.sqlite --last 20
        edict audit list --subject 1000014003
      """)

  @OptionGroup var log: LogOption

  @Option(help: ArgumentHelp("Only entries about this subject.", valueName: "id"))
  var subject: String?

  @Option(help: ArgumentHelp("Only the last entries, so many.", valueName: "number"))
  var last: Int?

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last: \(last) is less than 1") }
  }

  func run() throws {
    let log = try log.open()
    let output = Output.standardOutput
    do {
      let size = try log.size
      let width = max(5, String(max(size - 1, 0)).count)
      let first = last.map { max(0, size - Int64($0)) } ?? 0
      output.write(
        "\("index".fitted(to: width))  decided at                subject               pack and outcomes\n"
      )
      try log.forEachEntry(in: first..<size) { index, bytes in
        guard let entry = try? EntryView(bytes) else {
          output.write("\(String(index).fitted(to: width))  not readable\n")
          return true
        }
        if subject == nil || entry.text("subject") == subject {
          output.write(line(index, width, entry))
        }
        if output.isFull { try output.flush() }
        return true
      }
      try output.flush()
    } catch {
      throw LogOption.ending(error)
    }
  }

  private func line(_ index: Int64, _ width: Int, _ entry: EntryView) -> String {
    let number = String(index)
    let padded = String(repeating: " ", count: width - number.count) + number
    let outcomes = entry.outcomes.map { name, outcome in
      let language = language.language ?? .english
      return "\(name) \(DecisionOutcome(rawValue: outcome)?.word(language) ?? outcome)"
    }.joined(separator: ", ")
    if entry.text("kind") == KeyRotation.kind {
      let key = entry.text("new_key").split(separator: "+").prefix(2).joined(separator: "+").oneLine
      return "\(padded)  \(entry.text("rotated_at"))  \("".fitted(to: 20))  key rotated to \(key)\n"
    }
    let subject = entry.text("subject").oneLine
    return
      "\(padded)  \(entry.text("decided_at"))  \(subject.fitted(to: max(20, subject.columns)))  "
      + "\(entry.text("pack")): \(outcomes)\n"
  }
}
