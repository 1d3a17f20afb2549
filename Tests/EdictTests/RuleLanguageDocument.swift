import Foundation
import TestSupport

/// The examples of `docs/rule-language.md`.
///
/// A fenced block whose info string names a path is a file of the pack that all examples share. Any
/// other is Lua: a list of expressions with what each comes to; the body of a test, or a whole rule
/// file, with comment lines that say what comes of it.
struct RuleLanguageDocument {
  /// The files of the shared pack by path.
  private(set) var files: [String: String] = [:]
  /// The examples in order.
  private(set) var examples: [Example] = []
  /// The headings.
  private(set) var headings: [String] = []
  /// The lines of blocks and examples of which no test could make sense.
  private(set) var strange: [Int] = []

  /// What an example says.
  struct Example: CustomStringConvertible, Sendable {
    /// The line on which it begins.
    let line: Int
    /// What it runs.
    let code: Code
    /// What comes of it.
    var expectations: [Expectation]

    /// How an example is written.
    enum Code: Sendable {
      case expression(String)
      case body(String)
      case file(String)
    }

    var description: String { "line \(line)" }
  }

  /// A dossier and what comes of it.
  struct Expectation: Sendable {
    let asOf: String
    let dossier: String
    /// The outcome, or the code of a finding behind `refused: `, or `checked` where nothing is found.
    let result: String
    /// The first reason by language.
    var texts: [String: String] = [:]
  }

  /// Reads the document.
  init() throws {
    let url = SharedFolder.repository().appending(path: "docs/rule-language.md")
    let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    var start: Int?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("#"), start == nil { headings.append(line) }
      guard line.hasPrefix("```") else { continue }
      if let first = start {
        take(lines[first], Array(lines[(first + 1)..<index]), from: first + 2)
        start = nil
      } else {
        start = index
      }
    }
    if let start { strange.append(start + 1) }
  }

  private mutating func take(_ fence: String, _ lines: [String], from line: Int) {
    let words = fence.dropFirst(3).split(separator: " ").map(String.init)
    if words.count == 2, ["yaml", "csv", "lua"].contains(words[0]) {
      files[words[1]] = lines.joined(separator: "\n") + "\n"
    } else if words == ["lua"] {
      let count = examples.count
      let known = strange.count
      if lines.allSatisfy({ Self.split($0) != nil }) {
        expressions(lines, from: line)
      } else {
        block(lines, from: line)
      }
      if strange.count == known, examples[count...].contains(where: \.expectations.isEmpty) {
        strange.append(line)
      }
    } else {
      strange.append(line - 1)
    }
  }

  // MARK: Lua

  /// A line's code and its comment.
  private static func split(_ line: String) -> (code: String, comment: String)? {
    guard let mark = line.range(of: "-- ") else { return nil }
    let code = line[..<mark.lowerBound].trimmingCharacters(in: .whitespaces)
    return code.isEmpty ? nil : (code, String(line[mark.upperBound...]))
  }

  private mutating func expressions(_ lines: [String], from first: Int) {
    for (index, line) in lines.enumerated() {
      guard let (code, comment) = Self.split(line), let expectation = Self.expectation(comment)
      else {
        strange.append(first + index)
        continue
      }
      let isStatement =
        ["while ", "return ", "local "].contains { code.hasPrefix($0) }
        || code.firstMatch(of: #/^\w+ = /#) != nil
      examples.append(
        Example(
          line: first + index, code: isStatement ? .body(code) : .expression(code),
          expectations: [expectation]))
    }
  }

  private mutating func block(_ lines: [String], from first: Int) {
    var code: [String] = []
    var expectations: [Expectation] = []
    for (index, line) in lines.enumerated() {
      guard line.hasPrefix("-- ") else {
        code.append(line)
        if !expectations.isEmpty { strange.append(first + index) }
        continue
      }
      let comment = String(line.dropFirst(3))
      if let expectation = Self.expectation(comment) {
        expectations.append(expectation)
      } else if let text = comment.firstMatch(of: #/^  (en|zh): (.*)$/#), !expectations.isEmpty {
        expectations[expectations.count - 1].texts[String(text.1)] = String(text.2)
      } else {
        strange.append(first + index)
      }
    }
    let text = code.joined(separator: "\n")
    examples.append(
      Example(
        line: first, code: text.hasPrefix("decision {") ? .file(text) : .body(text),
        expectations: expectations))
  }

  private static func expectation(_ comment: String) -> Expectation? {
    if let refusal = comment.firstMatch(of: #/^refused: (\w+)$/#) {
      return Expectation(asOf: "2026-11-24", dossier: "{}", result: "refused: \(refusal.1)")
    }
    if comment == "checked" {
      return Expectation(asOf: "2026-11-24", dossier: "{}", result: comment)
    }
    guard let match = comment.firstMatch(of: #/^(\d{4}-\d\d-\d\d )?(\{.*\}) -> (.+)$/#) else {
      return nil
    }
    return Expectation(
      asOf: match.1.map { String($0.dropLast()) } ?? "2026-11-24",
      dossier: withID(String(match.2)), result: String(match.3))
  }

  /// The dossier with the id that examples leave out.
  private static func withID(_ json: String) -> String {
    let open = json.hasPrefix("{\"firm\": {") ? "{\"firm\": {" : "{"
    let rest = json.dropFirst(open.count)
    return open + "\"id\": \"F1\"" + (rest.hasPrefix("}") ? "" : ", ") + rest
  }
}
