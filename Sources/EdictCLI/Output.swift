import ArgumentParser
import Foundation

/// Buffered writing to a file descriptor; the first failure is kept and thrown by `flush`.
final class Output {
  /// Standard output.
  static var standardOutput: Output { Output(descriptor: STDOUT_FILENO) }
  /// Standard error.
  static var standardError: Output { Output(descriptor: STDERR_FILENO) }

  private let descriptor: Int32
  private let closes: Bool
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  /// Why writing failed.
  struct Failure: Error {
    let message: String
  }

  init(descriptor: Int32) {
    self.descriptor = descriptor
    closes = false
  }

  /// Opens a file to be written anew.
  init(path: String) throws(Failure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    closes = true
    if descriptor < 0 { throw Failure(message: String(cString: strerror(errno)).lowercased()) }
  }

  deinit { if closes { close(descriptor) } }

  /// Adds text.
  func write(_ text: String) { buffer.append(contentsOf: text.utf8) }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) { buffer.append(contentsOf: bytes) }

  /// Whether so much has been added that it should be written.
  var isFull: Bool { buffer.count >= Self.capacity }

  /// Writes what has been added.
  func flush() throws(Failure) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(message: String(cString: strerror(errno)).lowercased())
      }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension Output {
  /// Writes what has been added to standard output, or says why not and ends the command.
  func finish() throws {
    do {
      try flush()
    } catch {
      throw Exit.because(Exit.failedIO, "standard output: write_failed: \(error.message)")
    }
  }
}
