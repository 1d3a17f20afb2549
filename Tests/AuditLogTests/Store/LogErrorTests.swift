import GRDB
import Testing

@testable import AuditLog

@Suite("errors of SQLite")
struct LogErrorTests {
  @Test(
    "each kind of failure has its code, and the extended code stays in the cause",
    arguments: [
      (.SQLITE_BUSY_RECOVERY, "log_busy: another process holds the log: m (SQLite 261)"),
      (.SQLITE_LOCKED, "log_busy: another process holds the log: m (SQLite 6)"),
      (.SQLITE_PROTOCOL, "log_busy: another process holds the log: m (SQLite 15)"),
      (.SQLITE_FULL, "log_full: there is no room for the log: m (SQLite 13)"),
      (.SQLITE_CORRUPT_INDEX, "log_damaged: the file is damaged: m (SQLite 779)"),
      (.SQLITE_NOTADB, "log_not_ours: the file is not a log: m (SQLite 26)"),
      (.SQLITE_IOERR_FSYNC, "log_unwritable: the log cannot be written: m (SQLite 1034)"),
      (.SQLITE_READONLY, "log_unwritable: the log cannot be written: m (SQLite 8)"),
    ] as [(ResultCode, String)])
  func codes(result: ResultCode, text: String) {
    let error = DatabaseError(
      resultCode: result, message: "m", sql: "INSERT …", arguments: ["secret"])
    let logError = LogError(error, path: "p", access: .append)
    #expect(logError.description == "p: " + text)
  }

  @Test(
    "what fails while reading is not called writing",
    arguments: [
      (.SQLITE_IOERR_READ, "log_unreadable: the log cannot be read: m (SQLite 266)"),
      (
        .SQLITE_CANTOPEN,
        "log_unreadable: the log cannot be read; its writer left it open, and files beside it are needed"
          + ": m (SQLite 14)"
      ),
    ] as [(ResultCode, String)])
  func reading(result: ResultCode, text: String) {
    let error = DatabaseError(resultCode: result, message: "m")
    #expect(LogError(error, path: "p", access: .read).description == "p: " + text)
  }
}
