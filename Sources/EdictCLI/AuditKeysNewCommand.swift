import ArgumentParser
import Edict

/// The command `edict audit keys new`.
struct AuditKeysNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a key to sign a log with.",
    discussion: """
      The private key is an Ed25519 key in a file that its owner alone reads. Beside it, FILE.pub \
      holds the public key, and FILE.signed what was signed last, once something was: it keeps the \
      key from signing two histories. Keep them apart from the log, best on another machine; who has \
      both the log and the key can write another history and sign it. Give the public key to those \
      who verify, by a way that they trust.

        edict audit keys new --name example.com/decisions
      """)

  @Option(
    help: ArgumentHelp(
      "The key's name, which is the log's too: one that no other log has, such as example.com/decisions.",
      valueName: "name"))
  var name = "edict-log"

  @OptionGroup var key: KeyOption

  func run() throws {
    let file = key.file
    let verifier = try file.create(named: name)
    let output = Output.standardOutput
    output.write(
      """
      \(verifier)

      private key  \(file.path)
      public key   \(file.publicPath)

      """)
    try output.finish()
  }
}
