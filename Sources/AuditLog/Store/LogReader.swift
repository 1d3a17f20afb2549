internal import GRDB
internal import Synchronization

/// Reads a log's file without writing it or anything beside it.
///
/// SQLite reads a file in WAL mode through two others, which it would have to create where no
/// writer has the log open. There the file is whole and lies still, so it is read as one that
/// nobody changes, which needs no other file and works where nothing can be written. Whether it did
/// lie still is seen afterwards: if not, what was read is thrown away, and read again.
final class LogReader: Sendable {
  private struct Connection {
    let queue: DatabaseQueue
    /// Nil where a writer's files are there, and SQLite keeps readers apart from it.
    let stamp: FileStamp?
  }

  private let path: String
  private let busySeconds: Double
  private let connection = Mutex<Connection?>(nil)

  /// How often reading is tried before a log that keeps being opened and closed is called busy.
  private static let tries = 20

  init(path: String, busySeconds: Double) {
    self.path = path
    self.busySeconds = busySeconds
  }

  /// What `body` makes of the log at one moment; it may run more than once.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    for _ in 0..<Self.tries {
      guard let connection = try current() else { continue }
      let result = Result { try connection.queue.read(body) }
      if isCurrent(connection) { return try result.get() }
      self.connection.withLock { $0 = nil }
    }
    throw LogError(
      .busy, path: path, message: "the log changed each time that it was read",
      cause: "\(Self.tries) times")
  }

  private func isCurrent(_ connection: Connection) -> Bool {
    connection.stamp == nil || connection.stamp == FileStamp(path: path)
  }

  /// The connection, opened if need be; nil where a writer came or went meanwhile.
  private func current() throws -> Connection? {
    try connection.withLock { connection in
      if let open = connection, isCurrent(open) { return open }
      connection = nil
      let stamp = FileStamp(path: path)
      stamp?.settle()
      do {
        let name = stamp == nil ? AuditLog.fileName(path) : Self.unchangingName(path)
        let queue = try DatabaseQueue(
          path: name,
          configuration: AuditLog.configuration(busySeconds: busySeconds, readonly: true))
        connection = Connection(queue: queue, stamp: stamp)
        return connection
      } catch  where FileStamp(path: path) != stamp {
        return nil
      }
    }
  }

  /// The URI by which SQLite reads a file as one that does not change.
  private static func unchangingName(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var name = Array("file:".utf8)
    for byte in AuditLog.fileName(path).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        name.append(byte)
      default:
        name += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: name, as: UTF8.self) + "?immutable=1"
  }
}
