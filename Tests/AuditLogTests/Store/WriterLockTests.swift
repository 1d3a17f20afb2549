import Foundation
import GRDB
import Glibc
import Synchronization
import Testing

@testable import AuditLog

@Suite("the writer's lock")
struct WriterLockTests {
  private let folder: LogFolder

  init() throws { folder = try LogFolder() }

  @Test("one holds it at a time, also where the file comes and goes")
  func exclusive() async throws {
    let path = folder.path("log")
    let inside = Counter()
    let total = Counter()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<50 {
            try? WriterLock(for: path).withLock(busySeconds: 60) {
              if inside.add(1) == 1 { total.add(1) }
              sched_yield()
              inside.add(-1)
            }
          }
        }
      }
    }
    #expect(total.add(0) == 200)
    #expect(try folder.names == [])
  }

  private final class Counter: Sendable {
    private let value = Mutex(0)

    @discardableResult
    func add(_ change: Int) -> Int {
      value.withLock {
        $0 += change
        return $0
      }
    }
  }

  @Test("who waits too long is told which file is locked")
  func busy() throws {
    let path = folder.path("log")
    try WriterLock(for: path).withLock(busySeconds: 0) {
      let text = logError { try WriterLock(for: path).withLock(busySeconds: 0.01) {} }
      #expect(
        text == path + ": log_busy: another process holds the log: it has locked `\(path)-lock`")
    }
  }

  @Test("a process that is killed holds it no longer")
  func killed() throws {
    let path = folder.path("log")
    // It lasts, so that the file is not removed while the other process waits for it.
    let lock = WriterLock(for: path)
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/env")
    holder.arguments = ["flock", "--no-fork", path + "-lock", "cat"]
    let input = Pipe()
    holder.standardInput = input
    try holder.run()
    var isHeld = false
    while !isHeld, holder.isRunning {
      isHeld = logError { try lock.withLock(busySeconds: 0) {} } != "no error"
    }
    #expect(isHeld)
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    #expect(logError { try lock.withLock(busySeconds: 5) {} } == "no error")
  }

  @Test("a log stops at a write that fails, and goes on once it is opened again")
  func stopped() throws {
    try folder.fill(count: 2)
    let log = try AuditLog(path: folder.path(), access: .append)
    try folder.run(
      "CREATE TRIGGER t BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'no'); END")
    func append() -> String { logError { _ = try log.append(count: 1) { _, _ in [1] } } }
    let cause = ": log_damaged: the file is damaged: no (SQLite 1811)"
    #expect(append() == folder.path() + cause)
    try folder.run("DROP TRIGGER t")
    #expect(
      append() == folder.path()
        + ": log_stopped: a write failed before; open the log again: \(folder.path())\(cause)")
    #expect(try log.size == 2)
    try folder.fill(count: 1)
    #expect(try log.size == 3)
  }
}
