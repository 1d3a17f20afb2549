import ArgumentParser
import Edict
import Foundation

/// `edict explain`: one dossier, decided and shown as a page for a person.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Decides one dossier and shows it as a page for a person.",
    discussion: """
      Each decision, each rule with what it read, the parameters with status and source, what is \
      missing and what it would settle, and what would turn a decision to yes where fields are \
      marked x-actionable (see `edict remedy`). Nothing is logged.

        edict explain Rules/sba-loans --records records.csv --id 1000014003
      """)

  @Argument(help: ArgumentHelp("The folder of the pack.", valueName: "pack"))
  var pack: String

  @Option(help: ArgumentHelp("The records; - for standard input.", valueName: "file"))
  var records: String

  @Option(help: ArgumentHelp("The id of the subject whose dossier it is.", valueName: "id"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "The as-of date of decisions that take theirs from no field, as 2026-04-01; today without it.",
      valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Show this decision only; can be repeated.", valueName: "name"))
  var decision: [String] = []

  @OptionGroup var language: LanguageOption

  func validate() throws { try DecideCommand.validate(asOf: asOf) }

  func run() throws {
    let policy = try Policy(argument: pack)
    let wanted = try DecideCommand.decisions(decision, asOf: asOf, of: policy)
    let dossier = try find(policy)
    let decider = try Decider(argument: policy)
    let day = asOf.flatMap { CalendarDate(iso: $0) } ?? policy.today()
    let decided = decider.decide(dossier, asOf: day, decisions: wanted, explain: true)
    let page = ExplainPage(
      decided, about: dossier, by: policy, language: language.language,
      remedies: try remedies(of: decided, dossier, policy, asOf: day))
    let output = Output.standardOutput
    output.write(page.text)
    try output.finish()
    if decided.results.contains(where: { $0.outcome == .error }) { throw ExitCode(Exit.finding) }
  }

  /// What would turn the decisions that are open, where anything can change.
  private func remedies(
    of decision: Decision, _ dossier: Dossier, _ policy: Policy, asOf day: CalendarDate
  ) throws -> [String: Remedy] {
    guard policy.pack.dossierType.hasActionableFields else { return [:] }
    var remedies: [String: Remedy] = [:]
    for result in decision.results where result.outcome == .no || result.outcome == .undetermined {
      let finder = try RemedyFinder(argument: policy, decision: result.name)
      remedies[result.name] = finder.remedy(of: dossier, asOf: day)
    }
    return remedies
  }

  /// The first dossier of the subject; records before it that are refused are passed over.
  private func find(_ policy: Policy) throws -> Dossier {
    let input = try RecordFile(argument: records)
    let reader = DossierReader(type: policy.pack.dossierType, source: input.source)
    do {
      while let reading = try reader.next() {
        if case .dossier(let dossier, _) = reading, dossier.subjectID == id { return dossier }
      }
    } catch let error as RecordInputError {
      throw Exit.because(
        error.code == .unreadable ? Exit.failedIO : Exit.refusedRecords, error.description)
    }
    throw Exit.because(
      Exit.missingInput, "\(records): unknown_subject: no valid record has the id `\(id)`")
  }
}
