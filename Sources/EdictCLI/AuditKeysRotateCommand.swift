import ArgumentParser
import Edict
import Foundation

/// The command `edict audit keys rotate`.
struct AuditKeysRotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Puts a new key in the place of a log's key.",
    discussion: """
      The log gets an entry that names both keys, and a checkpoint that both sign: so who trusts the \
      old key can trust the new. The old private key is destroyed; its public key stays in FILE.pub, \
      with which older checkpoints are verified. A rotation that was broken off is taken up again.

      It doesn't undo a theft: a thief of the old key can have signed anything before, and can sign a \
      rotation of their own. Only checkpoints held elsewhere tell which history was first.

        edict audit keys rotate --log decisions.sqlite
      """)

  @OptionGroup var key: KeyOption

  @OptionGroup var log: LogOption

  @Option(help: ArgumentHelp("Who rotates; the user's name without it.", valueName: "name"))
  var actor: String?

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var purpose: String?

  func run() throws {
    let file = key.file
    let signer = try file.signer()
    let log = try log.open(signer: signer)
    let origin = LogEntry.Origin(
      actor: actor ?? NSUserName(), purpose: purpose, channel: "command")
    let output = Output.standardOutput
    do {
      // First, so that no new key lies about where the old one may not sign.
      _ = try log.checkpoint(signer: signer)
      let next = try file.next(named: signer.key.verifier.key.name)
      let (receipt, checkpoint) = try log.rotate(signer, to: next, origin: origin)
      try file.advance(to: next, from: signer)
      output.write(
        """
        \(next.verifier)

        private key  \(file.path)
        public keys  \(file.publicPath), the new one first
        rotation     entry \(receipt.index), in a checkpoint of \(checkpoint.head.size) entries \
        that both keys signed

        """)
      try output.flush()
    } catch {
      throw LogOption.ending(error)
    }
  }
}
