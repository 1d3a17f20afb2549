internal import Foundation
internal import GRDB

/// The layout of an index's file.
///
/// It holds whole chunks of the log alone, one after the other: what was written is never changed,
/// and each row goes behind the last. The entries after the last whole chunk are few enough to be
/// read.
struct IndexFormat {
  /// Says in the file's header whose it is: `EDCI`.
  private static let applicationID: Int64 = 0x4544_4349
  /// The layout's number, in the header.
  private static let version: Int64 = 1

  private static let tables = [
    "CREATE TABLE chunks(chunk INTEGER PRIMARY KEY, low INTEGER, high INTEGER) STRICT",
    "CREATE TABLE postings(chunk INTEGER NOT NULL, term INTEGER NOT NULL, positions BLOB NOT NULL,"
      + " PRIMARY KEY(chunk, term)) STRICT, WITHOUT ROWID",
    "CREATE TABLE state(id INTEGER PRIMARY KEY CHECK(id = 0), vocabulary INTEGER NOT NULL,"
      + " chunks INTEGER NOT NULL, root BLOB NOT NULL) STRICT",
  ]

  /// What the terms mean: an index with other meanings is none.
  let vocabulary: Int

  /// Lays out a file that is empty.
  func create(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(Self.version)")
    for table in Self.tables { try db.execute(sql: table) }
    try write(State(chunks: 0, root: .empty), to: db)
  }

  /// How far an index reaches, and the log's root there.
  struct State {
    var chunks: Int64
    var root: TreeHash

    /// How many entries that is.
    var size: Int64 { chunks * Int64(PositionSet.chunkSize) }
  }

  /// The state of an index; nil where the file is none of this layout and meaning.
  func state(_ db: Database) throws -> State? {
    guard try Int64.fetchOne(db, sql: "PRAGMA application_id") == Self.applicationID,
      try Int64.fetchOne(db, sql: "PRAGMA user_version") == Self.version,
      try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
        == Self.tables,
      let row = try Row.fetchOne(db, sql: "SELECT vocabulary, chunks, root FROM state"),
      Int.fromDatabaseValue(row[0]) == vocabulary,
      let chunks = Int64.fromDatabaseValue(row[1]), let root = TreeHash(row[2]),
      0...LogFormat.positionLimit / Int64(PositionSet.chunkSize) ~= chunks
    else { return nil }
    return State(chunks: chunks, root: root)
  }

  func write(_ state: State, to db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO state(id, vocabulary, chunks, root) VALUES (0, ?, ?, ?)",
      arguments: [vocabulary, state.chunks, Data(state.root.bytes)])
  }

  func write(_ chunk: IndexChunk, at number: Int64, to db: Database) throws {
    try db.execute(
      sql: "INSERT INTO chunks(chunk, low, high) VALUES (?, ?, ?)",
      arguments: [number, chunk.times?.lowerBound, chunk.times?.upperBound])
    let statement = try db.cachedStatement(
      sql: "INSERT INTO postings(chunk, term, positions) VALUES (?, ?, ?)")
    for (term, positions) in chunk.postings.sorted(by: { $0.key < $1.key }) {
      try statement.execute(arguments: [number, term, Data(positions)])
    }
  }

  /// Which entries of a chunk may be found; some are not, as a time is that of a chunk.
  func candidates(_ query: LogQuery, in chunk: Int64, _ db: Database) throws -> PositionSet {
    var found = PositionSet.all
    if let times = query.times {
      let row = try Row.fetchOne(
        try db.cachedStatement(sql: "SELECT low, high FROM chunks WHERE chunk = ?"),
        arguments: [chunk])
      guard let row, let low = Int64.fromDatabaseValue(row[0]),
        let high = Int64.fromDatabaseValue(row[1]), low <= high, times.overlaps(low...high)
      else { return PositionSet() }
    }
    let statement = try db.cachedStatement(
      sql: "SELECT positions FROM postings WHERE chunk = ? AND term = ?")
    for terms in query.terms.map({ [$0] }) + query.anyOf {
      var positions = PositionSet()
      for term in terms {
        guard let data = try Data.fetchOne(statement, arguments: [chunk, term.number]) else {
          continue
        }
        guard let having = PositionSet(bytes: Array(data)) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "positions are none")
        }
        positions.formUnion(having)
      }
      found.formIntersection(positions)
      if found.isEmpty { break }
    }
    return found
  }
}
