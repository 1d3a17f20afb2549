import Foundation
import GRDB

extension LogFormat {
  /// The right edge that the head holds; its size is how many entries there are.
  func edge(_ db: Database) throws -> TreeEdge {
    let statement = try db.cachedStatement(sql: "SELECT size, root, edge FROM head WHERE id = 0")
    guard let row = try Row.fetchOne(statement), let size = Int64.fromDatabaseValue(row[0]),
      let root = TreeHash(row[1]), let bytes = Data.fromDatabaseValue(row[2]),
      size <= Self.positionLimit, let edge = TreeEdge(size: size, bytes: bytes), edge.root == root
    else { throw damaged("its head is none") }
    return edge
  }

  /// How many entries there are.
  func size(_ db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT size FROM head WHERE id = 0")
    guard let size = try Int64.fetchOne(statement), size >= 0, size <= Self.positionLimit else {
      throw damaged("its head is none")
    }
    return size
  }

  /// Makes an edge the log's head.
  func write(_ edge: TreeEdge, to db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO head(id, size, root, edge) VALUES (0, ?, ?, ?)")
    try statement.execute(arguments: [edge.size, Data(edge.root.bytes), Data(edge.bytes)])
  }

  /// The tree of the log's hashes.
  func tree(_ db: Database) -> MerkleTree<StoredHashes> {
    MerkleTree(StoredHashes(db: db, format: self))
  }

  /// Recomputes the right edge, and compares it with the head, and the head with what was signed.
  func checkHead(_ db: Database) throws {
    let edge = try edge(db)
    // One by one, since SQLite reads the whole table for both at once.
    let ends = try Row.fetchOne(
      db,
      sql: "SELECT (SELECT min(position) FROM entries), (SELECT max(position) FROM entries)")
    let first = ends.flatMap { Int64.fromDatabaseValue($0[0]) } ?? 0
    let last = ends.flatMap { Int64.fromDatabaseValue($0[1]) } ?? -1
    guard first == 0, last == edge.size - 1 else {
      throw damaged("its entries are numbered `\(first)` to `\(last)`, its head says \(edge.size)")
    }
    guard try tree(db).edge(size: edge.size) == edge else {
      throw damaged("its hashes do not have the root that its head says")
    }
    if let note = try lastCheckpoint(db) {
      try check(edge, holds: try signedHead(note), in: db, source: "the log's last checkpoint")
    }
  }

  /// Throws unless the log begins with the entries that were signed.
  func check(_ edge: TreeEdge, holds signed: TreeHead, in db: Database, source: String) throws {
    guard signed.size <= edge.size else {
      throw LogError(
        .cut, path: path,
        message: "the log has \(edge.size) entries, \(source) is of \(signed.size)")
    }
    guard try tree(db).root(size: signed.size) == signed.root else {
      throw LogError(
        .rewritten, path: path,
        message: "the first \(signed.size) entries are not those of \(source)")
    }
  }

  /// The note of the largest checkpoint that was signed; nil where none was.
  func lastCheckpoint(_ db: Database) throws -> [UInt8]? {
    let sql = "SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1"
    return try Data.fetchOne(db, sql: sql).map { [UInt8]($0) }
  }

  /// The head that a checkpoint in the log says.
  func signedHead(_ note: [UInt8]) throws(LogError) -> TreeHead {
    do {
      return try Checkpoint(text: try Note(note).text).head
    } catch {
      throw LogError(
        .damaged, path: path, message: "its last checkpoint is none", cause: error.description)
    }
  }
}

/// The hashes that a log's file holds.
struct StoredHashes: TileHashes {
  let db: Database
  let format: LogFormat

  func hashes(level: Int, positions: Range<Int64>) throws -> [TreeHash] {
    let sql =
      level == 0
      ? "SELECT leaf FROM entries WHERE position >= ?1 AND position < ?2 AND ?3 = 0 ORDER BY position"
      : "SELECT hash FROM nodes WHERE level = ?3 AND position >= ?1 AND position < ?2"
        + " ORDER BY position"
    let rows = try Row.fetchCursor(
      try db.cachedStatement(sql: sql),
      arguments: [positions.lowerBound, positions.upperBound, level])
    var hashes: [TreeHash] = []
    hashes.reserveCapacity(positions.count)
    while let row = try rows.next() {
      guard let hash = TreeHash(row[0]) else {
        throw format.damaged("a hash of level \(level) is none")
      }
      hashes.append(hash)
    }
    guard hashes.count == positions.count else {
      throw format.damaged(
        "of the hashes \(positions.lowerBound) to \(positions.upperBound - 1) of level \(level),"
          + " \(positions.count - hashes.count) are missing")
    }
    return hashes
  }
}

extension TreeHash {
  /// A hash as a log's file holds it.
  init?(_ value: DatabaseValue) {
    guard case .blob(let data) = value.storage else { return nil }
    self.init(bytes: data)
  }
}

extension TreeEdge {
  /// The hashes one after the other.
  fileprivate var bytes: [UInt8] { subtrees.flatMap(\.bytes) }

  fileprivate init?(size: Int64, bytes: Data) {
    let length = TreeHash.byteCount
    guard bytes.count % length == 0 else { return nil }
    self.init(
      size: size,
      subtrees: stride(from: 0, to: bytes.count, by: length).compactMap {
        TreeHash(bytes: bytes.dropFirst($0).prefix(length))
      })
  }
}
