import ArgumentParser
import Edict
import Foundation

/// The command `edict decide`.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Decides a file of records by a pack of rules.",
    discussion: """
      Records are CSV with a header, JSON Lines, or a JSON array; which of them is seen from the \
      first byte. A record that its type doesn't allow is refused with its line, field and value; \
      the others are decided. Every decision is logged before it is given.

      What a pack decides over the portfolio is decided after the last record, of all that were not \
      refused, and written last: as a section, or as the last document. CSV has a row a record, so \
      there it goes to standard error.

        edict decide Rules/sba-loans --records loans.csv --format csv --no-log
        edict decide Rules/sba-loans --records - --format jsonl --log decisions.sqlite < loans.csv
        edict decide Rules/sba-loans --records loans.csv --shadow drafts/sba-loans
        edict decide Rules/sba-loans --records loans.csv --timeline 2026-01-15,2026-07-01
      """)

  @Argument(help: ArgumentHelp("The folder of the pack.", valueName: "pack"))
  var pack: String

  @Option(help: ArgumentHelp("The records; - for standard input.", valueName: "file"))
  var records: String

  @Option(
    help: ArgumentHelp(
      "The as-of date of decisions that take theirs from no field, as 2026-04-01; today without it.",
      valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Make this decision only; can be repeated.", valueName: "name"))
  var decision: [String] = []

  @Option(
    help:
      "How decisions are written: \(DecisionFormat.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var format: DecisionFormat = .table

  @Option(
    help: ArgumentHelp(
      "The log; \(AuditLog.defaultName) without it.", valueName: "file"))
  var log: String?

  @Flag(help: "Log nothing.")
  var noLog = false

  @Option(
    help: ArgumentHelp(
      "Sign the log with this private key at the end, as `edict audit checkpoint` does.",
      valueName: "file"))
  var key: String?

  @OptionGroup var persons: PersonsOption

  @Option(
    help: ArgumentHelp(
      "Log beside each decision what the pack in this folder would have said; it changes nothing else.",
      valueName: "candidate"))
  var shadow: String?

  @Option(
    help: ArgumentHelp(
      "Tell what changes between these dates, on which day and why; nothing is logged.",
      valueName: "date,date,…"))
  var timeline: String?

  @Option(help: ArgumentHelp("Who asks; the user's name without it.", valueName: "name"))
  var actor: String?

  @Option(help: ArgumentHelp("For what it is asked.", valueName: "text"))
  var purpose: String?

  @Option(
    help: ArgumentHelp("How many threads decide; one a processor without it.", valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Write refused records here, a JSON line each, and not to standard error.", valueName: "file")
  )
  var rejects: String?

  @Flag(help: "Write the grounds of every rule, not only of those that decide.")
  var explain = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if noLog, log != nil {
      throw ValidationError("--log and --no-log exclude each other")
    }
    if noLog, key != nil {
      throw ValidationError("--key and --no-log exclude each other")
    }
    if noLog, persons.persons != nil {
      throw ValidationError("--persons and --no-log exclude each other")
    }
    if noLog, shadow != nil {
      throw ValidationError("--shadow and --no-log exclude each other")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs: \(jobs) is less than 1") }
    try Self.validate(asOf: asOf)
    _ = try validatedTimeline()
  }

  /// Refuses an as-of date that is none.
  static func validate(asOf: String?) throws {
    if let asOf, CalendarDate(iso: asOf) == nil {
      throw ValidationError("--as-of: `\(asOf)` is no day; write it as 2026-04-01")
    }
  }

  func run() throws {
    let policy = try Policy(argument: pack)
    if let timeline = try validatedTimeline() {
      try Self.refuseUnknown(decision, of: policy)
      let wanted = decision.isEmpty ? nil : Set(decision)
      var run = try TimelineRun(timeline, policy: policy, options: self, decisions: wanted)
      return try run.run()
    }
    let candidate = try shadow.map { try Policy(argument: $0) }
    let wanted = try Self.decisions(decision, asOf: asOf, of: policy, beside: candidate)
    let shadows = try candidate.map { try ShadowRun($0, beside: policy, decisions: wanted) }
    var run = try DecideRun(policy: policy, options: self, decisions: wanted, shadows: shadows)
    try run.run()
  }

  /// The decisions wanted, nil for all, once they and the as-of date make sense to the policy, or the
  /// date to a candidate beside it.
  static func decisions(
    _ names: [String], asOf: String?, of policy: Policy, beside candidate: Policy? = nil
  ) throws -> Set<String>? {
    try refuseUnknown(names, of: policy)
    let wanted = names.isEmpty ? nil : Set(names)
    let policies = [policy, candidate].compactMap(\.self)
    if asOf != nil, !policies.contains(where: { $0.usesGivenDate(decisions: wanted) }) {
      throw Exit.because(
        Exit.usage,
        "edict: unused_as_of: --as-of: no decision would use it; each takes its date from a field")
    }
    return wanted
  }

  private static func refuseUnknown(_ names: [String], of policy: Policy) throws {
    let known = policy.pack.decisions.map(\.name)
    for name in names where !known.contains(name) {
      throw Exit.because(
        Exit.usage,
        "edict: unknown_decision: --decision: the pack makes no decision `\(name)`; it makes: "
          + known.joined(separator: ", "))
    }
  }
}

/// How decisions are written.
enum DecisionFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl, csv
}
