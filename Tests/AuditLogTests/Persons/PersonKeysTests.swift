import Foundation
import GRDB
import Testing

@testable import AuditLog

@Suite("keys of persons")
struct PersonKeysTests {
  private let files: PersonsFolder

  init() throws { files = try PersonsFolder() }

  @Test("a person's key is made once, and is the same for all who ask, after opening again too")
  func once() throws {
    let first = try files.keys().keys(for: ["officer 7", "officer 8"])
    #expect(Set(first.keys) == ["officer 7", "officer 8"])
    let again = try files.keys().keys(for: ["officer 7", "officer 9"])
    #expect(first["officer 7"]?.bytes == again["officer 7"]?.bytes)
    #expect(first["officer 7"]?.pseudonym == again["officer 7"]?.pseudonym)
    let keys = (Array(first.values) + [try #require(again["officer 9"])])
    #expect(Set(keys.map(\.bytes)).count == 3)
    #expect(Set(keys.map(\.pseudonym)).count == 3)
    #expect(keys.allSatisfy { PersonKey.isPseudonym($0.pseudonym) && $0.bytes.count == 32 })
  }

  @Test("a key is found by person and by pseudonym, also where nothing may be written")
  func reading() throws {
    let key = try #require(try files.keys().keys(for: ["officer 7"])["officer 7"])
    let keys = try files.keys(.read)
    for _ in 0..<2 {
      #expect(try keys.knownKey(for: "officer 7")?.bytes == key.bytes)
      #expect(try keys.key(pseudonym: key.pseudonym)?.bytes == key.bytes)
    }
    #expect(try keys.knownKey(for: "officer 8") == nil)
    #expect(try keys.key(pseudonym: String(repeating: "0", count: 32)) == nil)
    #expect(try keys.unfinished() == [])
    #expect(try keys.keys(for: ["officer 7"])["officer 7"]?.bytes == key.bytes)
    #expect(
      personError { _ = try keys.keys(for: ["officer 8"]) }
        == files.keysPath + ": persons_unwritable: the file of keys was opened to be read")
    #expect(
      personError { try keys.forget(["officer 7"], in: files.log()) }
        == files.keysPath + ": persons_unwritable: the file of keys was opened to be read")
    #expect(try files.keysFolder.names == ["keys"])
  }

  @Test("texts that look the same are one person, however they are composed")
  func composed() throws {
    let keys = try files.keys()
    let key = try keys.keys(for: ["Jos\u{E9}"])["Jose\u{301}"]
    #expect(key != nil)
    #expect(try files.keys().knownKey(for: "Jose\u{301}")?.bytes == key?.bytes)
    #expect(try keys.forget(["Jose\u{301}"], in: files.log()).pseudonyms == [key?.pseudonym])
    #expect(try keys.knownKey(for: "Jos\u{E9}") == nil)
  }

  @Test("the file is for its owner alone, and holds no person's text")
  func secrecy() throws {
    let key = try #require(try files.keys().keys(for: ["officer 7"])["officer 7"])
    var status = stat()
    #expect(stat(files.keysPath, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(try files.keysFolderHolds(key.bytes))
    #expect(try files.keysFolderHolds(Array(key.pseudonym.utf8)))
    #expect(try !files.keysFolderHolds(Array("officer 7".utf8)))
    #expect("\(key)" == key.pseudonym)
    var dumped = ""
    dump(key, to: &dumped)
    #expect(dumped == "▿ \(key.pseudonym)\n  - pseudonym: \"\(key.pseudonym)\"\n")
    #expect(try files.keysFolder.names == ["keys"])
  }

