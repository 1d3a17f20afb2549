internal import Glibc

/// Files that are on disk, whole, once they are said to be written.
package enum DurableFile {
  /// Replaces the file at `path` by `bytes`: whatever happens, it then has its old content or all
  /// of the new.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(LogError) {
    let new = path + ".new"
    try write(bytes, to: new)
    try rename(new, to: path)
  }

  /// Makes a file that its owner alone reads and writes, and that is on disk once this returns;
  /// refuses where something has the name.
  package static func createSecret(_ path: String, _ bytes: [UInt8]) throws(LogError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      try write(bytes, to: descriptor, path)
    } catch {
      // A part of a secret is none, and would be in the way of the next try.
      unlink(path)
      throw error
    }
    try syncFolder(of: path)
  }

  /// Gives a file another name, in place of the file that has it.
  package static func rename(_ path: String, to name: String) throws(LogError) {
    guard Glibc.rename(path, name) == 0 else { throw failure(name) }
    try syncFolder(of: name)
  }

  /// Writes a file and syncs it, but not the folder's entry for it.
  static func write(_ bytes: [UInt8], to path: String) throws(LogError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    try write(bytes, to: descriptor, path)
  }

  /// Writes all bytes, syncs and closes.
  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(LogError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw closing(descriptor, path) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw closing(descriptor, path) }
    guard close(descriptor) == 0 else { throw failure(path) }
  }

  /// Syncs the folder that a file is in, so that the file is found after a loss of power.
  static func syncFolder(of path: String) throws(LogError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(folder) }
    guard fsync(descriptor) == 0 else { throw closing(descriptor, folder) }
    guard close(descriptor) == 0 else { throw failure(folder) }
  }

  /// The bytes of a file; nil where there is none.
  ///
  /// Of a file that has more than `limitBytes`, one byte more than those, so that it is seen.
  package static func read(_ path: String, limitBytes: Int) throws(LogError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw unreadable(path, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw unreadable(path, String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw unreadable(path, "it is not a file") }
    var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), limitBytes + 1))
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + length }, $0.count - length)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
      if count == 0 { break }
      length += count
    }
    return Array(bytes.prefix(length))
  }

  private static func closing(_ descriptor: Int32, _ path: String) -> LogError {
    let error = failure(path)
    close(descriptor)
    return error
  }

  private static func failure(_ path: String) -> LogError {
    let error = errno
    let cause = String(cString: strerror(error))
    if error == ENOSPC || error == EDQUOT {
      return LogError(.full, path: path, message: "there is no room for the file", cause: cause)
    }
    return LogError(.unwritable, path: path, message: "the file cannot be written", cause: cause)
  }

  private static func unreadable(_ path: String, _ cause: String) -> LogError {
    LogError(.unreadable, path: path, message: "the file cannot be read", cause: cause)
  }
}
