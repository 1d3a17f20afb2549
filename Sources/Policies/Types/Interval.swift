/// The numbers between two ends.
struct Interval: Hashable {
  var low = -Double.infinity
  var high = Double.infinity
  /// Whether the ends themselves lie outside.
  var isLowOpen = false
  var isHighOpen = false
  /// Whether 0 lies outside, though it may lie between the ends.
  var excludesZero = false

  /// All numbers.
  static let all = Interval()

  /// The numbers from one to another.
  init(_ low: Double = -.infinity, _ high: Double = .infinity) {
    self.low = low
    self.high = high
  }

  /// One number.
  init(only number: Double) { self.init(number, number) }

  /// Whether 0 can be among them.
  var holdsZero: Bool {
    !excludesZero && (low < 0 || low == 0 && !isLowOpen) && (high > 0 || high == 0 && !isHighOpen)
  }

  /// Whether a number below 0 can be among them.
  var holdsNegative: Bool { low < 0 }

  /// The least interval that holds both.
  func union(_ other: Interval) -> Interval {
    var result = Interval(min(low, other.low), max(high, other.high))
    result.isLowOpen =
      (low > result.low || isLowOpen) && (other.low > result.low || other.isLowOpen)
    result.isHighOpen =
      (high < result.high || isHighOpen) && (other.high < result.high || other.isHighOpen)
    result.excludesZero = !holdsZero && !other.holdsZero
    return result
  }

  /// The least interval that holds both and all between them.
  func hull(_ other: Interval) -> Interval {
    var result = union(other)
    result.excludesZero = false
    return result
  }

  /// What lies in both; where nothing does, the first.
  func intersection(_ other: Interval) -> Interval {
    var result = Interval(max(low, other.low), min(high, other.high))
    if result.low > result.high { return self }
    result.isLowOpen =
      (low == result.low && isLowOpen) || (other.low == result.low && other.isLowOpen)
    result.isHighOpen =
      (high == result.high && isHighOpen) || (other.high == result.high && other.isHighOpen)
    result.excludesZero = excludesZero || other.excludesZero
    return result
  }

  // MARK: Arithmetic

  static prefix func - (a: Interval) -> Interval {
    var result = Interval(-a.high, -a.low)
    result.isLowOpen = a.isHighOpen
    result.isHighOpen = a.isLowOpen
    result.excludesZero = a.excludesZero
    return result
  }

  /// The sums; one that lies inside an end can be rounded onto it, but never onto 0.
  static func + (a: Interval, b: Interval) -> Interval {
    var result = Interval(a.low + b.low, a.high + b.high)
    result.isLowOpen = result.low == 0 && (a.isLowOpen || b.isLowOpen)
    result.isHighOpen = result.high == 0 && (a.isHighOpen || b.isHighOpen)
    return result.withoutNaN
  }

  static func - (a: Interval, b: Interval) -> Interval { a + (-b) }

  /// The products; one of two numbers that aren't 0 isn't 0 either, but for underflow.
  static func * (a: Interval, b: Interval) -> Interval {
    let ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
      .map { $0.isNaN ? 0 : $0 }
    var result = Interval(ends.min() ?? -.infinity, ends.max() ?? .infinity)
    result.excludesZero = !a.holdsZero && !b.holdsZero
    return result
  }

  static func / (a: Interval, b: Interval) -> Interval {
    let isPositive = b.low >= 0 && !b.holdsZero
    guard isPositive else { return .all }
    var result = Interval(a.low < 0 ? -.infinity : 0, a.high > 0 ? .infinity : 0)
    if b.low > 0 {
      let ends = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high]
        .map { $0.isNaN ? 0 : $0 }
      result = Interval(ends.min() ?? -.infinity, ends.max() ?? .infinity)
    }
    result.excludesZero = !a.holdsZero
    return result
  }

  private var withoutNaN: Interval {
    var result = self
    if low.isNaN { result.low = -.infinity }
    if high.isNaN { result.high = .infinity }
    return result
  }
}
