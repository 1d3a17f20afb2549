import ArgumentParser
import Edict
import Foundation

/// The options of `edict test` that write cases for what no case covers yet.
struct SuggestOptions: ParsableArguments {
  @Flag(
    name: .customLong("suggest"),
    help: "Write the boundary cases that lack, as a file of cases to review.")
  var isWanted = false

  @Option(
    help: ArgumentHelp(
      "With --suggest: the new file that is written instead of standard output.",
      valueName: "file"))
  var output: String?

  /// Refuses what doesn't go together.
  func validate(with command: TestCommand) throws {
    if output != nil, !isWanted { throw ValidationError("--output goes with --suggest") }
    guard isWanted else { return }
    let others = [
      ("--watch", command.watch), ("--run", command.wanted != nil),
      ("--format", command.format != nil), ("--coverage", command.coverage.isAsked),
      ("--mutate", command.mutation.isWanted),
    ]
    for (name, isGiven) in others where isGiven {
      throw ValidationError("\(name) and --suggest exclude each other")
    }
  }

  /// Writes the cases; false where the pack or its tests are faulty or there are none, which the
  /// report tells.
  ///
  /// Where cases fail nothing is written: what a faulty rule does would become what is expected.
  func run(_ report: TestReport) throws -> Bool {
    guard let (policy, suite) = report.tested, !suite.cases.isEmpty else { return false }
    if report.count(.failed) > 0 {
      let path = report.path.oneLine
      throw Exit.because(
        Exit.finding,
        "\(path): cases_fail: \(report.failures), so nothing is suggested; `edict test \(path)` "
          + "tells what is the matter")
    }
    let suggested = try SuggestedCases(policy, suite)
    let text = suggested.yaml
    // Cases that have been reviewed aren't written over.
    if let output, FileManager.default.fileExists(atPath: output) {
      throw Exit.because(
        Exit.failedIO, "\(output): file_exists: --suggest writes a new file; name another")
    }
    // A file without a case would be faulty among the tests.
    if suggested.count > 0 || output == nil {
      try SmallFile.give(Array(text.utf8), to: output)
    }
    let told =
      switch suggested.count {
      case 0: "nothing to suggest" + (output == nil ? "" : ", so no file is written")
      case 1: "1 case suggested; review it"
      case let count: "\(count.grouped) cases suggested; review them"
      }
    Output.note("\(report.path.oneLine): \(told)")
    return true
  }
}
