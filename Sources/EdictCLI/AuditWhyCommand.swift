import ArgumentParser
import Edict

/// The command `edict audit why`.
struct AuditWhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Shows a logged decision as a page: what was decided, and why.",
    discussion: """
      All of it comes from the log: the entry, and the pack that the log keeps by its revision. \
      Rules that the outcome rests on are shown with what they read.

        edict audit why 17
        edict audit why 0193a1b2-0000-7000-8000-000000000000 --language zh
      """)

  @Argument(help: ArgumentHelp("The id of a decision, or an entry's index.", valueName: "entry"))
  var entry: EntryReference

  @OptionGroup var log: LogOption

  @OptionGroup var persons: PersonsOption

  @Option(help: ArgumentHelp("Show this decision only; can be repeated.", valueName: "name"))
  var decision: [String] = []

  @OptionGroup var language: LanguageOption

  func run() throws {
    let log = try log.open()
    let packs = PackLibrary(log)
    let keys = try persons.open(forLog: log.path)
    let wanted = decision.isEmpty ? nil : Set(decision)
    let page: String
    if let portfolio = try entry.portfolio(in: log, packs: packs, persons: keys) {
      try refuseOthers(than: portfolio.entry.decisions)
      page =
        PortfolioPage(
          portfolio, decisions: wanted, logPath: log.path, language: language.language
        ).text
    } else {
      let audited = try entry.decision(in: log, packs: packs, persons: keys)
      try refuseOthers(than: audited.entry.decisions)
      page =
        WhyPage(audited, decisions: wanted, logPath: log.path, language: language.language).text
    }
    let output = Output.standardOutput
    output.write(page)
    try output.finish()
  }

  private func refuseOthers(than names: [String]) throws {
    for name in decision where !names.contains(name) {
      let known = names.map { "`\($0)`" }.joined(separator: ", ")
      throw Exit.because(
        Exit.usage, "--decision: unknown_decision: the entry has no `\(name)`; it has \(known)")
    }
  }
}
