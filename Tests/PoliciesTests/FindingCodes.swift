import Foundation
import TestSupport

@testable import Policies

/// The codes that reading a pack can give, as its sources tell them.
enum FindingCodes {
  /// Codes that no case brings about, with why.
  static let guards = [
    "unreadable_file": "who runs the tests may be allowed to read everything",
    "too_many_functions": "a file with 131,072 functions takes seconds; LuaSyntaxTests reads one",
    "too_many_labels": "a file with 32,768 jumps takes seconds; LuaSyntaxTests reads one",
  ]

  /// Words in snake case that are no codes: keys of a pack, and words of the language.
  static let words = Set(Word.callable.keys).union([
    "as_of", "at_least", "at_most", "in_force", "time_zone", "up_to",
  ])

  /// The codes in the text of a source of `Policies`: literals in snake case, and what is reported.
  static func codes(in source: String) -> Set<String> {
    let literals = source.matches(of: /"([a-z][a-z0-9]*(?:_[a-z0-9]+)+)"/).map { String($0.1) }
    let reported = source.matches(of: /(?:report|refuse)\(\s*"([a-z]+)",/).map { String($0.1) }
    return Set(literals + reported).subtracting(words)
  }

  /// The codes in the text of a source that declares them as `Code("…")` or `Self("…")`.
  static func declared(in source: String) -> Set<String> {
    Set(source.matches(of: /(?:Code|Self)\("([a-z_]+)"\)/).map { String($0.1) })
  }

  /// The codes that a pack can meet.
  static func all() throws -> Set<String> {
    let sources = SharedFolder.repository().appending(path: "Sources").resolvingSymlinksInPath()
    func text(_ path: String) throws -> String {
      try String(contentsOf: sources.appending(path: path), encoding: .utf8)
    }
    var codes = declared(in: try text("Records/RecordTypeError.swift"))
    codes.formUnion(declared(in: try text("LuaSyntax/SyntaxError+Codes.swift")))
    let folder = sources.appending(path: "Policies").resolvingSymlinksInPath()
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".swift") {
      let source = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      codes.formUnion(Self.codes(in: source))
    }
    return codes
  }

  /// The codes that the cases show.
  static var shown: Set<String> {
    let text = FindingCase.all.map(\.expected).joined(separator: "\n")
    return Set(text.matches(of: #/: ([a-z][a-z0-9_]*): /#).map { String($0.1) })
  }
}
