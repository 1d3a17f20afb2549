internal import Glibc

/// The file of persons' keys before SQLite opens it.
enum PersonKeyFile {
  /// The least that a database has (SQLite's file format, section 1.3).
  private static let databaseHeaderBytes = 100

  /// Refuses what SQLite would wait for or mistake; for appending, makes the file where there is
  /// none.
  static func prepare(_ path: String, access: AuditLog.Access) throws(PersonKeyError) {
    guard !path.utf8.contains(0) else {
      throw PersonKeyError(path: path, access: access, cause: "a path holds no NUL")
    }
    var status = stat()
    var error = stat(path, &status) == 0 ? 0 : errno
    if error == ENOENT, access == .append {
      try create(path)
      // Something that leads nowhere can have the name: SQLite would make a file for all to read.
      error = stat(path, &status) == 0 ? 0 : errno
    } else if error == ENOENT {
      throw PersonKeyError(.missing, path: path, message: "there is no file of keys")
    }
    guard error == 0 else { throw failure(path, access, error) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw PersonKeyError(.notOurs, path: path, message: "it is not a file")
    }
    guard status.st_size == 0 || status.st_size >= databaseHeaderBytes else {
      throw PersonKeyError(
        .notOurs, path: path, message: "the file is no file of keys",
        cause: "it has \(status.st_size) bytes")
    }
  }

  /// Makes an empty file that its owner alone reads and writes, unless another made it meanwhile.
  ///
  /// It gets its name once it is closed: closing it ends all locks that SQLite has on it in this
  /// process.
  private static func create(_ path: String) throws(PersonKeyError) {
    let name = path + ".new-\(UInt64.random(in: 0 ... .max))"
    let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path, .append, errno) }
    close(descriptor)
    let error = link(name, path) == 0 ? 0 : errno
    unlink(name)
    guard error == 0 || error == EEXIST else { throw failure(path, .append, error) }
    do {
      try DurableFile.syncFolder(of: path)
    } catch {
      throw PersonKeyError(path: path, access: .append, cause: error.cause ?? error.message)
    }
  }

  private static func failure(
    _ path: String, _ access: AuditLog.Access, _ error: Int32
  ) -> PersonKeyError {
    PersonKeyError(path: path, access: access, cause: String(cString: strerror(error)))
  }
}
