import ArgumentParser
import Edict

/// The command `edict audit prove`.
struct AuditProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Writes the proof that an entry is in the log.",
    discussion: """
      The proof is a text (C2SP tlog-proof): the entry's index, the hashes that lead from it to the \
      root, and the log's last checkpoint. With the entry's bytes, anyone who has the log's public \
      key can check it without the log. It shows that the entry was in the log when the checkpoint \
      was signed; not when that was, and nothing of other entries.

        edict audit prove 0193a1b2-0000-7000-8000-000000000000
        edict audit prove --index 17 --output my.proof --entry my.json
        edict audit verify-proof my.proof --entry my.json --key edict-log.key.pub
      """)

  @Argument(help: ArgumentHelp("The id of a decision, as its document says.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("The entry's index instead, from 0.", valueName: "number"))
  var index: Int64?

  @OptionGroup var log: LogOption

  @Option(help: ArgumentHelp("Write it here; to standard output without it.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Write the entry's bytes here too.", valueName: "file"))
  var entry: String?

  func validate() throws {
    if (id == nil) == (index == nil) {
      throw ValidationError("say which entry: by its id, or by --index")
    }
  }

  func run() throws {
    let log = try log.open()
    let proof: EntryProof
    let bytes: [UInt8]
    do {
      let index = try index ?? EntryReference.index(ofID: id ?? "", in: log)
      proof = try log.proof(of: index)
      bytes = try log.entry(at: index)
    } catch {
      throw LogOption.ending(error)
    }
    if let entry { try SmallFile.write(bytes, to: entry) }
    try SmallFile.give(proof.bytes, to: output)
  }
}
