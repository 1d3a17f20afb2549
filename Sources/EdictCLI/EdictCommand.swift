import ArgumentParser
import Edict

/// The command `edict`.
@main
struct EdictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edict",
    abstract: "Decides by rules that are data.",
    discussion: """
      A pack is a folder of rules, parameters, tables and record types. Decide a file of records \
      by one:

        edict decide Rules/sba-loans --records records.csv --no-log

      Exit codes: 0 done; 1 a finding, such as a decision in error; 2 the pack is invalid; \
      3 some records were refused and the others decided; 64 wrong usage; 66 an input is missing; \
      74 reading, writing or logging failed. The largest that applies wins.
      """,
    version: "\(Decision.engine.replacing("edict ", with: "")) (Lua \(Decider.luaVersion))",
    subcommands: [
      DecideCommand.self, ExplainCommand.self, AuditCommand.self, CheckCommand.self,
      DocsCommand.self,
      DryRunCommand.self,
      NewCommand.self,
      RemedyCommand.self,
      TestCommand.self,
      TypesCommand.self,
    ])
}
