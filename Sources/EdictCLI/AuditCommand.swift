import ArgumentParser

/// The command `edict audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract:
      "Reads the log of decisions, signs it, proves entries, verifies it, and decides again.",
    discussion: """
      Each decision is an entry, and the entries are one tree of hashes (RFC 6962). A checkpoint is \
      the tree's size and root, signed. Who holds an old checkpoint can see later whether an entry \
      before it was changed or removed; without one held by somebody else, nobody can.

        edict audit keys new --name example.com/decisions
        edict audit checkpoint --output monday.checkpoint
        edict audit verify --key edict-log.key.pub --checkpoint monday.checkpoint
      """,
    subcommands: [
      AuditListCommand.self, AuditShowCommand.self, AuditKeysCommand.self,
      AuditCheckpointCommand.self, AuditVerifyCommand.self, AuditReplayCommand.self,
      AuditProveCommand.self, AuditVerifyProofCommand.self, AuditExportCommand.self,
      AuditWhyCommand.self, AuditHistoryCommand.self, AuditDiffCommand.self,
      AuditStatsCommand.self, AuditDiscloseCommand.self, AuditVerifyDisclosureCommand.self,
      AuditForgetCommand.self,
    ])
}
