public import Foundation

/// The command `edict` as a test runs it: the one that was built beside the tests.
public enum Command {
  /// What a run came to.
  public struct Result: Sendable, Hashable {
    /// The exit code.
    public let exit: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String
  }

  /// The program that runs the tests; the command is built beside it.
  private static var tests: URL { URL(filePath: "/proc/self/exe").resolvingSymlinksInPath() }

  /// The folder in which `edict` lies.
  public static var folder: URL { tests.deletingLastPathComponent() }

  /// The command's own program.
  static var program: URL { folder.appending(path: "edict") }

  /// Runs `edict` in a folder, and waits for it; what it writes goes to `output` where that is given.
  public static func edict(
    _ arguments: [String], in folder: URL, input: String? = nil, output: URL? = nil
  ) throws -> Result {
    try run(
      Self.program, arguments, in: folder, input: input, output: output)
  }

  /// Runs a program of the system by its name, as `edict` is run; nil where there is no such program.
  public static func program(_ name: String, _ arguments: [String], in folder: URL) throws
    -> Result?
  {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let programs = path.split(separator: ":").map { URL(filePath: $0 + "/" + name) }
    guard
      let program = programs.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path)
      })
    else { return nil }
    return try run(program, arguments, in: folder, input: nil, output: nil)
  }

  private static func run(
    _ program: URL, _ arguments: [String], in folder: URL, input: String?, output: URL?
  ) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let files = ["in", "out", "err"].map { folder.appending(path: ".\(UUID().uuidString).\($0)") }
    for file in files { try Data((file == files[0] ? input ?? "" : "").utf8).write(to: file) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: output ?? files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      exit: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

/// A folder that lasts as long as a test.
public final class TemporaryFolder {
  /// Where it is.
  public let url: URL

  /// Makes it.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "edict-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, with the folders that lead to it.
  public func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file, with the folders that lead to it.
  public func write(_ bytes: [UInt8], to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
