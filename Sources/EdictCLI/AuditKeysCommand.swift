import ArgumentParser

/// The command `edict audit keys`.
struct AuditKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Makes the key that signs a log, and the next one.",
    subcommands: [AuditKeysNewCommand.self, AuditKeysRotateCommand.self])
}
