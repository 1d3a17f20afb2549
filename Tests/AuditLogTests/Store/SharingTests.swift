import AuditLog
import Foundation
import GRDB
import Testing

@Suite("two on one file")
struct SharingTests {
  private let folder: LogFolder

  init() throws { folder = try LogFolder() }

  @Test("logs that append at once never give the same index, and leave no gap")
  func appending() async throws {
    let path = folder.path()
    let indices = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for writer in 0..<4 {
        group.addTask {
          let log = try AuditLog(path: path, access: .append)
          return try (0..<25).flatMap { round in
            try log.append(count: 3) { index, ordinal in
              Array("\(index) by \(writer), \(round), \(ordinal)".utf8)
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(indices.sorted() == Array(0..<300))
    let texts = try AuditLog(path: path, access: .read).texts()
    #expect(texts.count == 300)
    #expect(texts.enumerated().allSatisfy { $1.hasPrefix("\($0) by ") })
  }

  @Test("a reader beside a writer sees whole groups, and each as soon as it is appended")
  func reading() throws {
    let writer = try AuditLog(path: folder.path(), access: .append)
    let reader = try AuditLog(path: folder.path(), access: .read)
    for group in 1...5 {
      _ = try writer.append(count: 7) { _, ordinal in
        let size = try reader.size
        #expect(size == Int64(group - 1) * 7)
        return [UInt8(ordinal)]
      }
      #expect(try reader.size == Int64(group) * 7)
    }
  }

  @Test("a log that another process holds too long is busy, and still can be read")
  func busy() throws {
    try folder.fill(count: 2)
    let other = try DatabaseQueue(path: folder.path())
    let log = try AuditLog(path: folder.path(), access: .append, busySeconds: 0.01)
    #expect(try log.size == 2)
    try other.write { _ in
      let text = logError { _ = try log.append(count: 1) { _, _ in [1] } }
      #expect(
        text == folder.path()
          + ": log_busy: another process holds the log: database is locked (SQLite 5)")
      let texts = try log.texts()
      #expect(texts == ["entry 0", "entry 1"])
    }
    #expect(try log.append(count: 1) { _, _ in [1] } == 2..<3)
  }

  @Test("a log that another process is making is waited for")
  func creating() async throws {
    for round in 0..<20 {
      let path = folder.path("log \(round)")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask { _ = try AuditLog(path: path, access: .append) }
        }
        try await group.waitForAll()
      }
      #expect(try AuditLog(path: path, access: .read).size == 0)
    }
  }
}
