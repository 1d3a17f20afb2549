import GRDB

extension LogError {
  /// What any failure while a log is opened or used means to its user.
  init(of error: any Error, path: String, access: AuditLog.Access) {
    switch error {
    case let error as LogError: self = error
    case let error as DatabaseError: self.init(error, path: path, access: access)
    default: self.init(path: path, access: access, cause: "\(error)")
    }
  }

  /// What a failure of SQLite means to the user of a log.
  ///
  /// The statement is left out of the cause: it says nothing to who runs the command, and an entry
  /// may hold personal data.
  init(_ error: DatabaseError, path: String, access: AuditLog.Access) {
    let code = "SQLite \(error.extendedResultCode.rawValue)"
    let cause = error.message.map { "\($0) (\(code))" } ?? code
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      self.init(.busy, path: path, message: "another process holds the log", cause: cause)
    case .SQLITE_FULL:
      self.init(.full, path: path, message: "there is no room for the log", cause: cause)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_CONSTRAINT:
      self.init(.damaged, path: path, message: "the file is damaged", cause: cause)
    case .SQLITE_NOTADB:
      self.init(.notOurs, path: path, message: "the file is not a log", cause: cause)
    case .SQLITE_CANTOPEN where access == .read:
      self.init(
        .unreadable, path: path,
        message: "the log cannot be read; its writer left it open, and files beside it are needed",
        cause: cause)
    default:
      self.init(path: path, access: access, cause: cause)
    }
  }
}
