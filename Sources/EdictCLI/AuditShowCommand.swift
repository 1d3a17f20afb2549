import ArgumentParser
import Edict

/// The command `edict audit show`.
struct AuditShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one entry of the log.",
    discussion: """
      Of a pack's files only the length is shown; `--raw` writes the texts too.

        edict audit show 17 --log decisions.sqlite
        edict audit show 17 --raw | sha256sum
      """)

  @Argument(help: ArgumentHelp("The entry's index, from 0.", valueName: "index"))
  var index: Int64

  @OptionGroup var log: LogOption

  @Flag(help: "Write the bytes as they lie in the log, and no line end.")
  var raw = false

  func run() throws {
    let log = try log.open()
    let output = Output.standardOutput
    do {
      let bytes = try log.entry(at: index)
      if !raw, let entry = try? EntryView(bytes) {
        output.write(entry.pretty + "\n")
      } else {
        output.write(bytes)
      }
      try output.flush()
    } catch {
      throw LogOption.ending(error)
    }
  }
}
