import ArgumentParser
import Edict

/// The command `edict audit export`.
struct AuditExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the log as files that other programs verify.",
    discussion: """
      The files are C2SP tlog-tiles: the last checkpoint, the entries that it covers, whole, and \
      their hashes. Whoever gets them reads every dossier in them.

        edict audit export exported --log decisions.sqlite
        edict audit verify exported --key edict-log.key.pub
      """)

  @Argument(help: ArgumentHelp("The folder to write to: new, or empty.", valueName: "folder"))
  var folder: String

  @OptionGroup var log: LogOption

  func run() throws {
    let log = try log.open()
    let exported: Int64
    let size: Int64
    do {
      try log.export(to: folder)
      size = try log.size
      let note = try SmallFile.read(folder + "/checkpoint", limitBytes: Note.limitBytes)
      exported = try Checkpoint(text: Note(note).text).head.size
    } catch {
      throw LogOption.ending(error)
    }
    let output = Output.standardOutput
    output.write("wrote \(folder): \(Int(exported).grouped) entries, as the last checkpoint says\n")
    if size > exported {
      output.write("not signed yet, and left out: \(Int(size - exported).grouped) entries after\n")
    }
    try output.finish()
  }
}
