internal import CanonicalJSON

extension Field {
  /// One of the bounds that a value must keep, to be told to people.
  package enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case above(Double)
    case atMost(Double)
    case below(Double)
    case multipleOf(Double)
    /// In Unicode scalars.
    case minLength(Int)
    /// In Unicode scalars.
    case maxLength(Int)
    /// A regular expression, as it was written.
    case pattern(String)
    /// The name of a code with check digits, such as `USCC`.
    case code(String)
    /// The one value that is allowed, as it would be written.
    case only(String)
    case minItems(Int)
    case maxItems(Int)
    /// A list's items all differ.
    case unique
  }
}

extension Field.Limits {
  /// The bounds, in a fixed order.
  package var bounds: [Field.Bound] {
    let only: String? =
      switch constant {
      case .text(let text)?: text
      case .number(let number)?: Shown.number(number)
      case .boolean(let boolean)?: String(boolean)
      case nil: nil
      }
    return [
      minimum.map { .atLeast($0) }, exclusiveMinimum.map { .above($0) },
      maximum.map { .atMost($0) }, exclusiveMaximum.map { .below($0) },
      multipleOf.map { .multipleOf($0) }, minLength.map { .minLength($0) },
      maxLength.map { .maxLength($0) }, pattern.map { .pattern($0.source) },
      format.map { .code($0.rawValue.uppercased()) }, only.map { .only($0) },
      minItems.map { .minItems($0) }, maxItems.map { .maxItems($0) }, uniqueItems ? .unique : nil,
    ].compactMap { $0 }
  }
}
