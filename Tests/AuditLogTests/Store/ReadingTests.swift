import AuditLog
import Testing

@Suite("reading")
struct ReadingTests {
  private let folder: LogFolder

  init() throws { folder = try LogFolder() }

  @Test(
    "a range gives its entries in order, cut to what the log holds",
    arguments: [
      (0..<3, 0..<3), (97..<100, 97..<100), (98..<1000, 98..<100), (-5..<1, 0..<1),
      (100..<200, 0..<0), (7..<7, 0..<0), (0..<100, 0..<100), (31..<65, 31..<65),
      (Int64.min..<Int64.max, 0..<100),
    ] as [(Range<Int64>, Range<Int64>)])
  func ranges(asked: Range<Int64>, given: Range<Int64>) throws {
    try folder.fill(count: 100)
    let log = try AuditLog(path: folder.path(), access: .read)
    #expect(try log.texts(in: asked) == given.map { "entry \($0)" })
  }

  @Test("reading stops where the reader says so, and the reader may use the log")
  func stopping() throws {
    try folder.fill(count: 100)
    let log = try AuditLog(path: folder.path(), access: .read)
    var seen: [Int64] = []
    try log.forEachEntry { index, bytes in
      let again = try log.entry(at: index)
      #expect(again == bytes)
      seen.append(index)
      return index < 40
    }
    #expect(seen == Array(0...40))
  }

  @Test("an error of the reader is thrown on")
  func readerFails() throws {
    struct Enough: Error, Equatable {}
    try folder.fill(count: 3)
    let log = try AuditLog(path: folder.path(), access: .read)
    #expect(throws: Enough()) { try log.forEachEntry { _, _ in throw Enough() } }
    #expect(try log.size == 3)
  }

  @Test("entries appended while a log is read are left for the next reading")
  func growing() throws {
    try folder.fill(count: 40)
    let log = try AuditLog(path: folder.path(), access: .append)
    var seen = 0
    try log.forEachEntry { _, _ in
      seen += 1
      _ = try log.append(count: 1) { index, _ in Array("entry \(index)".utf8) }
      return true
    }
    #expect(seen == 40)
    #expect(try log.texts() == (0..<80).map { "entry \($0)" })
  }

  @Test("an index that the log lacks is an error", arguments: [-1, 3, .max, .min] as [Int64])
  func noEntry(index: Int64) throws {
    try folder.fill(count: 3)
    let log = try AuditLog(path: folder.path(), access: .read)
    let text = logError { _ = try log.entry(at: index) }
    #expect(text == folder.path() + ": log_no_entry: no entry `\(index)`, the log has 3")
  }

  @Test("reading leaves the folder as it was, and the file byte for byte")
  func noTrace() throws {
    try folder.fill(count: 100)
    let before = try folder.bytes()
    #expect(try AuditLog(path: folder.path(), access: .read).texts().count == 100)
    #expect(try folder.bytes() == before)
    #expect(try folder.names == [AuditLog.defaultName])
  }

  @Test("a new log is empty")
  func empty() throws {
    let log = try AuditLog(path: folder.path(), access: .append)
    #expect(try log.size == 0)
    #expect(try log.texts() == [])
    let text = logError { _ = try log.entry(at: 0) }
    #expect(text == folder.path() + ": log_no_entry: no entry `0`, the log has 0")
  }
}
