import AuditLog
import Testing

@Suite("appending")
struct AppendTests {
  private let folder: LogFolder

  init() throws { folder = try LogFolder() }

  @Test("entries are numbered from 0 without a gap, over groups and openings")
  func numbering() throws {
    var log = try AuditLog(path: folder.path(), access: .append)
    var seen: [[Int64]] = []
    func append(_ count: Int) throws -> Range<Int64> {
      try log.append(count: count) { index, ordinal in
        seen.append([index, Int64(ordinal)])
        return Array("entry \(index)".utf8)
      }
    }
    #expect(try append(1) == 0..<1)
    #expect(try append(3) == 1..<4)
    log = try AuditLog(path: folder.path(), access: .append)
    #expect(try append(2) == 4..<6)
    #expect(seen == [[0, 0], [1, 0], [2, 1], [3, 2], [4, 0], [5, 1]])
    #expect(log.path == folder.path())
    #expect(try log.size == 6)
    #expect(
      try log.texts() == ["entry 0", "entry 1", "entry 2", "entry 3", "entry 4", "entry 5"])
  }

  @Test("a group of none appends nothing", arguments: [0, -1])
  func emptyGroup(count: Int) throws {
    let log = try AuditLog(path: folder.path(), access: .append)
    _ = try log.append(count: 2) { _, _ in [1] }
    #expect(try log.append(count: count) { _, _ in [2] } == 2..<2)
    #expect(try log.size == 2)
  }

  @Test("an error in the making of an entry is thrown on, and none of its group is appended")
  func allOrNothing() throws {
    struct Refused: Error, Equatable { let ordinal: Int }
    let log = try AuditLog(path: folder.path(), access: .append)
    _ = try log.append(count: 2) { index, _ in Array("entry \(index)".utf8) }
    #expect(throws: Refused(ordinal: 2)) {
      try log.append(count: 5) { _, ordinal in
        if ordinal == 2 { throw Refused(ordinal: ordinal) }
        return Array("lost".utf8)
      }
    }
    #expect(try log.texts() == ["entry 0", "entry 1"])
    #expect(try log.append(count: 1) { index, _ in Array("entry \(index)".utf8) } == 2..<3)
    #expect(try log.texts() == ["entry 0", "entry 1", "entry 2"])
  }

  @Test(
    "an entry comes back as it went in, whatever its length",
    arguments: [0, 1, 32_767, 65_535, 65_536, 1_000_003])
  func lengths(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }
    var log = try AuditLog(path: folder.path(), access: .append)
    _ = try log.append(count: 1) { _, _ in bytes }
    log = try AuditLog(path: folder.path(), access: .read)
    #expect(try log.entry(at: 0) == bytes)
  }

  @Test("an entry over the limit is refused, and with it its group")
  func tooLarge() throws {
    let log = try AuditLog(path: folder.path(), access: .append)
    let large = [UInt8](repeating: 0, count: AuditLog.entryLimitBytes + 1)
    let text = logError { _ = try log.append(count: 2) { _, n in n == 0 ? [1] : large } }
    #expect(
      text == folder.path()
        + ": log_entry_too_large: an entry has 67108865 bytes, the limit is 67108864")
    #expect(try log.size == 0)
  }

  @Test("a log opened to be read takes no entry")
  func readOnly() throws {
    try folder.fill(count: 1)
    let log = try AuditLog(path: folder.path(), access: .read)
    let text = logError { _ = try log.append(count: 1) { _, _ in [1] } }
    #expect(text == folder.path() + ": log_unwritable: the log was opened to be read")
    #expect(try log.size == 1)
  }

  @Test("an entry is found by its name, and what lies beside it is kept")
  func namesAndBeside() throws {
    let log = try AuditLog(path: folder.path(), access: .append)
    let indices = try log.append { group in
      #expect(try group.index(named: "pack") == nil)
      try group.append([1], name: "pack")
      try group.append([2], beside: [7, 8])
      #expect(try group.index(named: "pack") == 0)
    }
    #expect(indices == 0..<2)
    #expect(try log.index(named: "pack") == 0)
    #expect(try log.index(named: "Pack") == nil)
    #expect(try log.bytes(besideEntryAt: 0) == nil)
    #expect(try log.bytes(besideEntryAt: 1) == [7, 8])
    let plain = try LogFolder()
    let other = try AuditLog(path: plain.path(), access: .append)
    _ = try other.append(count: 2) { index, _ in [UInt8(index) + 1] }
    #expect(try log.head == other.head, "no hash covers names and what lies beside")
  }

  @Test("a name is given once, and a group that gives it again is refused whole")
  func nameTaken() throws {
    let log = try AuditLog(path: folder.path(), access: .append)
    _ = try log.append { try $0.append([1], name: "pack") }
    let text = logError {
      _ = try log.append { group in
        try group.append([2])
        try group.append([3], name: "pack")
      }
    }
    #expect(text == folder.path() + ": log_name_taken: entry `0` has the name `pack`")
    #expect(try log.size == 1)
  }

  @Test("an entry whose bytes were changed is told apart where all are wanted")
  func storedEntries() throws {
    try folder.fill(count: 3)
    try folder.run("UPDATE entries SET entry = x'00' WHERE position = 1")
    let log = try AuditLog(path: folder.path(), access: .read)
    var found: [Bool] = []
    try log.forEachStoredEntry { _, entry in
      found.append(entry.isAsAppended)
      return true
    }
    #expect(found == [true, false, true])
    let text = logError { try log.forEachEntry { _, _ in true } }
    #expect(text == folder.path() + ": log_damaged: entry `1` is not what was appended")
  }

  @Test("what a log looks like to another program: large pages, write-ahead log, strict table")
  func layout() throws {
    try folder.fill(count: 1)
    let header = try folder.bytes().prefix(100)
    #expect(header.prefix(16) == Array("SQLite format 3\0".utf8)[...])
    #expect(header[16...17] == [0x80, 0x00], "page size 32768")
    #expect(header[18...19] == [2, 2], "WAL")
    #expect(header[60...63] == [0, 0, 0, 3], "user_version")
    #expect(header[68...71] == Array("EDCT".utf8)[...], "application_id")
    #expect(try folder.names == [AuditLog.defaultName], "a closed log is one file")
  }
}
