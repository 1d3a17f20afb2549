import Foundation
import GRDB

/// The entries that one transaction adds to a log, one after the other.
public struct AppendedGroup {
  private let format: LogFormat
  private let db: Database
  private let insertEntry: Statement
  private let insertNode: Statement
  private(set) var edge: TreeEdge

  init(_ format: LogFormat, _ db: Database) throws {
    self.format = format
    self.db = db
    edge = try format.edge(db)
    insertEntry = try db.cachedStatement(
      sql: "INSERT INTO entries(position, leaf, entry) VALUES (?, ?, ?)")
    insertNode = try db.cachedStatement(
      sql: "INSERT INTO nodes(level, position, hash) VALUES (?, ?, ?)")
  }

  /// The index that the next entry gets.
  public var nextIndex: Int64 { edge.size }

  /// The index of the entry that was given a name, in this group or before; nil where none was.
  ///
  /// - Complexity: O(log size).
  public func index(named name: String) throws -> Int64? { try format.index(named: name, db) }

  /// Adds an entry.
  ///
  /// - Parameters:
  ///   - entry: Its bytes, which the tree covers.
  ///   - beside: What is kept beside it and no hash covers; nil for nothing.
  ///   - name: By which it is found again; nil for none.
  /// - Throws: `log_full`, `log_entry_too_large`, `log_entry_reserved`; `log_name_taken` where an
  ///   entry has the name.
  public mutating func append(
    _ entry: [UInt8], beside: [UInt8]? = nil, name: String? = nil
  ) throws {
    try format.checkRoom(for: entry, at: edge.size)
    if let name {
      if let taken = try index(named: name) { throw format.nameTaken(name, by: taken) }
      try db.execute(
        sql: "INSERT INTO names(name, position) VALUES (?, ?)", arguments: [name, edge.size])
    }
    if let beside {
      try db.cachedStatement(sql: "INSERT INTO beside(position, bytes) VALUES (?, ?)")
        .execute(arguments: [edge.size, Data(beside)])
    }
    let leaf = EntryLeaf(of: entry).hash
    try insertEntry.execute(arguments: [edge.size, Data(leaf.bytes), Data(entry)])
    try edge.append(leaf) { level, position, hash in
      try insertNode.execute(arguments: [level, position, Data(hash.bytes)])
    }
  }
}

extension LogFormat {
  /// The index of the entry that was given a name; nil where none was.
  func index(named name: String, _ db: Database) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT position FROM names WHERE name = ?")
    return try Int64.fetchOne(statement, arguments: [name])
  }

  fileprivate func checkRoom(for entry: [UInt8], at index: Int64) throws(LogError) {
    guard entry.count <= AuditLog.entryLimitBytes else {
      throw LogError(
        .entryTooLarge, path: path,
        message: "an entry has \(entry.count) bytes, the limit is \(AuditLog.entryLimitBytes)")
    }
    guard !EntryLeaf.isReserved(entry) else {
      throw LogError(
        .entryReserved, path: path, message: "an entry begins as a reference to a large one does")
    }
    guard index < Self.positionLimit else {
      throw LogError(.full, path: path, message: "the log has as many entries as it can")
    }
  }

  fileprivate func nameTaken(_ name: String, by index: Int64) -> LogError {
    LogError(.nameTaken, path: path, message: "entry `\(index)` has the name `\(name)`")
  }
}
