import Foundation
import Policies
import TestSupport
import Testing

/// A pack with a mistake, and everything that is found in it.
///
/// A case is a file `Findings/CODE.finding`, or `Findings/CODE-WHAT.finding` where a code has several:
///
///     topic: rules
///     What is wrong, and what to do about it.
///     --- rules/example.lua
///     (the file in place of the base pack's, or beside its files)
///     --- delete tables/areas.csv
///     --- link rules/more.lua example.lua
///     --- finding
///     (all that is printed: errors and warnings, sorted, a line feed between two)
///
/// The base is the pack in `Findings/base`, in which nothing is found. `--- delete .` leaves no folder.
/// In a file `\xFF` stands for that byte, and `«text»×300` for the text written 300 times, in which
/// `№` is the number of the time.
///
/// With `EDICT_RECORD=1` what is found is written into the files instead of being compared with them.
struct FindingCase: Sendable, CustomTestStringConvertible {
  /// The name of the file, without its ending.
  let name: String
  /// What the code belongs to.
  let topic: FindingTopic?
  /// What is wrong and what to do about it.
  let text: String
  /// What is laid over the base, in order.
  let changes: [Change]
  /// What is to be found.
  let expected: String

  /// A difference from the base.
  enum Change: Sendable, Hashable {
    case file(String, String)
    case delete(String)
    case link(String, String)
    /// A section whose head says nothing.
    case strange(String)
  }

  /// The code that the case is about.
  var code: String { String(name.prefix { $0 != "-" }) }

  var testDescription: String { name }

  init(name: String, file: String) {
    self.name = name
    let parts = ("\n" + file).components(separatedBy: "\n--- ")
    var head = parts[0].split(separator: "\n").map(String.init)
    topic = head.first.flatMap { line in
      line.hasPrefix("topic: ") ? FindingTopic(rawValue: String(line.dropFirst(7))) : nil
    }
    if !head.isEmpty { head.removeFirst() }
    text = head.joined(separator: "\n")
    var changes: [Change] = []
    var expected = ""
    for part in parts.dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      var body = lines.count > 1 ? String(lines[1]) : ""
      if !body.isEmpty, !body.hasSuffix("\n") { body += "\n" }
      switch lines[0] {
      case "finding": expected = body
      default: changes.append(Self.change(String(lines[0]), body))
      }
    }
    self.changes = changes
    self.expected = expected
  }

  private static func change(_ head: String, _ body: String) -> Change {
    let words = head.split(separator: " ").map(String.init)
    return switch (words.first, words.count) {
    case ("delete", 2): .delete(words[1])
    case ("link", 3): .link(words[1], words[2])
    case (.some(let path), 1) where path.contains("."): .file(path, body)
    default: .strange(head)
    }
  }
}

extension FindingCase {
  /// What is found in the case's pack, as the command prints it.
  func found() throws -> String {
    let folder = try TemporaryFolder()
    let isThere = !changes.contains(.delete("."))
    for (path, bytes) in Self.base where isThere && !changes.contains(.delete(path)) {
      try folder.write(bytes, to: "pack/" + path)
    }
    for change in changes {
      switch change {
      case .file(let path, let text): try folder.write(Self.bytes(text), to: "pack/" + path)
      case .link(let path, let target):
        try FileManager.default.createSymbolicLink(
          atPath: folder.url.appending(path: "pack/" + path).path, withDestinationPath: target)
      case .delete, .strange: break
      }
    }
    let pack = URL(filePath: "pack", relativeTo: URL(filePath: folder.url.path + "/"))
    return Self.findings(in: pack).map { $0.description + "\n" }.joined()
  }

  /// Everything that is found in a pack.
  static func findings(in pack: URL) -> [Finding] {
    do throws(PackError) {
      return try Policy(contentsOf: pack).warnings
    } catch {
      return (error.findings + error.warnings).sorted()
    }
  }

  /// The bytes that a text stands for.
  static func bytes(_ text: String) -> [UInt8] {
    let whole = text.replacing(/«([^»]*)»×(\d+)/) { match in
      let (text, count) = (String(match.1), Int(match.2) ?? 0)
      guard text.contains("№") else { return String(repeating: text, count: count) }
      return (0..<count).map { text.replacing("№", with: String($0 + 1)) }.joined()
    }
    guard whole.contains("\\x") else { return Array(whole.utf8) }
    var bytes: [UInt8] = []
    var rest = Array(whole.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
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
