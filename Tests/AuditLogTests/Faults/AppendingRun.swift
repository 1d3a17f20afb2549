import AuditLog
import Foundation
import TestSupport

/// What a process that appends to a log and signs it said before it ended.
struct AppendingRun {
  /// Its exit code, or the signal that ended it.
  let exit: Int32
  /// The ranges that it was told are on disk.
  let appended: [Range<Int64>]
  /// The sizes that it was told are signed.
  let signed: [Int64]
  /// The error that it ended with.
  let failure: String?

  /// The program, which is built beside the tests.
  static let program = Command.folder.appending(path: "LogAppender").path

  init(exit: Int32, output: String) {
    self.exit = exit
    let lines = output.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
    func said(_ word: String) -> [Substring] {
      lines.filter { $0.first.map(String.init) == word }.compactMap(\.last)
    }
    appended = said("appended").compactMap { line in
      let ends = line.split(separator: " ").compactMap { Int64($0) }
      return ends.count == 2 ? ends[0]..<ends[1] : nil
    }
    signed = said("signed").compactMap { Int64($0) }
    failure = said("failed").first.map(String.init)
  }

  init(_ result: Command.Result) { self.init(exit: result.exit, output: result.output) }
}
