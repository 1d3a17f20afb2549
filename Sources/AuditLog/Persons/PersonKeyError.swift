internal import GRDB

/// Why a file of persons' keys could not be opened, read or written: a code, the file, the cause.
///
/// It never says anything of a person or a key.
public struct PersonKeyError: Error, Hashable, Sendable {
  /// What went wrong, as a word that stays the same from version to version.
  public enum Code: String, CaseIterable, Sendable {
    /// There is no file to read.
    case missing = "persons_missing"
    /// What is there is no file of keys, and was left as it is.
    case notOurs = "persons_not_ours"
    /// A later version of this program wrote it.
    case newer = "persons_newer"
    /// It could not be read.
    case unreadable = "persons_unreadable"
    /// It could not be created, opened for writing or written.
    case unwritable = "persons_unwritable"
    /// Another process held it for longer than the time allowed.
    case busy = "persons_busy"
    /// The disk, or the file, has no room left.
    case full = "persons_full"
    /// It is a file of keys, but not as this program leaves one.
    case damaged = "persons_damaged"
    /// A key that was to be used is no longer in use: get the keys again, and hide the values again.
    case changed = "persons_changed"
    /// Nothing was added to the log that says who was forgotten, so nobody was.
    case unredacted = "persons_unredacted"
  }

  /// What went wrong.
  public let code: Code
  /// The file, as it was given.
  public let path: String
  /// What it means and what to do, in lower case without full stop.
  public let message: String
  /// What SQLite or the system said, where one of them failed.
  public let cause: String?

  init(_ code: Code, path: String, message: String, cause: String? = nil) {
    self.code = code
    self.path = path
    self.message = message
    self.cause = cause
  }

  /// Reading, or writing, failed for a reason that has no code of its own.
  init(path: String, access: AuditLog.Access, cause: String) {
    switch access {
    case .read:
      self.init(
        .unreadable, path: path, message: "the file of keys cannot be read", cause: cause)
    case .append:
      self.init(
        .unwritable, path: path, message: "the file of keys cannot be written", cause: cause)
    }
  }

  /// What a failure of SQLite means to the user of a file of keys.
  ///
  /// The statement is left out: its arguments are what the file keeps secret.
  init(_ error: DatabaseError, path: String, access: AuditLog.Access) {
    let code = "SQLite \(error.extendedResultCode.rawValue)"
    let cause = error.message.map { "\($0) (\(code))" } ?? code
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      self.init(
        .busy, path: path, message: "another process holds the file of keys; try again",
        cause: cause)
    case .SQLITE_FULL:
      self.init(.full, path: path, message: "there is no room for the keys", cause: cause)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_CONSTRAINT:
      self.init(
        .damaged, path: path, message: "the file of keys is damaged; restore a backup of it",
        cause: cause)
    case .SQLITE_NOTADB:
      self.init(.notOurs, path: path, message: "the file is no file of keys", cause: cause)
    case .SQLITE_READONLY where access == .read, .SQLITE_CANTOPEN where access == .read:
      self.init(
        .unreadable, path: path,
        message: "the file of keys cannot be read; where writing it was cut off, who may write it "
          + "must open it first",
        cause: cause)
    default:
      self.init(path: path, access: access, cause: cause)
    }
  }
}

extension PersonKeyError: CustomStringConvertible {
  /// `path: code: message: cause`.
  public var description: String {
    let text = "\(path): \(code.rawValue): \(message)"
    return cause.map { "\(text): \($0)" } ?? text
  }
}
