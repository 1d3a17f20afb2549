import ArgumentParser
import Edict

/// The command `edict audit verify-disclosure`.
struct AuditVerifyDisclosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-disclosure",
    abstract: "Checks disclosed values of an entry, without the log.",
    discussion: """
      It shows that a key given signed a log that held the entry, and that the values are those that \
      the entry hides. Ends with 1 where that doesn't hold.

        edict audit verify-disclosure officer.disclosure --key edict-log.key.pub
        edict audit verify-disclosure officer.disclosure --key edict-log.key.pub \
      --checkpoint monday.checkpoint
      """)

  @Argument(help: ArgumentHelp("What `edict audit disclose` wrote.", valueName: "file"))
  var disclosure: String

  @OptionGroup var verifiers: VerifierOptions

  @Option(
    help: ArgumentHelp(
      "A checkpoint of the log that was held elsewhere; can be repeated.", valueName: "file"))
  var checkpoint: [String] = []

  func validate() throws {
    if verifiers.key.isEmpty {
      throw ValidationError("--key: a disclosure is checked by the log's public key")
    }
  }

  func run() throws {
    let keys = try verifiers.keys()
    let witnesses = try verifiers.witnesses()
    let bytes = try SmallFile.read(disclosure, limitBytes: Disclosure.limitBytes)
    let held = try checkpoint.map { path in
      HeldCheckpoint(name: path, note: try SmallFile.read(path, limitBytes: Note.limitBytes))
    }
    let output = Output.standardOutput
    do {
      let shown = try Disclosure(bytes).verify(
        keys: keys, witnesses: witnesses, held: held, origin: verifiers.origin)
      write(shown, to: output)
    } catch {
      throw Exit.because(Exit.finding, "\(disclosure): \(error)")
    }
    try output.finish()
  }

  private func write(_ shown: Disclosure.Disclosed, to output: Output) {
    let signed = shown.checkpoint
    output.write("entry \(shown.index) of `\(signed.checkpoint.origin)`, id \(shown.id), hides:\n")
    for value in shown.values {
      output.write("  \(value.pointer)  \(String(decoding: value.bytes, as: UTF8.self))\n")
    }
    output.write("in a checkpoint of \(Int(signed.head.size).grouped) entries, signed by:\n")
    for signer in signed.signers { output.write("  \(signer.key)\n") }
    for witness in signed.witnesses {
      output.write("  \(witness.verifier.key), a witness, at \(witness.time ?? "no time")\n")
    }
    for name in shown.compared { output.write("the same as \(name)\n") }
    for name in checkpoint where !shown.compared.contains(name) {
      output.write("not compared with \(name): it is of another number of entries\n")
    }
  }
}
