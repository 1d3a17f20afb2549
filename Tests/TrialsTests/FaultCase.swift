import Foundation
import Policies
import TestSupport
import Testing
import Trials

/// A faulty test file of the pack in `Pack`, and everything that is told of it.
///
/// A case is a file `Faults/CODE.fault`, or `Faults/CODE-WHAT.fault` where a code has several:
///
///     What is wrong.
///     --- tests/x.yaml
///     (a file of tests)
///     --- findings
///     (all that is printed, a line feed between two)
///
/// With `EDICT_RECORD=1` what is told is written into the files instead of being compared with them.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let name: String
  private let url: URL
  /// The lines before what is told.
  private let head: String
  /// The files by path.
  let files: [(path: String, text: String)]
  /// What is to be told.
  let expected: String

  var testDescription: String { name }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static let all: [FaultCase] = {
    let faults = folder.appending(path: "Faults")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: faults.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".fault") }.compactMap {
      FaultCase(faults.appending(path: $0))
    }
  }()

  /// The pack whose tests are faulty.
  static let pack = Result { try Policy(contentsOf: folder.appending(path: "Pack")) }
  static let packFolder = folder.appending(path: "Pack")

  private init?(_ url: URL) {
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
    self.url = url
    name = url.deletingPathExtension().lastPathComponent
    let mark = "--- findings\n"
    guard let end = text.range(of: mark) else { return nil }
    head = String(text[..<end.upperBound])
    expected = String(text[end.upperBound...])
    files = text[..<end.lowerBound].components(separatedBy: "--- ").dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(lines[0]), lines.count > 1 ? String(lines[1]) : "")
    }
  }

  /// What is told of the files.
  func told() throws -> String {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Self.packFolder.appending(path: "examples"), to: folder.url.appending(path: "examples"))
    if !files.contains(where: { $0.path.hasPrefix("tests/fixtures/") }) {
      try folder.write(
        String(
          contentsOf: Self.packFolder.appending(path: "tests/fixtures/firms.yaml"), encoding: .utf8),
        to: "tests/fixtures/firms.yaml")
    }
    for file in files { try folder.write(file.text, to: file.path) }
    let policy = try Self.pack.get()
    do throws(TestSuiteError) {
      _ = try TestSuite(contentsOf: folder.url, for: policy)
      return "nothing\n"
    } catch {
      return error.description + "\n"
    }
  }

  /// Writes what is told into the file.
  func record(_ told: String) throws {
    try Data((head + told).utf8).write(to: url)
  }
}
