import Glibc
import GRDB

extension AuditLog {
  /// How SQLite is asked to open the file.
  static func configuration(busySeconds: Double, readonly: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(busySeconds)
    configuration.label = "audit-log"
    return configuration
  }

  /// `path` such that SQLite takes it for a file, also where it is `:memory:` or `file:…`.
  static func fileName(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }

  /// The least that a database has (SQLite's file format, section 1.3).
  private static let databaseHeaderBytes = 100

  /// Refuses what SQLite would create, wait for or mistake: a missing file to read, a folder, a
  /// device, a pipe.
  static func checkKind(of path: String, access: Access) throws(LogError) {
    guard !path.utf8.contains(0) else {
      throw LogError(path: path, access: access, cause: "a path holds no NUL")
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let error = errno
      if error == ENOENT, access == .append { return }
      if error == ENOENT { throw LogError(.missing, path: path, message: "there is no log") }
      throw LogError(path: path, access: access, cause: String(cString: strerror(error)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LogError(.notOurs, path: path, message: "it is not a file")
    }
    // SQLite takes a file of one byte for an empty one, and would write over it.
    guard status.st_size == 0 || status.st_size >= databaseHeaderBytes else {
      throw LogError(
        .notOurs, path: path, message: "the file is not a log",
        cause: "it has \(status.st_size) bytes")
    }
  }
}
