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
  /// What of the pack it changes.
  let subject: Subject

  /// What of a pack a mutant changes.
  enum Subject: Sendable, Hashable {
    /// A rule; without id what the decision says of itself, or a `local` beside its rules.
    case rule(decision: String, id: String?)
    /// A file of shared functions.
    case functions(String)
    /// A parameter.
    case parameter(String)
    /// A table.
    case table(String)
  }

  /// Where it differs, as `file:line:column`.
  public var place: String { "\(file):\(span.line):\(span.column)" }

  /// The text of its file, made of the pack's.
  func text(of bytes: [UInt8]) -> [UInt8] {
    let own = bytes.withoutByteOrderMark
    return Array(own[..<range.lowerBound] + Array(replacement.utf8) + own[range.upperBound...])
  }
}

extension [Mutant] {
  /// The mutants by file, place and kind, and else in the order in which they were made.
  var inOrder: [Mutant] {
    enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.file != other.file {
        return one.file.utf8.lexicographicallyPrecedes(other.file.utf8)
      }
      return (one.span.line, one.span.column, one.kind, left.offset)
        < (other.span.line, other.span.column, other.kind, right.offset)
    }.map(\.element)
  }
}

extension [UInt8] {
  /// The bytes without a byte order mark before them.
  var withoutByteOrderMark: [UInt8] {
    starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
  }
}
