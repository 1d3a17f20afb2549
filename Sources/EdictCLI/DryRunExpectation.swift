import ArgumentParser
import Edict

/// A frozen report with which a dry run is compared (`--expect`).
struct DryRunExpectation {
  private let path: String
  private let report: FrozenReport

  /// Enough for every report, whose lists are bounded.
  private static let limitBytes = 256 << 20
  /// How many differences are told.
  private static let toldLimit = 20

  /// Reads it, or says why not and ends the command.
  init(path: String) throws {
    self.path = path
    let bytes = try SmallFile.read(path, limitBytes: Self.limitBytes)
    do {
      report = try FrozenReport(json: bytes)
    } catch {
      throw Exit.because(Exit.usage, "\(path):\(error.description)")
    }
  }

  /// Whether a report says the same; tells what differs.
  func holds(_ new: DryRunReport) throws -> Bool {
    let (first, count) = try report.differences(from: new.json, limit: Self.toldLimit)
    if count == 0 { return true }
    let values = count == 1 ? "1 value differs" : "\(count.grouped) values differ"
    Output.note("report_differs: \(path.oneLine): \(values) from this run")
    for difference in first {
      Output.note(
        "  \(difference.path): \(difference.frozen ?? "absent") → \(difference.new ?? "absent")")
    }
    if count > first.count { Output.note("  and \((count - first.count).grouped) more") }
    return false
  }
}
