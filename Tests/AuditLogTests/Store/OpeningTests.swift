import AuditLog
import Testing

@Suite("opening")
struct OpeningTests {
  private let folder: LogFolder

  init() throws { folder = try LogFolder() }

  private func opening(
    _ name: String = AuditLog.defaultName, for access: AuditLog.Access
  ) -> String {
    logError { _ = try AuditLog(path: folder.path(name), access: access) }
  }

  @Test("reading a log that is not there is an error, and creates nothing")
  func missing() throws {
    #expect(opening(for: .read) == folder.path() + ": log_missing: there is no log")
    #expect(try folder.names == [])
  }

  @Test("a folder, a device or a pipe is no log", arguments: ["/", "/dev/full", "/dev/null"])
  func notAFile(path: String) throws {
    for access in [AuditLog.Access.read, .append] {
      let text = logError { _ = try AuditLog(path: path, access: access) }
      #expect(text == "\(path): log_not_ours: it is not a file")
    }
  }

  @Test("a log is not created in a folder that is not there")
  func noFolder() {
    #expect(
      opening("none/log.sqlite", for: .append)
        == folder.path("none/log.sqlite")
        + ": log_unwritable: the log cannot be written: No such file or directory")
  }

  @Test("a log is neither created nor read below a file")
  func belowAFile() throws {
    try folder.write([], to: "file")
    let path = folder.path("file/log.sqlite")
    #expect(
      opening("file/log.sqlite", for: .append)
        == path + ": log_unwritable: the log cannot be written: Not a directory")
    #expect(
      opening("file/log.sqlite", for: .read)
        == path + ": log_unreadable: the log cannot be read: Not a directory")
  }

  @Test("a path that the system cannot hold is an error")
  func strangePaths() {
    #expect(
      opening("a\0b", for: .append)
        == folder.path("a\0b") + ": log_unwritable: the log cannot be written: a path holds no NUL")
    let long = String(repeating: "x", count: 300)
    #expect(
      opening(long, for: .read)
        == folder.path(long) + ": log_unreadable: the log cannot be read: File name too long")
  }

  @Test(
    "a name that SQLite takes for something else is a file like any other",
    arguments: [":memory:", "file:log?mode=memory", "log%20", "日志.sqlite", " "])
  func strangeNames(name: String) throws {
    let log = try AuditLog(path: folder.path(name), access: .append)
    _ = try log.append(count: 1) { _, _ in [7] }
    #expect(try folder.names.contains(name))
    #expect(try AuditLog(path: folder.path(name), access: .read).entry(at: 0) == [7])
  }

  @Test("an empty file becomes a log, but is none to read")
  func emptyFile() throws {
    try folder.write([])
    #expect(opening(for: .read) == folder.path() + ": log_not_ours: the file is empty, not a log")
    #expect(try folder.bytes() == [])
    try folder.fill(count: 2)
    #expect(try AuditLog(path: folder.path(), access: .read).size == 2)
  }

  @Test(
    "a file that is no database is refused and left as it was",
    arguments: [
      ("x", "it has 1 bytes"),
      ("SQLite format 3\0", "it has 16 bytes"),
      (String(repeating: "x", count: 100), "file is not a database (SQLite 26)"),
      (String(repeating: "log\n", count: 50_000), "file is not a database (SQLite 26)"),
    ])
  func notADatabase(text: String, cause: String) throws {
    try folder.write(Array(text.utf8))
    for access in [AuditLog.Access.read, .append] {
      #expect(
        opening(for: access) == folder.path()
          + ": log_not_ours: the file is not a log: \(cause)")
    }
    #expect(try folder.bytes() == Array(text.utf8))
    #expect(try folder.names == [AuditLog.defaultName])
  }

  @Test(
    "a database of another program is refused and left as it was",
    arguments: [
      "CREATE TABLE entries(position INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT",
      "CREATE TABLE t(x)", "PRAGMA application_id = 7; PRAGMA user_version = 1",
      "PRAGMA user_version = 1",
    ])
  func anotherProgram(sql: String) throws {
    try folder.run(sql)
    let before = try folder.bytes()
    for access in [AuditLog.Access.read, .append] {
      #expect(
        opening(for: access) == folder.path()
          + ": log_not_ours: the file is a database of another program")
    }
    #expect(try folder.bytes() == before)
  }

  @Test("a log of a later version is refused and left as it was")
  func newer() throws {
    try folder.fill(count: 1)
    try folder.run("PRAGMA user_version = 4")
    let before = try folder.bytes()
    for access in [AuditLog.Access.read, .append] {
      #expect(
        opening(for: access) == folder.path()
          + ": log_newer: its format is `4`, this program knows `3`")
    }
    #expect(try folder.bytes() == before)
  }

  @Test("a log of an earlier version is refused and left as it was")
  func older() throws {
    try folder.run(
      """
      PRAGMA application_id = 1162101588; PRAGMA user_version = 1;
      CREATE TABLE entries(position INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT
      """)
    let before = try folder.bytes()
    for access in [AuditLog.Access.read, .append] {
      #expect(
        opening(for: access) == folder.path()
          + ": log_older: its format is `1`, this program needs `3`")
    }
    #expect(try folder.bytes() == before)
  }
}
