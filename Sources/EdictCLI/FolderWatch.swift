import Foundation

/// Tells when something in a folder has been saved, at any depth, also in folders that come later.
///
/// The kernel says so (inotify), so nothing runs while nothing changes. The folder may go and come
/// back, as it does when a version is checked out.
final class FolderWatch {
  private let descriptor: Int32
  private let folder: String
  private let name: String
  /// The watch on the folder that holds this one, which tells when this one comes back.
  private var parent: Int32 = -1

  /// How long nothing must change before a burst of changes counts as over.
  private static let quietMilliseconds: Int32 = 50
  /// How long a burst may go on.
  private static let longestBurst = Duration.milliseconds(500)
  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR)

  /// Why a folder can't be watched.
  struct Failure: Error {
    let message: String
    init() { message = String(cString: strerror(errno)).lowercased() }
  }

  init(_ path: String) throws(Failure) {
    let url = URL(filePath: path).standardizedFileURL
    folder = url.path
    name = url.lastPathComponent
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    if descriptor < 0 { throw Failure() }
    try renew()
  }

  deinit { close(descriptor) }

  /// Waits until something has changed, and then until the burst of changes is over: editors write
  /// beside a file first, and then put that in its place.
  func wait() throws(Failure) {
    while try changes(within: -1) != true {}
    let end = ContinuousClock.now + Self.longestBurst
    while ContinuousClock.now < end, try changes(within: Self.quietMilliseconds) != nil {}
    try renew()
  }

  // MARK: What is watched

  /// Watches every folder that there is now; one that is watched already stays so.
  private func renew() throws(Failure) {
    parent = try add((folder as NSString).deletingLastPathComponent)
    var open = [folder]
    while let next = open.popLast() {
      guard try add(next) >= 0 else { continue }
      for name in (try? FileManager.default.contentsOfDirectory(atPath: next)) ?? []
      where !Self.isIgnored(name) {
        let inner = next + "/" + name
        let type = try? FileManager.default.attributesOfItem(atPath: inner)[.type]
        if type as? FileAttributeType == .typeDirectory { open.append(inner) }
      }
    }
  }

  /// Watches a folder; -1 where it is gone or can't be read, which a check tells.
  private func add(_ path: String) throws(Failure) -> Int32 {
    let watch = inotify_add_watch(descriptor, path, Self.mask)
    if watch < 0, errno != ENOENT, errno != ENOTDIR, errno != EACCES { throw Failure() }
    return watch
  }

  /// Whether a name is of a file that a pack doesn't see, such as an editor's own.
  static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~")
  }

  // MARK: What has changed

  /// Whether what happened next counts; nil where nothing happens for so long (-1: for ever).
  private func changes(within milliseconds: Int32) throws(Failure) -> Bool? {
    var query = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let count = poll(&query, 1, milliseconds)
    if count == 0 { return nil }
    if count < 0 {
      if errno == EINTR { return false }
      throw Failure()
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let size = read(descriptor, &buffer, buffer.count)
    if size < 0 {
      if errno == EINTR || errno == EAGAIN { return false }
      throw Failure()
    }
    return buffer.withUnsafeBytes { counts(UnsafeRawBufferPointer(rebasing: $0[..<size])) }
  }

  /// Whether one of the events counts.
  private func counts(_ events: UnsafeRawBufferPointer) -> Bool {
    let headSize = MemoryLayout<inotify_event>.size
    var start = 0
    var counts = false
    while start + headSize <= events.count {
      let event = events.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
      let end = min(start + headSize + Int(event.len), events.count)
      let bytes = events[start + headSize..<end].prefix { $0 != 0 }
      let name = String(decoding: bytes, as: UTF8.self)
      start = end
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
        counts = true
      } else if event.wd == parent {
        counts = counts || name == self.name
      } else {
        counts = counts || !name.isEmpty && !Self.isIgnored(name)
      }
    }
    return counts
  }
}
