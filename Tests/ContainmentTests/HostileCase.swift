import Foundation
import TestSupport
import Testing

/// A case of our own collection: a hostile rule or pack, and what must happen.
///
/// A file of cases is text. A case begins with `=== NAME: WHAT MUST HAPPEN`; its lines are the body
/// of the test of rule `a`, or, behind lines `--- PATH`, files of the pack. What must happen:
///
///     refused CODE… at LINE       the pack is refused, with these codes, the first at this line
///     error CODE at LINE          the decision is in error; so also `yes`, `no`, `undetermined …`
///
/// Lines are those of the body, or those of the file `in PATH`. In a body or file `«9|text»` stands
/// for the text nine times over, `#` in it for which time it is, and `«xFF»` for a byte.
struct HostileCase: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let expected: String
  fileprivate(set) var body = ""
  fileprivate(set) var files: [(path: String, text: String)] = []

  var testDescription: String { "\(file): \(name)" }

  /// The pack that it makes.
  var pack: HostilePack {
    if files.isEmpty { return HostilePack(body: Self.expand(body)) }
    var pack = HostilePack(
      files: Dictionary(files.map { ($0.path, Self.expand($0.text)) }) { $1 })
    if !body.isEmpty { pack.files["rules/d.lua"] = HostilePack.rule(Self.expand(body)) }
    return pack
  }

  /// The cases of every file in `Hostile`, in order of file and line.
  static let all: [HostileCase] = {
    let folder = SharedFolder.repository().appending(path: "Tests/ContainmentTests/Hostile")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".cases") }.sorted().flatMap { name in
      let data = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
      return parse(String(decoding: data, as: UTF8.self), file: name)
    }
  }()

  static func parse(_ text: String, file: String) -> [HostileCase] {
    var cases: [HostileCase] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        let head = line.dropFirst(4).split(separator: ": ", maxSplits: 1).map(String.init)
        cases.append(HostileCase(name: head[0], file: file, expected: head.last ?? ""))
      } else if !cases.isEmpty {
        cases[cases.count - 1].take(line)
      }
    }
    return cases
  }

  private mutating func take(_ line: Substring) {
    if line.hasPrefix("--- ") {
      files.append((String(line.dropFirst(4)), ""))
    } else if files.isEmpty {
      body += line.isEmpty ? "" : line + "\n"
    } else if !line.isEmpty {
      files[files.count - 1].text += line + "\n"
    }
  }

  // MARK: Expanding

  /// The bytes that a text stands for.
  static func expand(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "«") {
      guard let end = rest[start...].firstIndex(of: "»") else { break }
      bytes += rest[..<start].utf8
      bytes += expand(directive: rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
    }
    return bytes + Array(rest.utf8)
  }

  private static func expand(directive: Substring) -> [UInt8] {
    if directive.hasPrefix("x"), let byte = UInt8(directive.dropFirst(), radix: 16) {
      return [byte]
    }
    let parts = directive.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]) else { return [] }
    let piece = parts[1].replacing("\\n", with: "\n")
    if !piece.contains("#") { return Array(String(repeating: String(piece), count: count).utf8) }
    return (1...count).flatMap { Array(piece.replacing("#", with: "\($0)").utf8) }
  }
}
