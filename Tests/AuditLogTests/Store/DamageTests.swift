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
      "DROP TABLE head; CREATE VIEW head AS SELECT 0 AS id, 0 AS size",
      "CREATE INDEX i ON entries(leaf)",
    ])
  func tables(sql: String) throws {
    try folder.fill(count: 3)
    try folder.run(sql)
    for access in [AuditLog.Access.read, .append] {
      let text = logError { _ = try AuditLog(path: folder.path(), access: access) }
      #expect(text == folder.path() + ": log_damaged: its tables are not those of a log")
    }
  }

  @Test("a gap at the end of the log is found on opening")
  func gapAtEnd() throws {
    try folder.fill(count: 100)
    try folder.run("DELETE FROM entries WHERE position = 97")
    let text = reading { _ in }
    #expect(
      text == folder.path()
        + ": log_damaged: of the hashes 96 to 99 of level 0, 1 are missing")
  }

  @Test("a gap further back is found by who reads over it, and only by them")
  func gap() throws {
    try folder.fill(count: 1000)
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
    "numbers that do not begin at 0, or are not those of the head, are found on opening",
    arguments: [
      ("DELETE FROM entries WHERE position = 0", 1, 2),
      ("DELETE FROM entries WHERE position = 2", 0, 1),
      ("DELETE FROM entries", 0, -1),
      ("INSERT INTO entries VALUES (-1, x'00', x'00')", -1, 2),
      ("INSERT INTO entries VALUES (3, x'00', x'00')", 0, 3),
      ("INSERT INTO entries VALUES (9223372036854775807, x'00', x'00')", 0, .max),
    ] as [(String, Int64, Int64)])
  func numbers(sql: String, first: Int64, last: Int64) throws {
    try folder.fill(count: 3)
    try folder.run(sql)
    for access in [AuditLog.Access.read, .append] {
      let text = logError { _ = try AuditLog(path: folder.path(), access: access) }
      #expect(
        text == folder.path()
          + ": log_damaged: its entries are numbered `\(first)` to `\(last)`, its head says 3")
    }
  }

  @Test(
    "a head that is none is found on opening",
    arguments: [
      "DELETE FROM head", "UPDATE head SET size = 2", "UPDATE head SET size = -1",
      "UPDATE head SET size = 9223372036854775807", "UPDATE head SET root = x'00'",
      "UPDATE head SET root = randomblob(32)", "UPDATE head SET edge = x''",
      "UPDATE head SET edge = randomblob(64)", "UPDATE head SET edge = zeroblob(63)",
    ])
  func head(sql: String) throws {
    try folder.fill(count: 3)
    try folder.run(sql)
    for access in [AuditLog.Access.read, .append] {
      let text = logError { _ = try AuditLog(path: folder.path(), access: access) }
      #expect(text == folder.path() + ": log_damaged: its head is none")
    }
  }

  @Test(
    "hashes that do not lead to the head are found on opening, but not those below a full tile",
    arguments: [
      ("UPDATE entries SET leaf = zeroblob(32) WHERE position = 699", true),
      ("UPDATE nodes SET hash = zeroblob(32) WHERE position = 1", true),
      ("UPDATE entries SET leaf = zeroblob(32) WHERE position = 3", false),
    ])
  func hashes(sql: String, isFound: Bool) throws {
    try folder.fill(count: 700)
    try folder.run(sql)
    for access in [AuditLog.Access.read, .append] {
      let text = logError { _ = try AuditLog(path: folder.path(), access: access) }
      #expect(
        text
          == (isFound
            ? folder.path() + ": log_damaged: its hashes do not have the root that its head says"
            : "no error"))
    }
  }

  @Test("an entry whose bytes were changed is damage to who reads it")
  func changedEntry() throws {
    try folder.fill(count: 3)
    try folder.run("UPDATE entries SET entry = x'00' WHERE position = 1")
    let log = try AuditLog(path: folder.path(), access: .read)
    let text = folder.path() + ": log_damaged: entry `1` is not what was appended"
    #expect(logError { _ = try log.entry(at: 1) } == text)
    #expect(logError { _ = try log.texts() } == text)
    #expect(try log.texts(in: 2..<3) == ["entry 2"])
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
