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
