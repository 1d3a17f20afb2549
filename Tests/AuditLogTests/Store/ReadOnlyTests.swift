import AuditLog
import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

@Suite("where nothing can be written")
struct ReadOnlyTests {
  private let folder: LogFolder

  init() throws { folder = try LogFolder() }

  /// Runs `body` on a thread that has an ordinary user's rights to files, in a folder that this
  /// user cannot write, even if root runs the tests.
  private func asReader(_ body: @escaping @Sendable () -> String) throws -> String {
    typealias SetUser = @convention(c) (uid_t) -> Int32
    let result = Box()
    let setUser = dlsym(nil, "setfsuid").map { unsafeBitCast($0, to: SetUser.self) }
    chmod(folder.url.path, 0o555)
    defer { chmod(folder.url.path, 0o755) }
    for name in try folder.names { chmod(folder.path(name), 0o444) }
    let isRoot = geteuid() == 0
    SmallThread {
      if isRoot { _ = setUser?(65534) }
      result.text = body()
      if isRoot { _ = setUser?(0) }
    }.run()
    return result.text
  }

  // INVARIANT: the thread that writes it has ended when it is read.
  private final class Box: @unchecked Sendable { var text = "" }

  @Test("a log in a folder that cannot be written is read, verified and left as it was")
  func closed() throws {
    try folder.fill(count: 300)
    let path = folder.path()
    let result = try asReader {
      let created = Glibc.open(path + "-new", O_CREAT | O_WRONLY, 0o644)
      if created >= 0 { return "the folder can be written" }
      return logError {
        let log = try AuditLog(path: path, access: .read)
        let texts = try log.texts()
        #expect(texts.count == 300)
        let verdict = try log.verify()
        #expect(verdict.isClean)
      }
    }
    #expect(result == "no error")
    #expect(try folder.names == [AuditLog.defaultName])
  }

  @Test("a log that its writer has open is read there too, up to its last group")
  func open() throws {
    let writer = try AuditLog(path: folder.path(), access: .append)
    _ = try writer.append(count: 7) { _, ordinal in [UInt8(ordinal)] }
    let path = folder.path()
    let result = try asReader {
      logError {
        let log = try AuditLog(path: path, access: .read)
        let size = try log.size
        #expect(size == 7)
      }
    }
    #expect(result == "no error")
    _ = try writer.append(count: 1) { _, _ in [9] }
    #expect(try writer.size == 8)
  }

  @Test("a log there cannot be opened to append")
  func appending() throws {
    try folder.fill(count: 1)
    let path = folder.path()
    let result = try asReader { logError { _ = try AuditLog(path: path, access: .append) } }
    #expect(result == path + ": log_unwritable: the log cannot be written: Permission denied")
  }

  @Test("a reader sees what a writer appends that came after it, and after that one closed")
  func writersComeAndGo() throws {
    try folder.fill(count: 2)
    let reader = try AuditLog(path: folder.path(), access: .read)
    #expect(try reader.size == 2)
    for round in 1...5 {
      let writer = try AuditLog(path: folder.path(), access: .append)
      #expect(try reader.size == Int64(1 + round))
      _ = try writer.append(count: 1) { index, _ in Array("entry \(index)".utf8) }
      #expect(try reader.size == Int64(2 + round))
      #expect(try reader.entry(at: Int64(1 + round)) == Array("entry \(1 + round)".utf8))
    }
    #expect(try reader.texts() == (0..<7).map { "entry \($0)" })
  }
}
