internal import Glibc
internal import Synchronization

/// A lock that one holds at a time, among all threads and processes, and that ends with its holder.
///
/// It is `flock` on a file of its own: SQLite's own locks are on the log, and a process loses all
/// of those on a file once it closes any descriptor of it. The file lasts while someone uses it.
final class WriterLock: Sendable {
  /// The file that the lock is for, which errors name.
  private let subject: String
  /// The file that is locked.
  private let path: String
  private let descriptor = Mutex<Int32>(-1)

  init(for subject: String) {
    self.subject = subject
    path = subject + "-lock"
  }

  deinit { remove() }

  /// Runs `body` once nobody else holds the lock, for which it waits `busySeconds` at most.
  func withLock<T>(busySeconds: Double, _ body: () throws -> T) throws -> T {
    try descriptor.withLock { descriptor in
      try acquire(&descriptor, until: .now + .seconds(busySeconds))
      defer { _ = flock(descriptor, LOCK_UN) }
      return try body()
    }
  }

  /// Holds the lock of a file that is still there, so that all contend for the same one.
  private func acquire(_ descriptor: inout Int32, until deadline: ContinuousClock.Instant) throws {
    while true {
      if descriptor < 0 { descriptor = try open() }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_nlink > 0 { return }
        close(descriptor)
        descriptor = -1
        continue
      }
      let error = errno
      guard error == EWOULDBLOCK || error == EINTR else { throw failure(error) }
      guard ContinuousClock.now < deadline else {
        throw LogError(
          .busy, path: subject, message: "another process holds the log",
          cause: "it has locked `\(path)`")
      }
      usleep(useconds_t.random(in: 500...2000))
    }
  }

  private func open() throws -> Int32 {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(errno) }
    return descriptor
  }

  private func failure(_ error: Int32) -> LogError {
    LogError(path: subject, access: .append, cause: String(cString: strerror(error)))
  }

  /// Removes the file, unless someone else holds its lock and so will.
  private func remove() {
    descriptor.withLock { descriptor in
      guard descriptor >= 0 else { return }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_nlink > 0 { unlink(path) }
      }
      close(descriptor)
      descriptor = -1
    }
  }
}
