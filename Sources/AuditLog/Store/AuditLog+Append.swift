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
  ///   `log_damaged`, `log_entry_too_large`, `log_entry_reserved`; `log_stopped` where writing
  ///   failed before; and whatever `entry` throws.
  public func append(
    count: Int, entry: (_ index: Int64, _ ordinal: Int) throws -> [UInt8]
  ) throws -> Range<Int64> {
    guard access == .append else { throw openedToBeRead }
    var indices: Range<Int64> = 0..<0
    try write { db in
      let format = LogFormat(path: path)
      var edge = try format.edge(db)
      let first = edge.size
      let statements = try InsertStatements(db)
      for ordinal in 0..<max(0, count) {
        let bytes = try entry(edge.size, ordinal)
        try check(bytes, at: edge.size)
        try statements.insert(bytes, into: &edge)
      }
      if edge.size > first { try format.write(edge, to: db) }
      indices = first..<edge.size
    }
    return indices
  }

  var openedToBeRead: LogError {
    LogError(.unwritable, path: path, message: "the log was opened to be read")
  }

  private func check(_ bytes: [UInt8], at index: Int64) throws(LogError) {
    guard bytes.count <= Self.entryLimitBytes else {
      throw LogError(
        .entryTooLarge, path: path,
        message: "an entry has \(bytes.count) bytes, the limit is \(Self.entryLimitBytes)")
    }
    guard !EntryLeaf.isReserved(bytes) else {
      throw LogError(
        .entryReserved, path: path, message: "an entry begins as a reference to a large one does")
    }
    guard index < LogFormat.positionLimit else {
      throw LogError(.full, path: path, message: "the log has as many entries as it can")
    }
  }
}

/// What puts an entry into a log's file, with the hashes that it completes.
private struct InsertStatements {
  private let entries: Statement
  private let nodes: Statement

  init(_ db: Database) throws {
    entries = try db.cachedStatement(
      sql: "INSERT INTO entries(position, leaf, entry) VALUES (?, ?, ?)")
    nodes = try db.cachedStatement(sql: "INSERT INTO nodes(level, position, hash) VALUES (?, ?, ?)")
  }

  func insert(_ bytes: [UInt8], into edge: inout TreeEdge) throws {
    let leaf = EntryLeaf(of: bytes).hash
    try entries.execute(arguments: [edge.size, Data(leaf.bytes), Data(bytes)])
    try edge.append(leaf) { level, position, hash in
      try nodes.execute(arguments: [level, position, Data(hash.bytes)])
    }
  }
}
