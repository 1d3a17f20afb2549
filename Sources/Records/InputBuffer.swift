/// The bytes of a source that are read but not yet used up, in one run.
final class InputBuffer {
  /// The line at which the bytes begin.
  private(set) var line = 1
  /// How many bytes have come from the source.
  private(set) var bytesRead = 0

  private var source: any ByteSource
  private var storage: UnsafeMutableBufferPointer<UInt8>
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  init(_ source: any ByteSource) {
    self.source = source
    storage = .allocate(capacity: 128 * 1024)
  }

  deinit { storage.deallocate() }

  /// The bytes at hand, valid until the next call of `fill`.
  var bytes: Bytes {
    Bytes(rebasing: storage[start..<end])
  }

  /// Adds bytes of the source to those at hand; false at its end.
  func fill() throws(RecordInputError) -> Bool {
    if isAtEnd { return false }
    makeRoom()
    let room = UnsafeMutableRawBufferPointer(
      UnsafeMutableBufferPointer(rebasing: storage[end...]))
    let count: Int
    do {
      count = try source.read(into: room)
    } catch {
      throw RecordInputError(code: .unreadable, line: line, message: "\(error)")
    }
    guard 0...room.count ~= count else {
      throw RecordInputError(
        code: .unreadable, line: line, message: "the source gave \(count) bytes of \(room.count)")
    }
    isAtEnd = count == 0
    end += count
    bytesRead += count
    return !isAtEnd
  }

  /// Uses up bytes that hold so many line feeds.
  func consume(_ count: Int, lines: Int = 0) {
    start += count
    line += lines
  }

  /// Makes sure that the source can add a byte.
  ///
  /// A buffer that is more than half full of one record
  /// doubles, so that each byte moves at most a few times.
  private func makeRoom() {
    if end < storage.count { return }
    let old = storage
    let isLarger = start < storage.count / 2
    if isLarger { storage = .allocate(capacity: storage.count * 2) }
    if let from = old.baseAddress, let to = storage.baseAddress {
      to.update(from: from + start, count: end - start)
    }
    if isLarger { old.deallocate() }
    end -= start
    start = 0
  }
}
