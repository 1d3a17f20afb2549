import Glibc

/// Numbers as JSON writes them (RFC 8259, 6), read to the nearest double.
package enum DecimalNumber {
  /// Why no number could be read.
  package enum Failure: Error {
    /// A digit is wanted at this offset.
    case digitMissing(at: Int)
    /// A number begins with a zero, at this offset, that another digit follows.
    case leadingZero(at: Int)
    /// It is beyond every finite double.
    case tooLarge
  }

  /// Reads the number that begins at `start`, as far as it goes.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(Failure) -> (value: Double, end: Int) {
    let parts = try Parts(bytes, from: start)
    let value = parts.exactValue ?? nearest(bytes, start, parts)
    if value.isInfinite { throw .tooLarge }
    return (parts.isNegative ? -value : value, parts.end)
  }

  /// How many digits can matter: 767 do for the hardest double; past them only whether all are 0.
  private static let significantDigits = 770

  /// The value by the C library, which rounds correctly, from a copy of bounded length.
  private static func nearest(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ parts: Parts
  ) -> Double {
    let capacity = significantDigits + 32
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { copy in
      var count = 0
      var dropped = 0
      var isSticky = false
      for digit in bytes[start..<parts.mantissaEnd] where digit >= 0x30 && digit <= 0x39 {
        if count == 0 && digit == 0x30 { continue }
        if count < significantDigits {
          copy[count] = CChar(digit)
          count += 1
        } else {
          dropped += 1
          isSticky = isSticky || digit != 0x30
        }
      }
      if isSticky {
        copy[count] = 0x31
        count += 1
        dropped -= 1
      }
      let exponent = max(-99_999, min(99_999, parts.exponent - parts.fractionDigits + dropped))
      for byte in "e\(exponent)\0".utf8 {
        copy[count] = CChar(byte)
        count += 1
      }
      return copy.baseAddress.map { strtod($0, nil) } ?? 0
    }
  }
}

extension DecimalNumber {
  /// A number taken apart.
  private struct Parts {
    var isNegative = false
    /// The digits before and after the point, where `digits` are at most 19.
    var mantissa: UInt64 = 0
    /// How many digits there are from the first that isn't 0.
    var digits = 0
    var fractionDigits = 0
    /// What stands after `e`, kept within bounds.
    var exponent = 0
    /// The offset after the last digit before `e`.
    var mantissaEnd = 0
    /// The offset after the number.
    var end = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws(Failure) {
      end = start
      isNegative = skip("-", bytes)
      let first = end
      try readDigits(bytes)
      if bytes[first] == UInt8(ascii: "0") && end - first > 1 { throw .leadingZero(at: first) }
      if skip(".", bytes) {
        let point = end
        try readDigits(bytes)
        fractionDigits = end - point
      }
      mantissaEnd = end
      if skip("e", bytes) || skip("E", bytes) { try readExponent(bytes) }
    }

    /// The value where one rounding gives it (Clinger, 1990): both numbers are exact doubles.
    var exactValue: Double? {
      if mantissa == 0 { return 0 }
      if digits > 19 || mantissa > 1 << 53 { return nil }
      let power = exponent - fractionDigits
      if power == 0 { return Double(mantissa) }
      if power > 0 && power <= 22 { return Double(mantissa) * DecimalNumber.powers[power] }
      if power < 0 && power >= -22 { return Double(mantissa) / DecimalNumber.powers[-power] }
      return nil
    }

    private mutating func skip(_ mark: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool
    {
      guard end < bytes.count, bytes[end] == UInt8(ascii: mark) else { return false }
      end += 1
      return true
    }

    private mutating func readDigits(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
      let first = end
      while end < bytes.count {
        let digit = bytes[end] &- 0x30
        if digit > 9 { break }
        if digits > 0 || digit > 0 { digits += 1 }
        if digits <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
        end += 1
      }
      if end == first { throw .digitMissing(at: end) }
    }

    private mutating func readExponent(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
      let isNegative = skip("-", bytes)
      if !isNegative { _ = skip("+", bytes) }
      let first = end
      while end < bytes.count {
        let digit = bytes[end] &- 0x30
        if digit > 9 { break }
        exponent = min(exponent * 10 + Int(digit), 1 << 40)
        end += 1
      }
      if end == first { throw .digitMissing(at: end) }
      if isNegative { exponent = -exponent }
    }
  }

  /// The powers of ten that a double holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
