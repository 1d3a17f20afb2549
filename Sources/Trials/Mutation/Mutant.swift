internal import LuaSyntax
public import Policies

/// A pack that differs from another in one small way, as a slip of the pen might.
public struct Mutant: Sendable, Hashable {
  /// How it differs.
  public let kind: MutantKind
  /// The file in which it differs, relative to the pack.
  public let file: String
  /// Where it differs.
  public let span: Finding.Span
  /// What is otherwise, in one line: `` `age <= params.max_age` → `age < params.max_age` ``.
  public let description: String
  /// The bytes of the file that are replaced; a byte order mark isn't counted.
  let range: Range<Int>
  /// What stands in their place.
  let replacement: String
  /// What of the pack it changes; nil where it is a `local` at the top of a file of rules.
  let subject: Subject?

  /// What of a pack a mutant changes.
  enum Subject: Sendable, Hashable {
    /// A rule; without id what the decision says of itself.
    case rule(decision: String, id: String?)
    /// A file of shared functions.
    case functions(String)
    /// A parameter.
    case parameter(String)
    /// A table.
    case table(String)
  }

  /// `file:line:column`
  public var place: String { "\(file):\(span.line):\(span.column)" }

  /// The text of its file, made of the pack's.
  func text(of bytes: [UInt8]) -> [UInt8] {
    let own = bytes.withoutByteOrderMark
    return Array(own[..<range.lowerBound] + Array(replacement.utf8) + own[range.upperBound...])
  }
}

extension Mutant: Comparable {
  /// By file, place, kind, and then what is otherwise.
  public static func < (left: Mutant, right: Mutant) -> Bool {
    if left.file != right.file { return left.file.utf8.lexicographicallyPrecedes(right.file.utf8) }
    if left.range.lowerBound != right.range.lowerBound {
      return left.range.lowerBound < right.range.lowerBound
    }
    if left.kind != right.kind { return left.kind < right.kind }
    return (left.range.upperBound, left.replacement)
      < (right.range.upperBound, right.replacement)
  }
}

extension [UInt8] {
  /// The bytes without a byte order mark before them.
  var withoutByteOrderMark: [UInt8] {
    starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
  }
}
