/// A number that is known to lie between two, both included, and what would tell more.
struct NumberRange {
  let low: Double
  let high: Double
  let causes: [Cause]

  /// The number itself.
  init(_ number: Double) { self.init(low: number, high: number, causes: []) }

  init(low: Double, high: Double, causes: [Cause]) {
    self.low = low
    self.high = high
    self.causes = causes
  }

  static func + (left: NumberRange, right: NumberRange) -> NumberRange {
    NumberRange(
      low: left.low + right.low, high: left.high + right.high,
      causes: Cause.distinct(left.causes + right.causes))
  }

  static func - (left: NumberRange, right: NumberRange) -> NumberRange { left + -right }

  static prefix func - (range: NumberRange) -> NumberRange {
    NumberRange(low: -range.high, high: -range.low, causes: range.causes)
  }

  static func * (left: NumberRange, right: NumberRange) -> NumberRange {
    let products = [
      left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high,
    ]
    return NumberRange(
      low: products.min() ?? .nan, high: products.max() ?? .nan,
      causes: Cause.distinct(left.causes + right.causes))
  }

  /// Divides by a positive number.
  static func / (left: NumberRange, right: Double) -> NumberRange {
    NumberRange(low: left.low / right, high: left.high / right, causes: left.causes)
  }

  /// Whether it is less than another, or at most it; nil where that isn't settled.
  func isLess(than other: NumberRange, orEqual: Bool) -> Bool? {
    if orEqual ? high <= other.low : high < other.low { return true }
    if orEqual ? low > other.high : low >= other.high { return false }
    return nil
  }
}
