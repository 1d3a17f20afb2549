import Glibc

/// Where bytes come from, in pieces.
public protocol ByteSource {
  /// Puts at least one byte and at most `buffer.count` into `buffer` and returns how many; 0 at the
  /// end. The buffer isn't empty.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Why a source couldn't be opened or read.
public struct ByteSourceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The system's number of the error (`errno`).
  public let number: Int32
  /// The cause: lower case, without full stop, the user's words in backticks.
  public let message: String

  init(number: Int32, doing action: String) {
    self.number = number
    let cause = strerror(number).map { String(cString: $0) } ?? "error \(number)"
    message = "\(action): \(cause.prefix(1).lowercased() + cause.dropFirst())"
  }

  /// The cause.
  public var description: String { message }
}

/// Bytes in memory.
public struct BytesSource: ByteSource, Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  /// Reads `bytes`.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Copies the next bytes.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - offset)
    buffer.copyBytes(from: bytes[offset..<offset + count])
    offset += count
    return count
  }
}
