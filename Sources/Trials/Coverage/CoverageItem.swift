internal import CanonicalJSON
public import Policies

/// Something of a pack that a case can try.
public struct CoverageItem: Sendable, Hashable {
  /// What kind of thing it is.
  public let kind: Kind
  /// The file, relative to the pack.
  public let file: String
  /// Where it stands in the file.
  public let span: Finding.Span
  /// The line on which it ends.
  public let lastLine: Int
  /// What it is: `operand` and its text, a rule's id, a parameter's name and date.
  public let name: String
  /// What is to be seen of it, such as `false`; empty where it need only be used.
  public let wanted: String
  /// Why it hasn't been tried; nil where it has.
  public let reason: Reason?

  /// Whether it has been tried.
  public var isCovered: Bool { reason == nil }

  /// What there is to try.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A rule in an outcome that it can have, or the `when` of a decision.
    case rule
    /// A version of a rule, by its `effective`.
    case version
    /// A condition, which holds or doesn't, or a loop whose body is entered.
    case branch
    /// An operand of `and` or `or`.
    case operand
    /// A dated value of a parameter.
    case value
    /// A band of a value.
    case band
    /// A row of a table.
    case row
    /// A paragraph that rules or values come from.
    case source
  }

  /// Why something hasn't been tried.
  public struct Reason: Sendable, Hashable {
    /// What kept it, in snake case; it stays the same from release to release.
    public let code: Code
    /// The same in words.
    public let text: String
    /// What a case would have to lack, or to leave to a person; nil where that isn't the matter.
    public let lack: String?

    /// What can keep something from being tried.
    public enum Code: String, Sendable, Hashable, CaseIterable {
      /// Nothing came to its place.
      case neverReached = "never_reached"
      /// An operand, or a rule, that stands before it always settled the matter.
      case settledBefore = "settled_before"
      /// Only other outcomes were seen of it.
      case onlyEver = "only_ever"
      /// It holds on none of the dates.
      case neverInForce = "never_in_force"
      /// It was there to be read, and nothing did.
      case notRead = "not_read"
    }

    init(_ code: Code, _ text: String, lack: String? = nil) {
      (self.code, self.text, self.lack) = (code, text, lack)
    }

    /// The reason with what a case would have to lack.
    public var whole: String { lack.map { text + "; " + $0 } ?? text }
  }
}

extension CoverageItem: Comparable {
  /// Whether it stands before another: by file, place, kind and name, then as it was listed.
  public static func < (left: CoverageItem, right: CoverageItem) -> Bool {
    if left.file != right.file { return utf16Less(left.file, right.file) }
    let (a, b) = (left.span, right.span)
    if (a.line, a.column, a.width) != (b.line, b.column, b.width) {
      // What holds another stands before it.
      return (a.line, a.column, -a.width) < (b.line, b.column, -b.width)
    }
    return (left.kind.rank, left.name, left.rank) < (right.kind.rank, right.name, right.rank)
  }

  /// The order of what is to be seen.
  private var rank: Int {
    ["pass", "fail", "not_applicable", "true", "false", "unknown", "review"]
      .firstIndex(of: wanted) ?? 0
  }
}

extension CoverageItem.Kind {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
