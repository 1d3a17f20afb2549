import ArgumentParser
import Edict

/// The command `edict audit checkpoint`.
struct AuditCheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Signs what the log holds now.",
    discussion: """
      A checkpoint is a signed note (C2SP tlog-checkpoint): the log's name, how many entries it has, \
      and the hash of them all. It is kept in the log and beside the key; give it to somebody else \
      too, since only a checkpoint held elsewhere shows later that nothing was removed. It says no \
      time. A log that doesn't go on from what the key signed last is not signed.

        edict audit checkpoint --log decisions.sqlite --output monday.checkpoint
      """)

  @OptionGroup var key: KeyOption

  @OptionGroup var log: LogOption

  @Option(help: ArgumentHelp("Write it here; to standard output without it.", valueName: "file"))
  var output: String?

  func run() throws {
    let signer = try key.file.signer()
    let log = try log.open(signer: signer)
    let checkpoint: SignedCheckpoint
    do {
      checkpoint = try log.checkpoint(signer: signer)
    } catch {
      throw LogOption.ending(error)
    }
    try SmallFile.give(checkpoint.note.bytes, to: output)
  }
}
