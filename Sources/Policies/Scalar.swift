public import CanonicalJSON

/// A value of a parameter, a cell of a table, a literal of a rule.
public enum Scalar: Sendable, Hashable {
  /// Text, and a day as `YYYY-MM-DD`.
  case text(String)
  /// A number.
  case number(Double)
  /// True or false.
  case boolean(Bool)

  /// The value as JSON has it.
  public var content: TextTree.Content {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .boolean(let boolean): .boolean(boolean)
    }
  }
}
