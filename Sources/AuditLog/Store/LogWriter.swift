internal import GRDB
internal import Synchronization

/// The connection that writes a log's file, one among all processes at a time.
///
/// SQLite lets one connection write while another moves the write-ahead log into the file, which
/// versions before 3.51.3 do not always survive. So each transaction, with what SQLite moves after
/// it, stands under a lock of our own.
final class LogWriter: Sendable {
  private let path: String
  private let busySeconds: Double
  private let lock: WriterLock
  private let queue: DatabaseQueue
  /// The write that failed; after one, nobody knows what is on disk.
  private let failure = Mutex<LogError?>(nil)

  init(path: String, busySeconds: Double) throws {
    self.path = path
    self.busySeconds = busySeconds
    let lock = WriterLock(for: path)
    self.lock = lock
    queue = try lock.withLock(busySeconds: busySeconds) {
      let queue = try DatabaseQueue(
        path: AuditLog.fileName(path),
        configuration: AuditLog.configuration(busySeconds: busySeconds))
      try queue.writeWithoutTransaction {
        try LogFormat(path: path).prepare($0, busySeconds: busySeconds)
      }
      return queue
    }
  }

  /// Leaves one file that is whole, unless someone else still uses the log.
  deinit {
    try? lock.withLock(busySeconds: 0) {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
    try? queue.close()
  }

  /// What `body` makes of the log at one moment.
  func read<T>(_ body: (Database) throws -> T) throws -> T { try queue.read(body) }

  /// Runs `body` in one transaction, which is on disk when this returns.
  ///
  /// An error that `body` throws of its own undoes it, and the log can be used further.
  func write(_ body: (Database) throws -> Void) throws {
    if let failure = failure.withLock({ $0 }) { throw failure }
    try lock.withLock(busySeconds: busySeconds) {
      do {
        try queue.writeWithoutTransaction { db in
          try db.inTransaction(.immediate) {
            try body(db)
            return .commit
          }
        }
      } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
        failure.withLock {
          $0 = LogError(
            .stopped, path: path, message: "a write failed before; open the log again",
            cause: LogError(error, path: path, access: .append).description)
        }
        throw error
      }
    }
  }
}
