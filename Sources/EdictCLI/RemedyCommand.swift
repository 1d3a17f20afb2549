import ArgumentParser
import Edict
import Foundation

/// `edict remedy`: what would turn a decision to `yes`.
struct RemedyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remedy",
    abstract: "Tells what would turn a decision to yes.",
    discussion: """
      The smallest changes of a dossier that make the decision yes, over fields that record types \
      mark x-actionable, each decided again. No other field changes, and what is in a list or a \
      table is never disclosed. It is no advice. Nothing is logged.

        edict remedy Rules/tech-cultivation --records records.jsonl --decision eligibility
        edict remedy Rules/tech-cultivation --records records.jsonl --id 91110108MA1TXT004C
      """)

  @Argument(help: ArgumentHelp("The folder of the pack.", valueName: "pack"))
  var pack: String

  @Option(help: ArgumentHelp("The records; - for standard input.", valueName: "file"))
  var records: String

  @Option(
    help: ArgumentHelp("The id of the one subject that is asked about.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("The decision that is to be yes.", valueName: "name"))
  var decision: String

  @Option(
    help: ArgumentHelp(
      "The as-of date of decisions that take theirs from no field, as 2026-04-01; today without it.",
      valueName: "date"))
  var asOf: String?

  @Option(
    help: "How it is told: \(RemedyFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: RemedyFormat = .pretty

  @Option(
    help: ArgumentHelp(
      "Tell so many alternatives at most; \(RemedyFinder.Limits().alternatives) without it.",
      valueName: "number"))
  var most: Int?

  @OptionGroup var language: LanguageOption

  func validate() throws {
    try DecideCommand.validate(asOf: asOf)
    if let most, most < 1 { throw ValidationError("--most: \(most) is less than 1") }
  }

  func run() throws {
    let policy = try Policy(argument: pack)
    // The date may serve a decision that the wanted one reads.
    _ = try DecideCommand.decisions([decision], asOf: nil, of: policy)
    if policy.pack.decisions.contains(where: { $0.name == decision && $0.isOverPortfolio }) {
      throw Exit.because(
        Exit.usage,
        "edict: not_one_dossier: --decision: `\(decision)` is over the portfolio, and no change of one "
          + "dossier tells what it comes to; ask for a decision that it reads")
    }
    if asOf != nil { _ = try DecideCommand.decisions([], asOf: asOf, of: policy) }
    var run = try RemedyRun(policy, options: self)
    try run.run()
  }
}

/// How remedies are told.
enum RemedyFormat: String, ExpressibleByArgument, CaseIterable {
  case pretty, json
}