  @Test("eight that begin a file at once make one key for each person")
  func eight() async throws {
    let path = files.keysPath
    let made = try await withThrowingTaskGroup(of: [String: String].self) { group in
      for first in 0..<8 {
        group.addTask {
          let keys = try PersonKeys(path: path, access: .append)
          let persons = (0..<20).map { "officer \((first * 3 + $0) % 24)" }
          return try persons.reduce(into: [:]) { pseudonyms, person in
            pseudonyms[person] = try keys.keys(for: [person])[person]?.pseudonym
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for person in (0..<24).map({ "officer \($0)" }) {
      #expect(Set(made.compactMap { $0[person] }).count == 1, "\(person)")
    }
    #expect(
      try files.keysFolder.text("SELECT cast(count(*) AS TEXT) FROM persons", on: "keys") == "24")
  }

  @Test("more persons than are kept in memory have their keys still")
  func many() throws {
    let keys = try files.keys()
    let persons = Set((0..<20_000).map { "officer \($0)" })
    let made = try keys.keys(for: persons)
    #expect(Set(made.values.map(\.pseudonym)).count == 20_000)
    let again = try keys.keys(for: persons)
    #expect(made.allSatisfy { again[$0]?.bytes == $1.bytes })
    #expect(
      try made.values.prefix(100).allSatisfy {
        try keys.key(pseudonym: $0.pseudonym)?.bytes == $0.bytes
      })
  }

  private func opening(_ access: AuditLog.Access) -> String {
    personError { _ = try PersonKeys(path: files.keysPath, access: access) }
      .replacing(files.keysPath + ": ", with: "")
  }

  @Test("what is no file of keys is refused, and left as it was")
  func others() throws {
    #expect(opening(.read) == "persons_missing: there is no file of keys")
    for (bytes, text) in [
      ([], "persons_not_ours: the file is empty, and no file of keys"),
      ([1], "persons_not_ours: the file is no file of keys: it has 1 bytes"),
      (
        Array(repeating: 7, count: 5000),
        "persons_not_ours: the file is no file of keys: file is not a database (SQLite 26)"
      ),
    ] as [([UInt8], String)] {
      try files.keysFolder.write(bytes, to: "keys")
      #expect(opening(.read) == text)
      if bytes.isEmpty { continue }
      #expect(opening(.append) == text)
      #expect(try files.keysFolder.bytes(of: "keys") == bytes)
    }
    try FileManager.default.removeItem(atPath: files.keysPath)
    try files.keysFolder.run("CREATE TABLE t(a)", on: "keys")
    #expect(opening(.append) == "persons_not_ours: the file is a database of another program")
    try FileManager.default.removeItem(atPath: files.keysPath)
    _ = try AuditLog(path: files.keysPath, access: .append)
    #expect(opening(.append) == "persons_not_ours: the file is a database of another program")
    #expect(
      personError { _ = try PersonKeys(path: files.keysFolder.url.path, access: .append) }
        == files.keysFolder.url.path + ": persons_not_ours: it is not a file")
    let missing = files.keysFolder.path("none/keys")
    #expect(
      personError { _ = try PersonKeys(path: missing, access: .append) }
        == missing
        + ": persons_unwritable: the file of keys cannot be written: No such file or directory")
    #expect(
      personError { _ = try PersonKeys(path: "a\0b", access: .read) }
        == "a\0b: persons_unreadable: the file of keys cannot be read: a path holds no NUL")
  }

  @Test("a link that leads nowhere is not followed to a file for all to read")
  func link() throws {
    let target = files.keysFolder.path("target")
    #expect(symlink(target, files.keysPath) == 0)
    #expect(
      opening(.append)
        == "persons_unwritable: the file of keys cannot be written: No such file or directory")
    #expect(try files.keysFolder.names == ["keys"])
  }

  @Test(
    "a file that was changed is refused, or the key that was",
    arguments: [
      ("PRAGMA user_version = 2", "persons_newer: its format is `2`, this program knows `1`"),
      ("DROP TABLE persons", "its tables are not those of a file of keys"),
      ("DELETE FROM file", "it has no secret"),
      ("UPDATE file SET secret = x'00'", "it has no secret"),
      ("PRAGMA journal_mode = WAL", "its journal is not one that is deleted"),
    ])
  func changed(sql: String, text: String) throws {
    _ = try files.keys().keys(for: ["officer 7"])
    try files.keysFolder.run(sql, on: "keys")
    let damaged = "persons_damaged: the file of keys is damaged; restore a backup of it: "
    for access in [AuditLog.Access.read, .append] {
      #expect(opening(access) == (text.hasPrefix("persons") ? text : damaged + text))
    }
  }

  @Test("a key that has another length is none")
  func short() throws {
    _ = try files.keys().keys(for: ["officer 7"])
    try files.keysFolder.run("UPDATE persons SET key = x'0102'", on: "keys")
    #expect(
      personError { _ = try files.keys().keys(for: ["officer 7"]) }
        == files.keysPath
        + ": persons_damaged: the file of keys is damaged; restore a backup of it:"
        + " a key has not 32 bytes")
  }

  @Test("a file that another process writes is busy, and is used again after")
  func busy() throws {
    _ = try files.keys().keys(for: ["officer 7"])
    let keys = try PersonKeys(path: files.keysPath, access: .append, busySeconds: 0.01)
    let other = try DatabaseQueue(path: files.keysPath)
    let text =
      files.keysPath
      + ": persons_busy: another process holds the file of keys; try again: database is locked"
      + " (SQLite 5)"
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      #expect(personError { _ = try keys.keys(for: ["officer 8"]) } == text)
      #expect(personError { _ = try keys.knownKey(for: "officer 7") } == text)
      try db.execute(sql: "COMMIT")
    }
    #expect(try keys.keys(for: ["officer 8"]).count == 1)
  }

  @Test(
    "each kind of failure of SQLite has its code",
    arguments: [
      (.SQLITE_BUSY, .append, "persons_busy: another process holds the file of keys; try again"),
      (.SQLITE_FULL, .append, "persons_full: there is no room for the keys"),
      (
        .SQLITE_CORRUPT, .read,
        "persons_damaged: the file of keys is damaged; restore a backup of it"
      ),
      (.SQLITE_NOTADB, .read, "persons_not_ours: the file is no file of keys"),
      (.SQLITE_IOERR_FSYNC, .append, "persons_unwritable: the file of keys cannot be written"),
      (.SQLITE_IOERR_READ, .read, "persons_unreadable: the file of keys cannot be read"),
      (
        .SQLITE_READONLY_ROLLBACK, .read,
        "persons_unreadable: the file of keys cannot be read; where writing it was cut off, who may write it must open it first"
      ),
    ] as [(ResultCode, AuditLog.Access, String)])
  func codes(result: ResultCode, access: AuditLog.Access, text: String) {
    let error = DatabaseError(
      resultCode: result, message: "m", sql: "INSERT …", arguments: ["secret"])
    #expect(
      PersonKeyError(error, path: "p", access: access).description
        == "p: \(text): m (SQLite \(result.rawValue))")
  }
}
