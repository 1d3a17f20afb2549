import ArgumentParser
import Edict
import Foundation

/// The command `edict dry-run`.
struct DryRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dry-run",
    abstract: "Tells what a change of the rules would do to a file of records.",
    discussion: """
      Both packs decide every record. Told are how many come to another outcome, the edits between \
      the packs, and what each edit does: how many flips the baseline with it alone makes, how many \
      it makes only with others, and how many the candidate without it doesn't make. A record that a \
      pack refuses is counted apart. docs/dry-run.md tells more.

        edict dry-run candidate --baseline Rules/sba-loans --records records.csv
        edict dry-run Rules/sba-loans --baseline Rules/sba-loans --records records.csv \\
          --as-of 2027-04-01 --baseline-as-of 2026-04-01
        edict dry-run candidate --baseline Rules/sba-loans --records records.csv --format csv
        edict dry-run candidate --baseline-logged --history edict-log.sqlite --since 2026-01-01
        edict dry-run candidate --baseline Rules/sba-loans --records records.csv --format html \\
          --output page.html

      A gate ends with 1 where it is crossed. It is one of:

        error                          a decision is in error that wasn't
        eligibility yes->no > 2%       more of all dossiers flip so
        eligibility > 100              more dossiers flip, however
        segment region > 5pp           the share of yes of a decision moves by more percentage
                                       points in a value of the field that 30 dossiers have
      """)

  @Argument(
    help: ArgumentHelp("The folder of the pack as it would be.", valueName: "candidate"))
  var candidate: String

  @Option(help: ArgumentHelp("The folder of the pack as it is.", valueName: "pack"))
  var baseline: String?

  @Option(help: ArgumentHelp("The records; - for standard input.", valueName: "file"))
  var records: String?

  @OptionGroup var past: DryRunHistoryOptions

  @Option(
    help: ArgumentHelp(
      "The as-of date of decisions that take theirs from no field, as 2026-04-01; today without it.",
      valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "The as-of date by the baseline, where it is another.", valueName: "date"))
  var baselineAsOf: String?

  @Option(help: ArgumentHelp("Compare this decision only; can be repeated.", valueName: "name"))
  var decision: [String] = []

  @Option(
    name: .customLong("fail-if"),
    help: ArgumentHelp("End with 1 where this is so; can be repeated.", valueName: "gate"))
  var gates: [String] = []

  @Option(
    help: "How it is told: \(DryRunFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: DryRunFormat = .text

  @Option(
    help: ArgumentHelp("Write it here, and not to standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var language: LanguageOption

  @Option(
    help: ArgumentHelp(
      "Compare with a report that --format json wrote; end with 1 where it differs.",
      valueName: "file"))
  var expect: String?

  @Option(
    help: ArgumentHelp("How many threads decide; one a processor without it.", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    try past.validate(records: records, baseline: baseline, baselineAsOf: baselineAsOf)
    try DecideCommand.validate(asOf: asOf)
    if let baselineAsOf, CalendarDate(iso: baselineAsOf) == nil {
      throw ValidationError("--baseline-as-of: `\(baselineAsOf)` is no day; write it as 2026-04-01")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs: \(jobs) is less than 1") }
    for gate in gates { _ = try Self.gate(gate) }
  }

  func run() throws {
    let new = try Policy(argument: candidate)
    let old =
      try baseline.map { try Policy(argument: $0) } ?? past.loggedBaseline(candidate: new)
    let run = DryRun(
      baseline: old, candidate: new, asOf: try day(asOf, "--as-of", [old, new]) ?? new.today(),
      baselineAsOf: try day(baselineAsOf, "--baseline-as-of", [old]),
      decisions: try wanted(old, new))
    let gates = try gates.map(Self.gate)
    for gate in gates {
      do {
        try gate.check(run)
      } catch {
        throw Exit.because(Exit.usage, "edict: --fail-if: \(error)")
      }
    }
    var session = try DryRunSession(run, options: self)
    try session.run(gates)
  }

  private static func gate(_ text: String) throws -> DryRunGate {
    do {
      return try DryRunGate(text)
    } catch {
      throw ValidationError("--fail-if: \(error.message)")
    }
  }

  /// A day that is given, once a decision would use it.
  private func day(_ text: String?, _ option: String, _ packs: [Policy]) throws -> CalendarDate? {
    guard let text else { return nil }
    if !packs.contains(where: { $0.usesGivenDate() }) {
      throw Exit.because(
        Exit.usage,
        "edict: unused_as_of: \(option): no decision would use it; each takes its date from a field"
      )
    }
    return CalendarDate(iso: text)
  }

  /// The decisions wanted, each of which both packs make; nil for all.
  private func wanted(_ old: Policy, _ new: Policy) throws -> Set<String>? {
    let names = Set(old.pack.decisions.map(\.name))
    let both = new.pack.decisions.map(\.name).filter(names.contains)
    for name in decision where !both.contains(name) {
      throw Exit.because(
        Exit.usage,
        "edict: unknown_decision: --decision: the packs do not both make a decision `\(name)`; "
          + "both make: " + both.joined(separator: ", "))
    }
    return decision.isEmpty ? nil : Set(decision)
  }
}

/// How a dry run is told.
enum DryRunFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, html
}
