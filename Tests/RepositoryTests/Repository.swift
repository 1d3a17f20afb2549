import Foundation
import TestSupport

/// The folder of this repository, and what lies in it.
struct Repository {
  let root: URL

  static let here = Repository(
    root: SharedFolder.repository(of: URL(filePath: #filePath).resolvingSymlinksInPath().path))

  func url(_ path: String) -> URL { root.appending(path: path) }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url(path)), as: UTF8.self)
  }

  func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url(path).path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The names in a folder, sorted.
  func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url(path).path).sorted()
  }

  /// The text of every file below a folder, by its path from there.
  func texts(below path: String) throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: url(path).path)
    let files = names.filter { !isFolder("\(path)/\($0)") }
    return try Dictionary(uniqueKeysWithValues: files.map { ($0, try text("\(path)/\($0)")) })
  }

  /// The files that git tracks or would track; nil outside a checkout.
  func trackedFiles() throws -> [String]? {
    let git = try Command(
      "git", ["-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
    guard git.status == 0 else { return nil }
    return git.output.split(separator: "\0").map(String.init)
      .filter { FileManager.default.fileExists(atPath: url($0).path) && !isFolder($0) }
  }
}

/// A program that has run to its end.
struct Command {
  let status: Int32
  let output: String
  let errors: String

  init(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    self.output = Self.text(of: output)
    self.errors = Self.text(of: errors)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  private static func text(of pipe: Pipe) -> String {
    String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}
