/// The shortest decimal that reads back as a given double, nearest to it among those.
///
/// The value is `digits` times ten to the `exponent`; only zero's digits end in 0.
package struct ShortestDecimal: Sendable, Hashable {
  /// Whether it lies below zero.
  package let isNegative: Bool
  /// At most 17 digits.
  package let digits: UInt64
  /// The power of ten.
  package let exponent: Int

  /// Takes a finite number.
  package init(_ value: Double) {
    precondition(value.isFinite, "only a finite number has a decimal")
    var digits: UInt64 = 0
    var exponent = 0
    var written = 0
    var isNegativeExponent = false
    var part = Part.whole
    for byte in value.magnitude.description.utf8 {
      switch (byte, part) {
      case (UInt8(ascii: "."), _): part = .fraction
      case (UInt8(ascii: "e"), _): part = .exponent
      case (UInt8(ascii: "-"), _): isNegativeExponent = true
      case (UInt8(ascii: "+"), _): break
      case (_, .exponent): written = written * 10 + Int(byte &- 0x30)
      default:
        digits = digits * 10 + UInt64(byte &- 0x30)
        if part == .fraction { exponent -= 1 }
      }
    }
    exponent += isNegativeExponent ? -written : written
    while digits != 0 && digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    isNegative = value < 0
    self.digits = digits
    self.exponent = digits == 0 ? 0 : exponent
  }

  private enum Part {
    case whole
    case fraction
    case exponent
  }
}

extension ShortestDecimal {
  /// Whether it is a whole multiple of `step`, which isn't 0: exactly, by their decimals.
  package func isMultiple(of step: ShortestDecimal) -> Bool {
    if digits == 0 { return true }
    let power = exponent - step.exponent
    if power >= 0 {
      let left = UInt128(digits) * Self.powerOfTen(power, modulo: step.digits)
      return left % UInt128(step.digits) == 0
    }
    // Neither has more than 17 digits: from 10^18 on the step is the larger.
    if power < -18 { return false }
    var divisor = UInt128(step.digits)
    for _ in 0..<(-power) { divisor *= 10 }
    return UInt128(digits) % divisor == 0
  }

  /// Ten to the `power`, modulo a number of at most 17 digits; by squaring.
  private static func powerOfTen(_ power: Int, modulo: UInt64) -> UInt128 {
    let modulo = UInt128(modulo)
    var result = 1 % modulo
    var square = 10 % modulo
    var rest = power
    while rest > 0 {
      if rest & 1 == 1 { result = result * square % modulo }
      square = square * square % modulo
      rest >>= 1
    }
    return result
  }
}
