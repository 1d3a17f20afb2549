/// Why a log could not be opened, read or written: a code, the file, and the cause.
public struct LogError: Error, Hashable, Sendable {
  /// What went wrong, as a word that stays the same from version to version.
  public enum Code: String, CaseIterable, Sendable {
    /// There is no file to read.
    case missing = "log_missing"
    /// What is there is no log of this program, and was left as it is.
    case notOurs = "log_not_ours"
    /// A later version of this program wrote it.
    case newer = "log_newer"
    /// An earlier version of this program wrote it, in a format that is no longer read.
    case older = "log_older"
    /// It could not be read.
    case unreadable = "log_unreadable"
    /// It could not be created, opened for writing or written.
    case unwritable = "log_unwritable"
    /// Another process held it for longer than the time allowed.
    case busy = "log_busy"
    /// The disk, or the file, has no room left.
    case full = "log_full"
    /// It is a log, but not as this program leaves one.
    case damaged = "log_damaged"
    /// It holds no entry at the index asked for.
    case noEntry = "log_no_entry"
    /// An entry is larger than a log takes.
    case entryTooLarge = "log_entry_too_large"
    /// An entry would pass for a reference to a large one.
    case entryReserved = "log_entry_reserved"
    /// An entry has the name that another was to get.
    case nameTaken = "log_name_taken"
    /// A write failed before, after which only opening the log again shows what it holds.
    case stopped = "log_stopped"
    /// It has fewer entries than were signed.
    case cut = "log_cut"
    /// Its entries are not those that were signed.
    case rewritten = "log_rewritten"
    /// No checkpoint reaches as far as is asked.
    case unsigned = "log_unsigned"
    /// What a signer signed last is not known.
    case badRecord = "log_bad_record"
    /// An index beside the log could not be written; the log is untouched.
    case indexUnwritable = "index_unwritable"
  }

  /// What went wrong.
  public let code: Code
  /// The file, as it was given.
  public let path: String
  /// What it means, in lower case without full stop.
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
      self.init(.unreadable, path: path, message: "the log cannot be read", cause: cause)
    case .append:
      self.init(.unwritable, path: path, message: "the log cannot be written", cause: cause)
    }
  }
}

extension LogError: CustomStringConvertible {
  /// `path: code: message: cause`.
  public var description: String {
    let text = "\(path): \(code.rawValue): \(message)"
    return cause.map { "\(text): \($0)" } ?? text
  }
}
