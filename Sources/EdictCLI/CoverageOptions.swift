import ArgumentParser
import Edict

/// What `edict test` is asked about what its cases cover.
struct CoverageOptions: ParsableArguments {
  @Flag(
    name: .customLong("coverage"),
    help: "Tell which rules, branches, values, rows and sources no case tries, and why.")
  var isAsked = false

  @Option(
    help: ArgumentHelp(
      "With --coverage: end with 1 where less of all is covered, in percent.", valueName: "percent")
  )
  var threshold: Double?

  func validate() throws {
    guard let threshold else { return }
    if !isAsked { throw ValidationError("--threshold is of use with --coverage only") }
    if !(0...100).contains(threshold) {
      throw ValidationError("--threshold takes a number from 0 to 100")
    }
  }

  /// Why a report falls short of the threshold; nil where it doesn't, or has no coverage.
  func shortfall(of report: TestReport) -> String? {
    guard let threshold, let coverage = report.coverage else { return nil }
    return coverage.shortfall(below: threshold).map {
      "\(report.path.oneLine): below_threshold: \($0)"
    }
  }
}
