public import Foundation

/// The command `edict` while it runs: what it writes is read as it comes.
public final class RunningCommand {
  private let process = Process()
  private let pipe = Pipe()
  private var unread: [UInt8] = []

  /// Why something that was waited for hasn't come.
  public struct Late: Error, CustomStringConvertible {
    /// What had been written instead.
    public let description: String
  }

  /// Starts `edict` in a folder.
  public init(_ arguments: [String], in folder: URL) throws {
    process.executableURL = Command.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// What it writes to standard output up to a text, which must come within half a minute.
  public func output(through text: String) throws -> String {
    let text = Array(text.utf8)
    let end = ContinuousClock.now + .seconds(30)
    while true {
      if let range = unread.firstRange(of: text) {
        defer { unread.removeSubrange(..<range.upperBound) }
        return String(decoding: unread[..<range.upperBound], as: UTF8.self)
      }
      var query = pollfd(
        fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      let left = Int32((end - ContinuousClock.now) / .milliseconds(1))
      guard left > 0, poll(&query, 1, left) > 0 else { throw late }
      let data = pipe.fileHandleForReading.availableData
      if data.isEmpty { throw late }
      unread += data
    }
  }

  private var late: Late { Late(description: String(decoding: unread, as: UTF8.self)) }

  /// Sends a signal, and gives the exit code and what was written since.
  public func end(by signal: Int32) throws -> (exit: Int32, output: String) {
    kill(process.processIdentifier, signal)
    let rest = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: unread + rest, as: UTF8.self))
  }
}
