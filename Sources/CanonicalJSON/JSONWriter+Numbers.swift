extension JSONWriter {
  /// Appends an integer in decimal.
  mutating func appendInteger(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    appendDigits(UInt64(value.magnitude))
  }

  /// Appends a number as ECMAScript writes it (ECMA-262, Number::toString).
  mutating func appendDecimal(_ decimal: ShortestDecimal) {
    if decimal.isNegative { append(UInt8(ascii: "-")) }
    let count = digitCount(decimal.digits)
    let point = count + decimal.exponent  // the digits that stand before the point
    switch point {
    case count...21 where count <= 21:
      appendDigits(decimal.digits)
      appendZeros(point - count)
    case 1...21:
      appendDigits(decimal.digits, pointAfter: point)
    case -5...0:
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "."))
      appendZeros(-point)
      appendDigits(decimal.digits)
    default:
      appendDigits(decimal.digits, pointAfter: 1)
      append(UInt8(ascii: "e"))
      append(UInt8(ascii: point > 0 ? "+" : "-"))
      appendDigits(UInt64((point - 1).magnitude))
    }
  }

  /// Appends digits, with a point after so many of them where that leaves some.
  private mutating func appendDigits(_ value: UInt64, pointAfter point: Int? = nil) {
    let digits = digitCount(value)
    put(atMost: digits + 1) { room in
      var rest = value
      var place = digits
      if let point, point < digits {
        for _ in point..<digits {
          room[place] = 0x30 + UInt8(rest % 10)
          rest /= 10
          place -= 1
        }
        room[place] = UInt8(ascii: ".")
      }
      while place > 0 {
        place -= 1
        room[place] = 0x30 + UInt8(rest % 10)
        rest /= 10
      }
      return point.map { $0 < digits } == true ? digits + 1 : digits
    }
  }

  private mutating func appendZeros(_ count: Int) {
    for _ in 0..<max(0, count) { append(0x30) }
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
