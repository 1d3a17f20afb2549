import ArgumentParser
import Edict
import Foundation

/// The command `edict test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the cases of a pack's tests.",
    discussion: """
      A case is a dossier and what must come out of it; docs/testing.md tells how it is written. \
      Ends with 1 where a case fails or there is none, and with 2 where a test file or the pack is \
      faulty.

        edict test Rules/sba-loans
        edict test Rules/sba-loans --run 'ceiling\\.yaml: .*1995'
        edict test Rules/sba-loans --format junit > report.xml
        edict test Rules/sba-loans --coverage --threshold 90
        edict test --watch Rules/sba-loans
        edict test Rules/sba-loans --mutate --mutants 90
        edict test Rules/sba-loans --suggest --output Rules/sba-loans/tests/more.yaml
      """)

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "Run only the cases of which the regular expression matches a part of `file: name`.",
      valueName: "regex"))
  var wanted: String?

  @Option(help: "How the results are written; pretty without it.")
  var format: TestFormat?

  @OptionGroup var coverage: CoverageOptions

  @Flag(help: "Run the cases again on each save, until interrupted.")
  var watch = false

  @OptionGroup(title: "Mutants")
  var mutation: MutateOptions

  @OptionGroup(title: "Suggestions")
  var suggestion: SuggestOptions

  @Argument(help: ArgumentHelp("The folder of the pack.", valueName: "pack"))
  var pack: String

  func validate() throws {
    if let wanted { _ = try CasePattern(wanted) }
    if watch, coverage.isAsked {
      throw ValidationError("--watch and --coverage exclude each other")
    }
    if watch, format != nil { throw ValidationError("--watch and --format exclude each other") }
    try mutation.validate(with: self)
    try suggestion.validate(with: self)
  }

  func run() throws {
    let pattern = try wanted.map { try CasePattern($0) }
    if watch {
      try TestWatchRun(path: pack, pattern: pattern).run()
      return
    }
    var report = TestReport(path: pack, pattern: pattern, isCovering: coverage.isAsked)
    if report.isMissing { throw Exit.because(Exit.missingInput, report.findings[0].description) }
    if suggestion.isWanted, try suggestion.run(report) { return }
    if mutation.isWanted { try mutation.run(&report) }
    let output = Output.standardOutput
    output.write(report.text(format ?? .pretty))
    try output.finish()
    for note in report.notes(format ?? .pretty) { Output.note(note) }
    let shortfall = coverage.shortfall(of: report)
    if let shortfall { Output.note(shortfall) }
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    if let text = mutation.shortfall(of: report) {
      throw Exit.because(Exit.finding, text)
    }
    if shortfall != nil { throw ExitCode(Exit.finding) }
  }
}

/// How results of cases are written.
enum TestFormat: String, ExpressibleByArgument, CaseIterable {
  case pretty, json, junit, github
}

/// A regular expression over `file: name`.
struct CasePattern {
  /// As it was given.
  let text: String
  private let regex: Regex<AnyRegexOutput>

  /// Takes an expression, or says that it is none and ends the command.
  init(_ text: String) throws {
    self.text = text
    do {
      regex = try Regex(text)
    } catch {
      throw ValidationError("--run: `\(text.oneLine)` is no regular expression")
    }
  }

  /// Whether the expression matches a part of a case's title.
  func matches(_ testCase: TestCase) -> Bool {
    (try? regex.firstMatch(in: testCase.title)) != nil
  }
}
