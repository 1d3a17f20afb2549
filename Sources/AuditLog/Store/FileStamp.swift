internal import Glibc

/// What tells whether a log's file was written since, where no writer has it open.
struct FileStamp: Equatable {
  private let device: UInt
  private let number: UInt
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The system tells times apart that are one tick of its clock from each other.
  private static let tickMicroseconds = 10_000

  /// The stamp of the log at `path` as it lies still; nil where a write-ahead log says that part of
  /// it is elsewhere.
  init?(path: String) {
    var wal = stat()
    if stat(path + "-wal", &wal) == 0, wal.st_size > 0 { return nil }
    var file = stat()
    guard stat(path, &file) == 0 else { return nil }
    device = UInt(file.st_dev)
    number = UInt(file.st_ino)
    size = Int(file.st_size)
    seconds = file.st_mtim.tv_sec
    nanoseconds = file.st_mtim.tv_nsec
  }

  /// Waits until a later write would have another stamp.
  func settle() {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let age = (now.tv_sec - seconds) * 1_000_000 + (now.tv_nsec - nanoseconds) / 1000
    if age >= 0, age < Self.tickMicroseconds { usleep(useconds_t(Self.tickMicroseconds - age)) }
  }
}
