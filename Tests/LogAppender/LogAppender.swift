import AuditLog
import Glibc

/// A process that appends to a log and signs it, for tests that kill it, starve it or run many.
///
///     LogAppender LOG RECORD KEY GROUPS ENTRIES BYTES
///
/// It appends as many groups of as many entries of as many bytes, signs after each, and writes a
/// line for each index range that is on disk and for each size that is signed, at once.
/// With `persons` before them, its arguments are those of `PersonsRun`.
@main
enum LogAppender {
  static func main() {
    do {
      let arguments = CommandLine.arguments
      if arguments.dropFirst().first == "persons" {
        try PersonsRun(Array(arguments.dropFirst(2))).run()
      } else {
        try run(arguments)
      }
    } catch {
      say("failed \(error)")
      exit(1)
    }
  }

  struct WrongUsage: Error {}

  private static func run(_ arguments: [String]) throws {
    let numbers = arguments.dropFirst(4).compactMap(Int.init)
    guard arguments.count == 7, numbers.count == 3 else { throw WrongUsage() }
    let signer = LogSigner(key: try NoteSigner(arguments[3]), record: arguments[2])
    let log = try AuditLog(path: arguments[1], access: .append, signer: signer)
    for _ in 0..<numbers[0] {
      let indices = try log.append(count: numbers[1]) { index, _ in
        entry(index, bytes: numbers[2])
      }
      say("appended \(indices.lowerBound) \(indices.upperBound)")
      say("signed \(try log.checkpoint(signer: signer).head.size)")
    }
  }

  /// An entry that says its index and who wrote it, filled up.
  private static func entry(_ index: Int64, bytes: Int) -> [UInt8] {
    let text = Array("entry \(index) of process \(getpid())".utf8)
    return text + [UInt8](repeating: UInt8(ascii: "."), count: max(0, bytes - text.count))
  }

  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
