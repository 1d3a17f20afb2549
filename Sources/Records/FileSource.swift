import Glibc

/// An open file descriptor, such as standard input; it stays open.
public struct FileDescriptorSource: ByteSource, Sendable {
  private let fileDescriptor: Int32

  /// Reads from where the descriptor stands.
  public init(fileDescriptor: Int32) { self.fileDescriptor = fileDescriptor }

  /// Reads the next bytes, waiting for them; throws a `ByteSourceError` where the system can't.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Glibc.read(fileDescriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw ByteSourceError(number: errno, doing: "reading") }
    }
  }
}

/// A file, open as long as this lives.
public final class FileSource: ByteSource {
  private let fileDescriptor: Int32

  /// Opens the file at `path`; throws a `ByteSourceError` where the system can't.
  public init(path: String) throws {
    fileDescriptor = open(path, O_RDONLY | O_CLOEXEC)
    if fileDescriptor < 0 { throw ByteSourceError(number: errno, doing: "opening `\(path)`") }
  }

  deinit { if fileDescriptor >= 0 { close(fileDescriptor) } }

  /// Reads the next bytes; throws a `ByteSourceError` where the system can't.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var source = FileDescriptorSource(fileDescriptor: fileDescriptor)
    return try source.read(into: buffer)
  }
}
