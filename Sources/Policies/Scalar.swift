public import CanonicalJSON

/// A value of a parameter, a cell of a table, a literal of a rule.
///
/// Text is equal by its bytes, and not by what Unicode holds equal.
public enum Scalar: Sendable {
  /// Text, and a day as `YYYY-MM-DD`.
  case text(String)
  /// A number.
  case number(Double)
  /// True or false.
  case boolean(Bool)
  /// A number that is known to lie between two, both included, and no further; of parameters only.
  case range(low: Double, high: Double)

  /// The value as JSON has it.
  public var content: TextTree.Content {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .boolean(let boolean): .boolean(boolean)
    case .range(let low, let high): .range(low: low, high: high)
    }
  }
}

extension TextTree.Content {
  /// The two ends as `[low, high]`.
  package static func range(low: Double, high: Double) -> TextTree.Content {
    .values([.number(low), .number(high)])
  }

  /// A list of values that stand nowhere in a text.
  package static func values(_ values: [TextTree.Content]) -> TextTree.Content {
    .list(values.map { TextTree(place: TextPlace(line: 1, column: 1), content: $0) })
  }
}
