import ArgumentParser
import Edict

/// The command `edict audit diff`.
struct AuditDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what differs between two logged decisions, and between their packs.",
    discussion: """
      Facts, evidence and as-of dates; what decisions and rules came to; parameters on the as-of \
      dates, tables, and the source of rules, as the log's packs of the two revisions have them. Who \
      asked, when and for what is no difference.

        edict audit diff 17 42
        edict audit diff 17 42 --format json
      """)

  /// How differences are told.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: ArgumentHelp("The id of a decision, or an entry's index.", valueName: "before"))
  var before: EntryReference

  @Argument(help: ArgumentHelp("The other.", valueName: "after"))
  var after: EntryReference

  @OptionGroup var log: LogOption

  @OptionGroup var persons: PersonsOption

  @Option(
    help: "How it is told: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: Format = .text

  @OptionGroup var language: LanguageOption

  func run() throws {
    let log = try log.open()
    let packs = PackLibrary(log)
    let keys = try persons.open(forLog: log.path)
    let left = try before.decision(in: log, packs: packs, persons: keys)
    let right = try after.decision(in: log, packs: packs, persons: keys)
    let comparison = DecisionComparison(left, right)
    let output = Output.standardOutput
    switch format {
    case .json:
      output.write(comparison.json(left.entry, right.entry))
      output.write("\n")
    case .text:
      let report = ComparisonReport(
        comparison, left.entry, right.entry, language: language.language ?? .english)
      output.write(report.text)
    }
    try output.finish()
  }
}
