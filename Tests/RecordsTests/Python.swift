import Foundation
import TestSupport

/// Python, as an oracle that reads JSON and judges it.
enum Python {
  /// What a script writes, run in a folder that holds `files`; nil, told as skipped, where no Python
  /// is that has the module `jsonschema`.
  static func output(
    of script: String, files: [String: [UInt8]], test: String = #function
  ) throws -> String? {
    let folder = try TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    try folder.write(script, to: "script.py")
    for python in ["python3", "/usr/bin/python3"] {
      let (exit, output) = try run(python, ["-W", "ignore", "script.py"], in: folder.url)
      if exit == 0 { return output }
      let (hasModule, _) = try run(python, ["-c", "import jsonschema"], in: folder.url)
      if hasModule == 0 { throw Failure(description: "\(python) ended with \(exit): \(output)") }
    }
    print("SKIPPED: \(test): it needs Python with jsonschema (Debian: python3-jsonschema)")
    return nil
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The exit code and all that is written.
  private static func run(
    _ program: String, _ arguments: [String], in folder: URL
  ) throws -> (exit: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
