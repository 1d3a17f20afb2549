import Foundation
import GRDB

/// The layout of a file of persons' keys: what is checked before anything in it is believed.
struct PersonKeyFormat {
  /// Says in the file's header whose it is: `EDPK`.
  private static let applicationID: Int64 = 0x4544_504B

  /// The layout's number, in the header.
  private static let version: Int64 = 1

  /// Kept by SQLite as written, so that equal text means an equal table.
  ///
  /// What a row holds says where its person stands:
  ///
  /// | token | key | |
  /// |---|---|---|
  /// | there | there | in use |
  /// | null | there | going: found by pseudonym alone, for no new entry |
  /// | null | null | destroyed, and the file may hold what is left over from it |
  ///
  /// `epoch` is another number at random whenever a key stops being in use, or being there.
  private static let tables = [
    "CREATE TABLE persons(pseudonym TEXT PRIMARY KEY, token BLOB UNIQUE, key BLOB) STRICT,"
      + " WITHOUT ROWID",
    "CREATE TABLE file(id INTEGER PRIMARY KEY CHECK(id = 0), secret BLOB NOT NULL,"
      + " epoch INTEGER NOT NULL) STRICT",
  ]

  /// How long the secret is that persons' texts are hidden with.
  static let secretByteCount = 32

  let path: String

  /// What a connection is told before it is used.
  ///
  /// A transaction is over once its journal is gone from the folder, and a loss of power must not
  /// bring it back: a key would be lost that an entry needs, or would return that was destroyed.
  /// EXTRA alone syncs the folder too.
  static func configure(_ db: Database) throws {
    try db.execute(
      sql: "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
  }

  /// Throws unless the file is one of keys, of this version.
  func check(_ db: Database) throws {
    if try isEmpty(db) {
      throw PersonKeyError(
        .notOurs, path: path, message: "the file is empty, and no file of keys")
    }
    let secret = try Data.fetchOne(db, sql: "SELECT secret FROM file")
    guard secret?.count == Self.secretByteCount else { throw damaged("it has no secret") }
    guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete" else {
      throw damaged("its journal is not one that is deleted")
    }
  }

  /// Makes a file of keys of an empty one; throws unless it is one of this version then.
  func prepare(_ db: Database) throws {
    try db.inTransaction(.immediate) {
      if try isEmpty(db) { try create(db) }
      try check(db)
      return .commit
    }
  }

  func damaged(_ cause: String) -> PersonKeyError {
    PersonKeyError(
      .damaged, path: path, message: "the file of keys is damaged; restore a backup of it",
      cause: cause)
  }

  /// Whether nothing was ever written; throws where something was that is no file of keys.
  private func isEmpty(_ db: Database) throws -> Bool {
    let owner = try Int64.fetchOne(db, sql: "PRAGMA application_id")
    let version = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let tables = try String.fetchAll(
      db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL LIMIT 3")
    if owner == 0, version == 0, tables.isEmpty { return true }
    guard owner == Self.applicationID else {
      throw PersonKeyError(
        .notOurs, path: path, message: "the file is a database of another program")
    }
    guard version <= Self.version else {
      throw PersonKeyError(
        .newer, path: path,
        message: "its format is `\(version)`, this program knows `\(Self.version)`")
    }
    guard version == Self.version, tables == Self.tables else {
      throw damaged("its tables are not those of a file of keys")
    }
    return false
  }

  private func create(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(Self.version)")
    for table in Self.tables { try db.execute(sql: table) }
    try db.execute(
      sql: "INSERT INTO file(id, secret, epoch) VALUES (0, ?, ?)",
      arguments: [Data(PersonKey.random(Self.secretByteCount)), Self.newEpoch()])
  }

  private static func newEpoch() -> Int64 { Int64.random(in: .min ... .max) }
}

extension PersonKeyFormat {
  /// The state of the file as to who is forgotten.
  func epoch(_ db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT epoch FROM file")
    guard let epoch = try Int64.fetchOne(statement) else { throw damaged("it has no epoch") }
    return epoch
  }

  /// Tells all who have keys in memory that they must look again.
  func beginEpoch(_ db: Database) throws {
    try db.execute(sql: "UPDATE file SET epoch = ?", arguments: [Self.newEpoch()])
  }

  func secret(_ db: Database) throws -> Data {
    guard let secret = try Data.fetchOne(db, sql: "SELECT secret FROM file") else {
      throw damaged("it has no secret")
    }
    return secret
  }

  /// The key in use for a token; nil where there is none.
  func key(token: Data, epoch: Int64, _ db: Database) throws -> PersonKey? {
    let statement = try db.cachedStatement(
      sql: "SELECT pseudonym, key FROM persons WHERE token = ?")
    guard let row = try Row.fetchOne(statement, arguments: [token]) else { return nil }
    return try key(pseudonym: row[0], bytes: row[1], epoch: epoch)
  }

  /// The key of a pseudonym that is in use or going; nil where there is none.
  func key(pseudonym: String, epoch: Int64, _ db: Database) throws -> PersonKey? {
    let statement = try db.cachedStatement(
      sql: "SELECT pseudonym, key FROM persons WHERE pseudonym = ? AND key IS NOT NULL")
    guard let row = try Row.fetchOne(statement, arguments: [pseudonym]) else { return nil }
    return try key(pseudonym: row[0], bytes: row[1], epoch: epoch)
  }

  /// Whether a pseudonym stands for a person who is neither going nor gone.
  func isInUse(_ pseudonym: String, _ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM persons WHERE pseudonym = ? AND token IS NOT NULL")
    return try Int.fetchOne(statement, arguments: [pseudonym]) != nil
  }

  func insert(_ key: PersonKey, token: Data, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO persons(pseudonym, token, key) VALUES (?, ?, ?)")
      .execute(arguments: [key.pseudonym, token, Data(key.bytes)])
  }

  private func key(pseudonym: String, bytes: Data?, epoch: Int64) throws -> PersonKey {
    guard let bytes, let key = PersonKey(pseudonym: pseudonym, bytes: bytes, epoch: epoch) else {
      throw damaged("a key has not \(PersonKey.byteCount) bytes")
    }
    return key
  }
}
