import GRDB

/// A log of decisions: entries in one file, numbered 0, 1, 2, … without a gap, each an unchanged
/// string of bytes that is never altered nor removed.
///
/// Entries are the leaves of a Merkle tree (RFC 6962), whose root is signed from time to time: who
/// holds such a checkpoint can see later whether entries were changed or removed.
///
/// The file is an SQLite database in WAL mode, synced at every commit. Any number of logs, in any
/// number of processes, may stand on one file: appends wait for each other. Reading writes nothing,
/// and works where nothing can be written.
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

  let busySeconds: Double

  /// Nil where the log was opened to be read.
  private let writer: LogWriter?
  private let reader: LogReader

  /// Opens the log at `path`; for appending, creates it where there is no file or an empty one.
  ///
  /// The hashes of its right edge are computed again, and compared with its head, with its last
  /// checkpoint, and with what `signer` signed last where that is given.
  ///
  /// - Throws: `log_missing`, `log_not_ours`, `log_newer`, `log_older`, `log_unreadable`,
  ///   `log_unwritable`, `log_busy`, `log_full`, `log_damaged`, `log_cut`, `log_rewritten`,
  ///   `log_bad_record`. A file that is not a log is left as it was.
  public convenience init(
    path: String, access: Access, signer: LogSigner? = nil
  ) throws(LogError) {
    try self.init(path: path, access: access, signer: signer, busySeconds: 5)
  }

  /// Opens as above, and waits `busySeconds` at most for another process.
  package init(
    path: String, access: Access, signer: LogSigner? = nil, busySeconds: Double
  ) throws(LogError) {
    self.path = path
    self.access = access
    self.busySeconds = busySeconds
    try Self.checkKind(of: path, access: access)
    reader = LogReader(path: path, busySeconds: busySeconds)
    do {
      switch access {
      case .read:
        writer = nil
        try reader.read(LogFormat(path: path).check)
      case .append: writer = try LogWriter(path: path, busySeconds: busySeconds)
      }
      if let signer { try check(signer) }
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

  /// Throws unless the log goes on from what a signer signed last.
  private func check(_ signer: LogSigner) throws {
    guard let last = try signer.lastSigned() else { return }
    try read { db in
      let format = LogFormat(path: path)
      try format.check(
        try format.edge(db), holds: last.head, in: db, source: "the signer's record")
    }
  }

  /// What `body` makes of the log at one moment; it may run more than once.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try writer?.read(body) ?? reader.read(body)
    } catch let error as DatabaseError {
      throw LogError(error, path: path, access: .read)
    }
  }

  func write(_ body: (Database) throws -> Void) throws {
    guard let writer else { throw openedToBeRead }
    do {
      try writer.write(body)
    } catch let error as DatabaseError {
      throw LogError(error, path: path, access: .append)
    }
  }
}
