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
  /// - Throws: What `append(_:)` throws, and whatever `entry` throws.
  public func append(
    count: Int, entry: (_ index: Int64, _ ordinal: Int) throws -> [UInt8]
  ) throws -> Range<Int64> {
    try append { group in
      for ordinal in 0..<max(0, count) {
        try group.append(try entry(group.nextIndex, ordinal))
      }
    }
  }

  /// Appends what `body` adds to a group, in one transaction, all of it or nothing, and returns the
  /// indices once it is on disk.
  ///
  /// `body` runs while the log is locked: it must not use this log, nor take long. An error that it
  /// throws is thrown on, and nothing is appended.
  ///
  /// - Throws: `log_unwritable` (also where the log was opened to be read), `log_busy`, `log_full`,
  ///   `log_damaged`, `log_entry_too_large`, `log_entry_reserved`, `log_name_taken`; `log_stopped`
  ///   where writing failed before; and whatever `body` throws.
  public func append(_ body: (inout AppendedGroup) throws -> Void) throws -> Range<Int64> {
    guard access == .append else { throw openedToBeRead }
    var indices: Range<Int64> = 0..<0
    try write { db in
      let format = LogFormat(path: path)
      var group = try AppendedGroup(format, db)
      let first = group.nextIndex
      try body(&group)
      if group.nextIndex > first { try format.write(group.edge, to: db) }
      indices = first..<group.nextIndex
    }
    return indices
  }

  var openedToBeRead: LogError {
    LogError(.unwritable, path: path, message: "the log was opened to be read")
  }
}
