extension JSONWriter {
  /// Appends an integer in decimal.
  mutating func appendInteger(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(UInt64(value.magnitude))
  }

  /// Appends a number as ECMAScript writes it (ECMA-262, Number::toString).
  mutating func appendDecimal(_ decimal: ShortestDecimal) {
    if decimal.isNegative { bytes.append(UInt8(ascii: "-")) }
    let count = digitCount(decimal.digits)
    let point = count + decimal.exponent  // the digits that stand before the point
    switch point {
    case count...21 where count <= 21:
      appendDigits(decimal.digits)
      appendZeros(point - count)
    case 1...21:
      appendDigits(decimal.digits, pointAfter: point)
    case -5...0:
      bytes.append(contentsOf: "0.".utf8)
      appendZeros(-point)
      appendDigits(decimal.digits)
    default:
      appendDigits(decimal.digits, pointAfter: 1)
      bytes.append(contentsOf: point > 0 ? "e+".utf8 : "e-".utf8)
      appendDigits(UInt64((point - 1).magnitude))
    }
  }

  private mutating func appendDigits(_ value: UInt64, pointAfter point: Int? = nil) {
    let start = bytes.count
    let count = digitCount(value)
    bytes.append(contentsOf: repeatElement(0x30, count: count))
    var rest = value
    for index in stride(from: start + count - 1, through: start, by: -1) {
      bytes[index] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    if let point, point < count { bytes.insert(UInt8(ascii: "."), at: start + point) }
  }

  private mutating func appendZeros(_ count: Int) {
    bytes.append(contentsOf: repeatElement(0x30, count: count))
  }

  private func digitCount(_ value: UInt64) -> Int {
    var count = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}
