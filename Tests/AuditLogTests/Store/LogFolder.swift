import AuditLog
import Foundation
import GRDB

/// A folder of its own for each test, removed with it.
final class LogFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "audit-log-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  func path(_ name: String = AuditLog.defaultName) -> String { "\(url.path)/\(name)" }

  func write(_ bytes: [UInt8], to name: String = AuditLog.defaultName) throws {
    try Data(bytes).write(to: URL(filePath: path(name)))
  }

  func bytes(of name: String = AuditLog.defaultName) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path(name))))
  }

  /// Runs `sql` on the file as another program would, and closes it.
  func run(_ sql: String, on name: String = AuditLog.defaultName) throws {
    let queue = try DatabaseQueue(path: path(name))
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The text that `sql` finds in the file, as another program would.
  func text(_ sql: String, on name: String = AuditLog.defaultName) throws -> String {
    let queue = try DatabaseQueue(path: path(name))
    defer { try? queue.close() }
    return try queue.read { try String.fetchOne($0, sql: sql) } ?? ""
  }

  /// A log of `count` entries `entry 0`, `entry 1`, …, closed again.
  func fill(count: Int) throws {
    let log = try AuditLog(path: path(), access: .append)
    _ = try log.append(count: count) { index, _ in Array("entry \(index)".utf8) }
  }
}

extension AuditLog {
  /// Every entry as text, in order.
  func texts(in range: Range<Int64>? = nil) throws -> [String] {
    var texts: [String] = []
    try forEachEntry(in: range) { _, bytes in
      texts.append(String(decoding: bytes, as: UTF8.self))
      return true
    }
    return texts
  }
}

/// The `LogError` that `body` throws, as text.
func logError(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch let error as LogError {
    return error.description
  } catch {
    return "another error: \(error)"
  }
}
