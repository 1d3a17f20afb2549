import Glibc
import GRDB

/// The layout of a log's file: what is checked before anything in it is believed or changed.
struct LogFormat {
  /// Says in the file's header whose it is: `EDCT`.
  static let applicationID: Int64 = 0x4544_4354

  /// The layout's number, in the header.
  static let version: Int64 = 1

  /// Large, so that an entry of some kilobytes lies in one page and not in a chain of them.
  private static let pageBytes = 32768

  /// Kept by SQLite as written, so that equal text means an equal table.
  private static let table =
    "CREATE TABLE entries(position INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT"

  /// A position is a number that JSON can carry.
  private static let positionLimit: Int64 = 1 << 53

  let path: String

  /// How many entries there are: one more than the last position.
  func size(_ db: Database) throws -> Int64 {
    guard let row = try Row.fetchOne(db, sql: "SELECT min(position), max(position) FROM entries"),
      let first = Int64.fromDatabaseValue(row[0]), let last = Int64.fromDatabaseValue(row[1])
    else { return 0 }
    guard first == 0, last < Self.positionLimit else {
      throw damaged("its entries are numbered `\(first)` to `\(last)`")
    }
    return last + 1
  }

  /// Throws unless the file is a log of this version; stands in a transaction.
  func check(_ db: Database) throws {
    if try isEmpty(db) {
      throw LogError(.notOurs, path: path, message: "the file is empty, not a log")
    }
    _ = try size(db)
  }

  /// Makes a log of an empty file; throws unless the file is a log of this version then.
  ///
  /// Waits `busySeconds` at most for another process that does the same.
  func prepare(_ db: Database, busySeconds: Double) throws {
    if try db.atOneMoment({ try isEmpty(db) }) {
      try db.execute(sql: "PRAGMA page_size = \(Self.pageBytes)")
      try useWriteAheadLog(db, busySeconds: busySeconds)
      try db.inTransaction(.immediate) {
        if try isEmpty(db) { try create(db) }  // another process may have been faster
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
    let tables = try Row.fetchAll(db, sql: "SELECT sql FROM sqlite_schema LIMIT 2")
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
    guard version == Self.version, tables == [Self.table] else {
      throw damaged("its tables are not those of a log")
    }
    return false
  }

  private func create(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(Self.version)")
    try db.execute(sql: Self.table)
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
