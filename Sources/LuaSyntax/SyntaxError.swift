/// A text that isn't Lua 5.4: a place where it can't go on, and what would have been right there.
public struct SyntaxError: Error, Sendable, Hashable {
  /// What is wrong, in snake case; it stays the same from release to release.
  public let code: Code
  /// The file's name.
  public let file: String
  /// Where it is wrong.
  public let position: SourcePosition
  /// The bytes that a caret marks.
  public let range: Range<Int>
  /// The cause: lower case, without full stop, the user's words in backticks.
  public let message: String

  /// The kinds of syntax error.
  public struct Code: Sendable, Hashable {
    /// The code as it is printed, such as `unexpected_token`.
    public let name: String
    init(_ name: String) { self.name = name }
  }

  init(_ fault: Fault, in source: SourceText) {
    code = fault.code
    file = source.name
    position = source.position(at: fault.range.lowerBound)
    range = fault.range
    message = fault.message
  }
}
