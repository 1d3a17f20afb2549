import Foundation
import TestSupport

/// Programs of others that check what we write, and write what we check.
enum Outsider {
  /// Runs a script of the folder `python`; nil, and the test counts as skipped, where the packages
  /// that it needs are not there.
  static func python(
    _ script: String, _ arguments: [String], in folder: URL, test: String = #function
  ) throws -> Command.Result? {
    let repository = SharedFolder.repository(of: #filePath)
    let python = repository.appending(path: ".build/outsiders/bin/python").path
    guard FileManager.default.isExecutableFile(atPath: python) else {
      skip(test, "what `Tools/outsiders` makes")
      return nil
    }
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let script = here.appending(path: "python/" + script).path
    return try Command.program("env", [python, "-E", "-B", script] + arguments, in: folder)
  }

  /// Runs `openssl`; nil, and the test counts as skipped, where there is none.
  static func openssl(
    _ arguments: [String], in folder: URL, test: String = #function
  ) throws -> Command.Result? {
    let result = try Command.program("openssl", arguments, in: folder)
    if result == nil { skip(test, "`openssl`") }
    return result
  }

  /// Says that a test is skipped, and what it needs.
  static func skip(_ test: String, _ what: String) {
    print("SKIPPED: \(test): it needs \(what)")
  }
}
