internal import CanonicalJSON

/// Numbers as rules compute with them: the same last digit on every machine.
enum Arithmetic {
  /// Rounds to so many decimal places, half away from zero.
  ///
  /// The shortest decimal of the number is rounded: what a person sees. Nil where `places` isn't a
  /// whole number from 0 to 15.
  static func round(_ value: Double, places: Double) -> Double? {
    guard places >= 0, places <= 15, places == places.rounded() else { return nil }
    let decimal = ShortestDecimal(value)
    let dropped = -Int(places) - decimal.exponent
    if dropped <= 0 { return value }
    // A double has at most 17 digits: with 18 or more dropped, less than half is left.
    if dropped > 17 { return 0 }
    let unit = (0..<dropped).reduce(UInt64(1)) { power, _ in power * 10 }
    var kept = decimal.digits / unit
    if decimal.digits % unit >= unit / 2 { kept += 1 }
    return Double("\(decimal.isNegative && kept > 0 ? "-" : "")\(kept)e-\(Int(places))")
  }

  /// `base` to a whole power, by multiplication, or its square root, which is exact; nil for other
  /// exponents, whose last digit depends on the library.
  static func power(_ base: Double, _ exponent: Double) -> Double? {
    if exponent == 0.5 { return base.squareRoot() }
    guard exponent == exponent.rounded(), exponent.magnitude <= 1024 else { return nil }
    var result = 1.0
    var square = base
    var rest = Int(exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return exponent < 0 ? 1 / result : result
  }
}
