import Foundation
import Testing

@Suite("the repository")
struct RepositoryTests {
  private let repository = Repository.here

  /// Files that people write; records of others keep the form in which they came.
  private func writtenFiles() throws -> [String] {
    guard let files = try repository.trackedFiles() else {
      print("SKIPPED: the repository: this is no git checkout")
      return []
    }
    let kinds: Set = ["swift", "c", "h", "md", "yaml", "modulemap"]
    return files.filter { path in
      let url = URL(filePath: path)
      return kinds.contains(url.pathExtension) || isScript(path)
        || path.hasPrefix("Rules/") && url.pathExtension == "lua"
        || !path.contains("/") && path != ".swift-format"
    }
  }

  private func isScript(_ path: String) -> Bool {
    path.hasPrefix("Tools/") || path.hasPrefix(".ci/")
  }

  @Test("nothing that a build leaves is tracked")
  func buildProducts() throws {
    let files = try repository.trackedFiles() ?? []
    let strays = files.filter { path in
      path.split(separator: "/").contains { $0 == ".build" || $0 == "Package.resolved" }
    }
    #expect(strays == [])
  }

  @Test("every file that people write ends in one newline, and no line in white space")
  func whiteSpace() throws {
    var findings: [String] = []
    for path in try writtenFiles() {
      let text = try repository.text(path)
      if !text.hasSuffix("\n") || text.hasSuffix("\n\n") { findings.append(path) }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      where line.last?.isWhitespace == true || path.hasSuffix(".swift") && line.contains("\t") {
        findings.append("\(path):\(index + 1)")
      }
    }
    #expect(findings == [])
  }

  @Test("every script can be run, and a shell script stops at its first error")
  func scripts() throws {
    for path in try scriptPaths() {
      let text = try repository.text(path)
      #expect(FileManager.default.isExecutableFile(atPath: repository.url(path).path), "\(path)")
      #expect(text.hasPrefix("#!/usr/bin/env "), "\(path)")
      if text.hasPrefix("#!/usr/bin/env bash\n") {
        #expect(text.contains("\nset -euo pipefail\n"), "\(path)")
      }
    }
  }

  @Test("every tool that takes arguments says how it is used")
  func usage() throws {
    let argument = #/\$[@#1]|\$\{1|\barg\b/#
    for path in try scriptPaths() where path.hasPrefix("Tools/") {
      let text = try repository.text(path)
      guard text.contains(argument) else { continue }
      let saysUsage = text.contains("usage: \(path)") && text.contains("--help")
      #expect(saysUsage, "\(path)")
      guard saysUsage else { continue }  // it might take `--help` for something to do
      let help = try Command(repository.url(path).path, ["--help"])
      #expect(help.status == 0, "\(path)")
      #expect(help.output.hasPrefix("usage: \(path)"), "\(path)")
      #expect(help.errors == "", "\(path)")
    }
  }

  @Test("continuous integration runs what a developer runs, and nothing else")
  func continuousIntegration() throws {
    let lines = try repository.text(".ci/run").split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines == ["set -euo pipefail", #"exec "$(dirname "${BASH_SOURCE[0]}")/../Tools/test""#])
  }

  @Test("the licence is Apache's, and the readme names what to run first")
  func firstSteps() throws {
    let licence = try repository.text("LICENSE")
    #expect(
      licence.contains("Apache License\n                           Version 2.0, January 2004"))
    let readme = try repository.text("README.md")
    #expect(readme.contains("Tools/demo"))
    #expect(readme.contains("Tools/test"))
  }

  private func scriptPaths() throws -> [String] {
    let paths = try ["Tools", ".ci"].flatMap { folder in
      try repository.names(in: folder).map { "\(folder)/\($0)" }
    }
    return paths.filter { !repository.isFolder($0) }
  }
}
