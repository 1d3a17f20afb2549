import Glibc
import GRDB

/// The layout of a log's file: what is checked before anything in it is believed or changed.
struct LogFormat {
  /// Says in the file's header whose it is: `EDCT`.
  static let applicationID: Int64 = 0x4544_4354

  /// The layout's number, in the header.
  static let version: Int64 = 3

  /// Large, so that an entry of some kilobytes lies in one page and not in a chain of them.
  private static let pageBytes = 32768

  /// Kept by SQLite as written, so that equal text means an equal table.
  ///
  /// A leaf's hash stands before its entry, so that reading it does not read the entry too. `nodes`
  /// holds the hashes of tiles above the lowest, `checkpoints` what was signed, `names` by what an
  /// entry is found, and `beside` what is kept with an entry though no hash covers it.
  private static let tables = [
    "CREATE TABLE entries(position INTEGER PRIMARY KEY, leaf BLOB NOT NULL, entry BLOB NOT NULL)"
      + " STRICT",
    "CREATE TABLE nodes(level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL,"
      + " PRIMARY KEY(level, position)) STRICT, WITHOUT ROWID",
    "CREATE TABLE head(id INTEGER PRIMARY KEY CHECK(id = 0), size INTEGER NOT NULL,"
      + " root BLOB NOT NULL, edge BLOB NOT NULL) STRICT",
    "CREATE TABLE checkpoints(size INTEGER PRIMARY KEY, note BLOB NOT NULL) STRICT",
    "CREATE TABLE names(name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE beside(position INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
  ]

  /// A position is a number that JSON can carry.
  static let positionLimit: Int64 = 1 << 53

  let path: String

  /// Throws unless the file is a log of this version whose hashes agree with its head, and the head
  /// with the last checkpoint; stands in a transaction.
  func check(_ db: Database) throws {
    try checkTables(db)
    try checkHead(db)
  }

  /// Throws unless the file is a log of this version, whatever it holds; stands in a transaction.
  func checkTables(_ db: Database) throws {
    if try isEmpty(db) {
      throw LogError(.notOurs, path: path, message: "the file is empty, not a log")
    }
  }

  /// Makes a log of an empty file; throws unless the file is a log of this version then.
  ///
  /// Waits `busySeconds` at most for who reads.
  func prepare(_ db: Database, busySeconds: Double) throws {
    if try db.atOneMoment({ try isEmpty(db) }) {
      try db.execute(sql: "PRAGMA page_size = \(Self.pageBytes)")
      try useWriteAheadLog(db, busySeconds: busySeconds)
      try db.inTransaction(.immediate) {
        if try isEmpty(db) { try create(db) }
        return .commit
      }
    } else {
      try useWriteAheadLog(db, busySeconds: busySeconds)
    }
    try db.execute(sql: "PRAGMA synchronous = FULL")
    try db.atOneMoment { try check(db) }
  }

  func damaged(_ message: String) -> LogError {
    LogError(.damaged, path: path, message: message)
  }

  /// Whether nothing was ever written; throws where something was that is no log of this version.
  ///
  /// It asks more than once, so it must stand in a transaction.
  private func isEmpty(_ db: Database) throws -> Bool {
    let owner = try Int64.fetchOne(db, sql: "PRAGMA application_id")
    let version = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let tables = try Row.fetchAll(db, sql: "SELECT sql FROM sqlite_schema LIMIT 7")
      .map { String.fromDatabaseValue($0[0]) }
    if owner == 0, version == 0, tables.isEmpty { return true }
    guard owner == Self.applicationID else {
      throw LogError(.notOurs, path: path, message: "the file is a database of another program")
    }
    guard version <= Self.version else {
      throw LogError(
        .newer, path: path,
        message: "its format is `\(version)`, this program knows `\(Self.version)`")
    }
    guard version == Self.version || version < 1 else {
      throw LogError(
        .older, path: path,
        message: "its format is `\(version)`, this program needs `\(Self.version)`")
    }
    guard version == Self.version, tables == Self.tables else {
      throw damaged("its tables are not those of a log")
    }
    return false
  }

  private func create(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(Self.version)")
    for table in Self.tables { try db.execute(sql: table) }
    try write(TreeEdge(), to: db)
  }

  private func useWriteAheadLog(_ db: Database, busySeconds: Double) throws {
    let mode = try waiting(busySeconds) {
      try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    }
    guard mode == "wal" else {
      throw LogError(
        .unwritable, path: path, message: "its folder does not allow a write-ahead log",
        cause: "journal mode is `\(mode ?? "")`")
    }
  }

  /// Tries again while the file is busy.
  ///
  /// SQLite itself does not wait where two change the journal mode at once, since each holds what
  /// the other needs.
  private func waiting<T>(_ busySeconds: Double, _ body: () throws -> T) throws -> T {
    let deadline = ContinuousClock.now + .seconds(busySeconds)
    while true {
      do {
        return try body()
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < deadline
      {
        usleep(useconds_t.random(in: 500...2000))
      }
    }
  }
}

extension Database {
  /// Runs `body` in a transaction that reads, so that no other process changes what it sees.
  fileprivate func atOneMoment<T>(_ body: () throws -> T) throws -> T {
    try beginTransaction(.deferred)
    do {
      let result = try body()
      try commit()
      return result
    } catch {
      try rollback()
      throw error
    }
  }
}
