extension Lexer {
  /// Reads a number as greedily as Lua does: `3x` and `1..2` are malformed numbers, not two tokens.
  mutating func number() throws(Fault) -> Token {
    let start = offset
    let isHex =
      byte(at: start) == UInt8(ascii: "0") && byte(at: start + 1) | 0x20 == UInt8(ascii: "x")
    let exponent = UInt8(ascii: isHex ? "p" : "e")
    offset += isHex ? 2 : 1
    while true {
      let byte = byte(at: offset)
      if byte | 0x20 == exponent {
        offset += 1
        let sign = self.byte(at: offset)
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
      } else if byte.hexValue != nil || byte == UInt8(ascii: ".") {
        offset += 1
      } else {
        break
      }
    }
    if byte(at: offset).beginsName { offset += 1 }
    let digits = bytes[start..<offset]
    if let integer = isHex ? Self.hexInteger(digits.dropFirst(2)) : Self.integer(digits) {
      return Token(kind: .integer, range: start..<offset, payload: integer)
    }
    if let float = Self.float(digits) {
      return Token(kind: .float, range: start..<offset, payload: float.bitPattern)
    }
    throw Fault(
      .malformedNumber, at: start..<offset, "malformed number `\(Fault.quote(digits))`")
  }

  /// The bits of a decimal integer that fits 64 bits with a sign.
  private static func integer(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var value: Int64 = 0
    for digit in digits {
      guard digit.isDigit else { return nil }
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      if overflow || carry { return nil }
      value = sum
    }
    return UInt64(value)
  }

  /// The bits of a hexadecimal integer, wrapped around.
  private static func hexInteger(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for digit in digits {
      guard let digit = digit.hexValue else { return nil }
      value = value << 4 | UInt64(digit)
    }
    return digits.isEmpty ? nil : value
  }

  /// The nearest double; infinity where the number is too large.
  private static func float(_ digits: ArraySlice<UInt8>) -> Double? {
    Double(String(decoding: digits, as: UTF8.self))
  }
}
