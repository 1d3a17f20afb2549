import Foundation
import TestSupport
import Testing

/// A case of the command: what lies in a folder, what is run there, and all that it prints.
///
/// A file of cases is text. Each case begins with `=== ` and what it shows. Then come, in order:
///
///     --- file PATH        the lines that follow are that file of the case's folder
///     --- delete PATH      a file of the base that this case lacks
///     --- link PATH TO     a symbolic link
///     --- input            the lines that follow are standard input
///     --- run ARGUMENTS    what is run: `edict` with these, cut at spaces
///     --- exit CODE
///     --- output           what standard output holds; `*` as a line stands for any lines
///     --- errors           what standard error holds
///     --- holds PATH       the lines that follow are what that file holds in the end
///
/// The folder begins as the base: the pack `pack` and the records `firms.csv` of `base.cases`.
struct CommandCase: Sendable, CustomTestStringConvertible {
  var name = ""
  var file = ""
  var files: [(path: String, text: String)] = []
  var deleted: [String] = []
  var links: [(path: String, target: String)] = []
  var input: String?
  var runs: [Run] = []
  /// The heads of sections that say nothing.
  var faults: [String] = []
  var held: [(path: String, text: String)] = []

  /// A command with what it must come to.
  struct Run: Sendable {
    var arguments: [String] = []
    var exit: Int32 = 0
    var output = ""
    var errors = ""
  }

  var testDescription: String { "\(file): \(name)" }
}

extension CommandCase {
  /// The cases of every file in `Cases`, in order of file and line.
  static let all: [CommandCase] = {
    let folder = SharedFolder.repository().appending(path: "Tests/EdictCLITests/Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".cases") }.sorted().flatMap { name in
      let data = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
      return parse(String(decoding: data, as: UTF8.self), file: name)
    }
  }()

  /// The base that every case begins with.
  static var base: CommandCase { all.first { $0.name == "base" } ?? CommandCase() }

  static func parse(_ text: String, file: String) -> [CommandCase] {
    var cases: [CommandCase] = []
    var sections: [(head: String, body: String)] = []
    func finish() {
      if !cases.isEmpty { cases[cases.count - 1].take(sections) }
      sections = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        finish()
        cases.append(CommandCase(name: String(line.dropFirst(4)), file: file))
      } else if line.hasPrefix("--- ") {
        sections.append((String(line.dropFirst(4)), ""))
      } else if !sections.isEmpty {
        sections[sections.count - 1].body += line + "\n"
      }
    }
    finish()
    return cases
  }

  private mutating func take(_ sections: [(head: String, body: String)]) {
    for (head, body) in sections {
      let words = head.split(separator: " ").map(String.init)
      // A blank line between two sections belongs to neither.
      let text = body.hasSuffix("\n\n") ? String(body.dropLast()) : body == "\n" ? "" : body
      switch words[0] {
      case "file": files.append((words[1], text))
      case "delete": deleted.append(words[1])
      case "link": links.append((words[1], words[2]))
      case "input": input = text
      case "holds": held.append((words[1], text))
      case "run": runs.append(Run(arguments: Array(words.dropFirst())))
      case "exit" where !runs.isEmpty: runs[runs.count - 1].exit = Int32(words[1]) ?? -1
      case "output" where !runs.isEmpty: runs[runs.count - 1].output = text
      case "errors" where !runs.isEmpty: runs[runs.count - 1].errors = text
      default: faults.append(head)
      }
    }
  }

  /// Lays the case's folder out.
  func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in Self.base.files where !deleted.contains(path) {
      try folder.write(text, to: path)
    }
    for (path, text) in files {
      // Escapes for what a text file can't show: `\xFF` is that byte.
      try folder.write(Self.bytes(text), to: path)
    }
    for (path, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: path).path, withDestinationPath: target)
    }
    return folder
  }

  private static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"), rest.count >= 3,
        let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
