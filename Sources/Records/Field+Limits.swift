extension Field {
  /// The bounds that a value must keep.
  public struct Limits: Sendable, Hashable {
    var minimum: Double?
    var maximum: Double?
    var exclusiveMinimum: Double?
    var exclusiveMaximum: Double?
    var multipleOf: Double?
    /// In Unicode scalars, as JSON Schema counts them.
    var minLength: Int?
    /// In Unicode scalars, as JSON Schema counts them.
    var maxLength: Int?
    var pattern: Pattern?
    var format: CodeFormat?
    var constant: Constant?
    /// How many items a list must have, those that aren't known counted.
    package internal(set) var minItems: Int?
    /// How many items a list may have, those that aren't known counted.
    package internal(set) var maxItems: Int?
    /// Whether a list's known items all differ.
    package internal(set) var uniqueItems = false

    /// The value of `const`.
    enum Constant: Sendable, Hashable {
      case text(String)
      case number(Double)
      case boolean(Bool)
    }
  }
}

extension Field.Limits {
  /// The least number that is let in, and whether it is itself kept out; nil where there is none.
  package var least: (number: Double, isOpen: Bool)? {
    let closed = minimum.map { (number: $0, isOpen: false) }
    let open = exclusiveMinimum.map { (number: $0, isOpen: true) }
    guard let closed, let open else { return closed ?? open }
    return open.number >= closed.number ? open : closed
  }

  /// The largest number that is let in, and whether it is itself kept out; nil where there is none.
  package var largest: (number: Double, isOpen: Bool)? {
    let closed = maximum.map { (number: $0, isOpen: false) }
    let open = exclusiveMaximum.map { (number: $0, isOpen: true) }
    guard let closed, let open else { return closed ?? open }
    return open.number <= closed.number ? open : closed
  }

  /// The text of `const`, where it is one.
  package var constantText: String? {
    if case .text(let text)? = constant { text } else { nil }
  }

  /// The number of `const`, where it is one.
  package var constantNumber: Double? {
    if case .number(let number)? = constant { number } else { nil }
  }
}
