import GRDB

/// A log of decisions: entries in one file, numbered 0, 1, 2, … without a gap, each an unchanged
/// string of bytes that is never altered nor removed.
///
/// The file is an SQLite database in WAL mode, synced at every commit. Any number of logs, in any
/// number of processes, may stand on one file: appends wait for each other.
///
/// ```swift
/// let log = try AuditLog(path: AuditLog.defaultName, access: .append)
/// let indices = try log.append(count: 2) { index, ordinal in Array("\(index): \(ordinal)".utf8) }
/// let bytes = try log.entry(at: indices.lowerBound)  // "0: 0"
/// ```
public final class AuditLog: Sendable {
  /// What a log is opened for.
  public enum Access: Sendable {
    /// Reading alone: no log is created, and no entry is added.
    case read
    /// Reading and appending; the file is created where there is none.
    case append
  }

  /// The name of a log's file where the user gives none.
  public static let defaultName = "edict-log.sqlite"

  /// The largest entry taken, in bytes.
  public static let entryLimitBytes = 64 << 20

  /// The file, as it was given.
  public let path: String

  /// What the log was opened for.
  public let access: Access

  private let queue: DatabaseQueue

  /// Opens the log at `path`; for appending, creates it where there is no file or an empty one.
  ///
  /// - Throws: `log_missing`, `log_not_ours`, `log_newer`, `log_unreadable`, `log_unwritable`,
  ///   `log_busy`, `log_full`, `log_damaged`. A file that is not a log is left as it was.
  ///   A log in a folder that cannot be written is unreadable: copy it elsewhere.
  public convenience init(path: String, access: Access) throws(LogError) {
    try self.init(path: path, access: access, busySeconds: 5)
  }

  /// Opens as above, and waits `busySeconds` at most for another process.
  package init(path: String, access: Access, busySeconds: Double) throws(LogError) {
    self.path = path
    self.access = access
    try Self.checkKind(of: path, access: access)
    do {
      queue = try DatabaseQueue(
        path: Self.fileName(path),
        configuration: Self.configuration(busySeconds: busySeconds))
      let format = LogFormat(path: path)
      switch access {
      case .read: try queue.read(format.check)
      case .append:
        try queue.writeWithoutTransaction { try format.prepare($0, busySeconds: busySeconds) }
      }
    } catch {
      throw LogError(of: error, path: path, access: access)
    }
  }

  /// How many entries the log holds, those of other processes included.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged`.
  public var size: Int64 {
    get throws(LogError) {
      do {
        return try read { db in try LogFormat(path: path).size(db) }
      } catch {
        throw LogError(of: error, path: path, access: .read)
      }
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try queue.read(body)
    } catch let error as DatabaseError {
      throw LogError(error, path: path, access: .read)
    }
  }

  func write(_ body: (Database) throws -> Void) throws {
    do {
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try body(db)
          return .commit
        }
      }
    } catch let error as DatabaseError {
      throw LogError(error, path: path, access: .append)
    }
  }
}
