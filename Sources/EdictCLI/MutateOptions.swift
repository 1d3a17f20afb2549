import ArgumentParser
import Edict
import Foundation

/// The options of `edict test` that try mutants of a pack.
struct MutateOptions: ParsableArguments {
  @Flag(
    name: .customLong("mutate"),
    help: "Change the pack in small ways, and tell which changes no case notices.")
  var isWanted = false

  @Option(
    name: .customLong("mutants"),
    help: ArgumentHelp(
      "With --mutate: end with 1 where less of the mutants is noticed.", valueName: "percent"))
  var least: Double?

  /// Refuses what doesn't go together.
  func validate(with command: TestCommand) throws {
    if let least {
      if !isWanted { throw ValidationError("--mutants goes with --mutate") }
      guard (0...100).contains(least) else {
        throw ValidationError("--mutants: `\(least.shortest)` is no percentage from 0 to 100")
      }
    }
    guard isWanted else { return }
    if command.watch { throw ValidationError("--watch and --mutate exclude each other") }
    if command.wanted != nil {
      throw ValidationError("--run and --mutate exclude each other: fewer cases notice less")
    }
    if let format = command.format, format != .pretty, format != .json {
      throw ValidationError("--mutate is written as pretty or json, not as \(format.rawValue)")
    }
  }

  /// Tries the mutants of a pack whose cases all pass; where some fail, that is told.
  func run(_ report: inout TestReport) throws {
    if report.count(.failed) > 0 {
      Output.note("\(report.path.oneLine): mutants not tried: \(report.failures)")
    }
    guard report.exitCode == 0, let (policy, suite) = report.tested else { return }
    let run = try MutationRun(policy, suite)
    let progress = MutationProgress()
    let mutation = run.run(threads: ProcessInfo.processInfo.activeProcessorCount) {
      progress.show($0)
    }
    progress.clear()
    report.mutation = MutationText(path: report.path, report: mutation)
  }

  /// Why too little is noticed; nil where enough is, or nothing is asked.
  func shortfall(of report: TestReport) -> String? {
    guard let least, let mutation = report.mutation, mutation.report.noticedShare * 100 < least
    else { return nil }
    return "\(report.path.oneLine): too_few_noticed: \(mutation.share) of the mutants are noticed, "
      + "and --mutants asks for \(least.shortest) %"
  }
}

extension Double {
  /// The number without a fraction that is none.
  fileprivate var shortest: String {
    self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self)
  }
}
