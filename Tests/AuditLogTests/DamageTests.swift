import AuditLog
import Testing

@Suite("damage")
struct DamageTests {
  private let folder: LogFolder

  init() throws { folder = try LogFolder() }

  private func reading(_ body: (AuditLog) throws -> Void) -> String {
    logError { try body(AuditLog(path: folder.path(), access: .read)) }
  }

  @Test(
    "tables other than a log's are found on opening",
    arguments: [
      "DROP TABLE entries", "CREATE TABLE t(x)", "PRAGMA user_version = 0",
      "ALTER TABLE entries ADD COLUMN more text",
      "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
      "DROP TABLE entries; CREATE VIEW entries AS SELECT 0 AS position, x'00' AS entry",
    ])
  func tables(sql: String) throws {
    try folder.fill(count: 3)
    try folder.run(sql)
    for access in [AuditLog.Access.read, .append] {
      let text = logError { _ = try AuditLog(path: folder.path(), access: access) }
      #expect(text == folder.path() + ": log_damaged: its tables are not those of a log")
    }
  }

  @Test("a gap is found by who reads over it, and only by them")
  func gap() throws {
    try folder.fill(count: 100)
    try folder.run("DELETE FROM entries WHERE position = 50")
    let texts = [
      reading { _ = try $0.texts() }, reading { _ = try $0.texts(in: 49..<51) },
      reading { _ = try $0.entry(at: 50) },
    ]
    let text = folder.path() + ": log_damaged: entry `50` is missing"
    #expect(texts == [text, text, text])
    let log = try AuditLog(path: folder.path(), access: .read)
    #expect(try log.texts(in: 51..<53) == ["entry 51", "entry 52"])
  }

  @Test(
    "numbers that do not begin at 0, or end beyond 2^53, are found on opening",
    arguments: [
      ("DELETE FROM entries WHERE position = 0", 1, 2),
      ("INSERT INTO entries VALUES (-1, x'00')", -1, 2),
      ("INSERT INTO entries VALUES (9007199254740992, x'00')", 0, 9_007_199_254_740_992),
      ("INSERT INTO entries VALUES (9223372036854775807, x'00')", 0, .max),
    ] as [(String, Int64, Int64)])
  func numbers(sql: String, first: Int64, last: Int64) throws {
    try folder.fill(count: 3)
    try folder.run(sql)
    for access in [AuditLog.Access.read, .append] {
      let text = logError { _ = try AuditLog(path: folder.path(), access: access) }
      #expect(
        text == folder.path() + ": log_damaged: its entries are numbered `\(first)` to `\(last)`")
    }
  }

  @Test("an entry that is not bytes is damage")
  func notBytes() throws {
    try folder.fill(count: 3)
    try folder.run(
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = 'CREATE TABLE entries(position INTEGER PRIMARY KEY, entry)'
      """)
    try folder.run("UPDATE entries SET entry = NULL WHERE position = 1")
    try folder.run(
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql =
      'CREATE TABLE entries(position INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT'
      """)
    let text = reading { _ = try $0.texts() }
    #expect(text == folder.path() + ": log_damaged: entry `1` is not bytes")
  }

  @Test("a header that is overwritten makes the file no log")
  func header() throws {
    try folder.fill(count: 3)
    var bytes = try folder.bytes()
    bytes.replaceSubrange(0..<16, with: [UInt8](repeating: 0, count: 16))
    try folder.write(bytes)
    let text = reading { _ in }
    #expect(
      text == folder.path()
        + ": log_not_ours: the file is not a log: file is not a database (SQLite 26)")
  }

  @Test("a page that is overwritten is damage")
  func page() throws {
    try folder.fill(count: 10_000)
    var bytes = try folder.bytes()
    bytes.replaceSubrange(65_536..<65_600, with: [UInt8](repeating: 0xAA, count: 64))
    try folder.write(bytes)
    let text = reading { _ = try $0.texts() }
    #expect(
      text == folder.path()
        + ": log_damaged: the file is damaged: database disk image is malformed (SQLite 11)")
  }

  @Test("a file that is cut between pages is damaged")
  func cuts() throws {
    try folder.fill(count: 5_000)
    let whole = try folder.bytes()
    for cut in stride(from: 32_768, to: whole.count, by: 32_768) {
      try folder.write(Array(whole.prefix(cut)))
      #expect(
        reading { _ in } == folder.path()
          + ": log_damaged: the file is damaged: database disk image is malformed (SQLite 11)")
    }
  }

  @Test("no byte that is changed, and no cut, brings down the reader")
  func anyDamage() throws {
    try folder.fill(count: 2_000)
    let whole = try folder.bytes()
    var seed: UInt64 = 2
    func random(below limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<4 {
        let page = random(below: whole.count / 32_768) * 32_768
        bytes[page + random(below: 128)] = UInt8(random(below: 256))
      }
      if random(below: 4) == 0 { bytes.removeLast(random(below: whole.count)) }
      try folder.write(bytes)
      let text = reading { _ = try $0.texts() }
      #expect(text == "no error" || text.hasPrefix(folder.path() + ": log_"))
    }
  }
}
