import Foundation
import GRDB

extension AuditLog {
  /// Appends `count` entries in one transaction, all of them or none, and returns their indices
  /// once they are on disk.
  ///
  /// `entry` makes an entry's bytes of its index in the log and its ordinal in the group (0, 1, …).
  /// It runs while the log is locked: it must not use this log, nor take long. An error that it
  /// throws is thrown on, and nothing is appended. A group costs one sync, so larger is faster.
  ///
  /// - Throws: `log_unwritable` (also where the log was opened to be read), `log_busy`, `log_full`,
  ///   `log_damaged`, `log_entry_too_large`; and whatever `entry` throws.
  public func append(
    count: Int, entry: (_ index: Int64, _ ordinal: Int) throws -> [UInt8]
  ) throws -> Range<Int64> {
    guard access == .append else {
      throw LogError(.unwritable, path: path, message: "the log was opened to be read")
    }
    var indices: Range<Int64> = 0..<0
    try write { db in
      let first = try LogFormat(path: path).size(db)
      let statement = try db.cachedStatement(
        sql: "INSERT INTO entries(position, entry) VALUES (?, ?)")
      var index = first
      for ordinal in 0..<max(0, count) {
        let bytes = try entry(index, ordinal)
        try checkLength(of: bytes)
        try statement.execute(arguments: [index, Data(bytes)])
        index += 1
      }
      indices = first..<index
    }
    return indices
  }

  private func checkLength(of bytes: [UInt8]) throws(LogError) {
    guard bytes.count <= Self.entryLimitBytes else {
      throw LogError(
        .entryTooLarge, path: path,
        message: "an entry has \(bytes.count) bytes, the limit is \(Self.entryLimitBytes)")
    }
  }
}
