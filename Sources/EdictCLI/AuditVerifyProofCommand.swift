import ArgumentParser
import Edict

/// The command `edict audit verify-proof`.
struct AuditVerifyProofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-proof",
    abstract: "Checks the proof that an entry is in a log, without the log.",
    discussion: """
      It shows that a key given signed a log that held exactly these bytes at that index. It can't \
      show when, nor that the log still holds them, nor that the decision was right. Ends with 1 \
      where the proof doesn't hold.

        edict audit verify-proof my.proof --entry my.json --key edict-log.key.pub
        edict audit show 17 --raw | edict audit verify-proof my.proof --key edict-log.key.pub
      """)

  @Argument(help: ArgumentHelp("The proof that `edict audit prove` wrote.", valueName: "file"))
  var proof: String

  @Option(
    help: ArgumentHelp(
      "The entry's bytes, as they lie in the log; standard input without it.", valueName: "file"))
  var entry = "-"

  @OptionGroup var verifiers: VerifierOptions

  /// More than any proof has: extra data, hashes and a checkpoint.
  private static let limitBytes = 2 << 20

  func validate() throws {
    if verifiers.key.isEmpty {
      throw ValidationError("--key: a proof is checked by the log's public key")
    }
  }

  func run() throws {
    let keys = try verifiers.keys()
    let witnesses = try verifiers.witnesses()
    let bytes = try SmallFile.read(proof, limitBytes: Self.limitBytes)
    let entry = try SmallFile.read(entry, limitBytes: AuditLog.entryLimitBytes)
    let output = Output.standardOutput
    do {
      let proof = try EntryProof(bytes)
      let signed = try proof.verify(
        entry: entry, keys: keys, witnesses: witnesses, origin: verifiers.origin)
      output.write("entry \(proof.index) of `\(signed.checkpoint.origin)` is these bytes\n")
      output.write("  in a checkpoint of \(Int(signed.head.size).grouped) entries, signed by:\n")
      for signer in signed.signers { output.write("  \(signer.key)\n") }
      for witness in signed.witnesses {
        output.write("  \(witness.verifier.key), a witness, at \(witness.time ?? "no time")\n")
      }
    } catch {
      throw Exit.because(Exit.finding, "\(proof):\(error.line == nil ? " " : "")\(error)")
    }
    try output.finish()
  }
}
