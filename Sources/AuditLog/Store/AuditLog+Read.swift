import Foundation
import GRDB

extension AuditLog {
  /// The bytes of the entry at `index`, as they were appended: they are hashed again.
  ///
  /// - Throws: `log_no_entry`, `log_unreadable`, `log_busy`, `log_damaged`.
  /// - Complexity: O(log size).
  public func entry(at index: Int64) throws -> [UInt8] {
    try read { db in
      let size = try LogFormat(path: path).size(db)
      guard index >= 0, index < size else {
        throw noEntry(index, size: size)
      }
      let entry = try entries(db, from: index, to: index + 1)[0]
      guard entry.isAsAppended else { throw changed(index) }
      return entry.bytes
    }
  }

  /// The index of the entry that was given a name; nil where none was.
  ///
  /// No hash covers names: what is found must itself be looked at.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged`.
  /// - Complexity: O(log size).
  public func index(named name: String) throws -> Int64? {
    try read { db in try LogFormat(path: path).index(named: name, db) }
  }

  /// What is kept beside the entry at `index`, as it lies there; nil where there is nothing.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged`.
  /// - Complexity: O(log size).
  public func bytes(besideEntryAt index: Int64) throws -> [UInt8]? {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT bytes FROM beside WHERE position = ?")
      return try Data.fetchOne(statement, arguments: [index]).map { [UInt8]($0) }
    }
  }

  /// Calls `body` with index and bytes of each entry in `range`, in order, until it returns false;
  /// of a range that is nil or reaches too far, those that the log held at the start.
  ///
  /// Memory is that of a batch of entries, whatever the range. `body` may use the log.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged` (also where an entry is missing between
  ///   others); and whatever `body` throws.
  public func forEachEntry(
    in range: Range<Int64>? = nil, _ body: (_ index: Int64, _ bytes: [UInt8]) throws -> Bool
  ) throws {
    try forEachStoredEntry(in: range) { index, entry in
      guard entry.isAsAppended else { throw changed(index) }
      return try body(index, entry.bytes)
    }
  }

  /// An entry as it lies in the log's file.
  public struct StoredEntry: Sendable {
    /// Its bytes.
    public let bytes: [UInt8]
    /// Whether they have the hash that is stored beside them.
    public let isAsAppended: Bool
  }

  /// Calls `body` as `forEachEntry` does, with entries too that are not what was appended.
  ///
  /// - Throws: As `forEachEntry`, but for entries whose bytes were changed.
  public func forEachStoredEntry(
    in range: Range<Int64>? = nil, _ body: (_ index: Int64, _ entry: StoredEntry) throws -> Bool
  ) throws {
    let held = try 0..<size
    let wanted = range.map { $0.clamped(to: held) } ?? held
    var next = wanted.lowerBound
    while next < wanted.upperBound {
      for entry in try read({ db in try entries(db, from: next, to: wanted.upperBound) }) {
        guard try body(next, entry) else { return }
        next += 1
      }
    }
  }

  private func changed(_ index: Int64) -> LogError {
    LogFormat(path: path).damaged("entry `\(index)` is not what was appended")
  }

  /// What is read at a time: enough to share the cost of a query, little enough to be small.
  private static let batchBytes = 1 << 20

  /// The entries of the range, which the log must hold, until a batch is full: at least one.
  private func entries(_ db: Database, from first: Int64, to end: Int64) throws -> [StoredEntry] {
    let statement = try db.cachedStatement(
      sql: "SELECT position, leaf, entry FROM entries WHERE position >= ? AND position < ?"
        + " ORDER BY position")
    let rows = try Row.fetchCursor(statement, arguments: [first, end])
    var entries: [StoredEntry] = []
    var room = Self.batchBytes
    var next = first
    while next < end, room > 0 {
      guard let row = try rows.next(), Int64.fromDatabaseValue(row[0]) == next else {
        throw LogFormat(path: path).damaged("entry `\(next)` is missing")
      }
      guard let bytes = Self.bytes(row[2]) else {
        throw LogFormat(path: path).damaged("entry `\(next)` is not bytes")
      }
      let isAsAppended = EntryLeaf(of: bytes).hash == TreeHash(row[1])
      entries.append(StoredEntry(bytes: bytes, isAsAppended: isAsAppended))
      room -= max(bytes.count, 256)
      next += 1
    }
    return entries
  }

  private static func bytes(_ value: DatabaseValue) -> [UInt8]? {
    if case .blob(let data) = value.storage { [UInt8](data) } else { nil }
  }
}
