extension JSONReader {
  /// Reads the number at the current offset.
  mutating func readNumber() throws(JSONError) -> Double {
    do {
      let (value, end) = try DecimalNumber.read(bytes, from: offset)
      offset = end
      return value
    } catch {
      throw numberError(error)
    }
  }

  private func numberError(_ failure: DecimalNumber.Failure) -> JSONError {
    switch failure {
    case .digitMissing(let place) where place == bytes.count:
      error(.unexpectedEnd, at: place, "expected a digit, found the end")
    case .digitMissing(let place):
      error(
        .badNumber, at: place, "expected a digit, found \(shown(bytes[place], at: place))")
    case .leadingZero(let place):
      error(.badNumber, at: place, "a number may not begin with `0` and another digit")
    case .tooLarge: error(.numberTooLarge, "the number is beyond what a double holds")
    }
  }

  /// Reads the string whose opening quote stands at the current offset.
  mutating func readString() throws(JSONError) {
    let start = offset + 1
    offset = start
    try readRun()
    if bytes[offset] == UInt8(ascii: "\"") {
      holdsEscape = false
      plainText = start..<offset
    } else {
      holdsEscape = true
      unescaped.removeAll(keepingCapacity: true)
      unescaped.append(contentsOf: bytes[start..<offset])
      try readEscapedRest()
    }
    offset += 1
  }

  /// Reads on to a quote or backslash, which is the byte at the offset afterwards.
  private mutating func readRun() throws(JSONError) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0x80 {
        let length = UTF8Sequence.length(in: bytes, at: offset)
        if length == 0 { throw error(.invalidUTF8, "\(shown(byte)) is not UTF-8 here") }
        offset += length
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return
      } else if byte < 0x20 {
        throw error(.controlCharacter, "\(shown(byte)) must be escaped in text")
      } else {
        offset += 1
      }
    }
    throw unexpected("`\"`")
  }

  /// Reads from a backslash to the closing quote.
  private mutating func readEscapedRest() throws(JSONError) {
    while bytes[offset] != UInt8(ascii: "\"") {
      try readEscape()
      let start = offset
      try readRun()
      unescaped.append(contentsOf: bytes[start..<offset])
    }
  }

  private mutating func readEscape() throws(JSONError) {
    offset += 1
    guard let letter = peek else { throw unexpected("an escape") }
    switch letter {
    case 0x22, 0x5C, 0x2F: unescaped.append(letter)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "u"): return try readCodeUnits()
    default: throw error(.badEscape, "\(shown(letter)) is no escape")
    }
    offset += 1
  }

  /// Reads `uXXXX`, and where that is the first half of a pair, its second.
  private mutating func readCodeUnits() throws(JSONError) {
    let start = offset - 1
    let first = try readCodeUnit()
    var value = UInt32(first)
    if first & 0xFC00 == 0xD800 {
      let mark = offset
      guard peek == UInt8(ascii: "\\"), mark + 1 < bytes.count, bytes[mark + 1] == UInt8(ascii: "u")
      else { throw loneSurrogate(at: start) }
      offset += 1
      let second = try readCodeUnit()
      guard second & 0xFC00 == 0xDC00 else { throw loneSurrogate(at: start) }
      value = 0x10000 + (value & 0x3FF) << 10 + UInt32(second & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(value) else { throw loneSurrogate(at: start) }
    unescaped.append(contentsOf: Character(scalar).utf8)
  }

  /// Reads `u` and four hexadecimal digits.
  private mutating func readCodeUnit() throws(JSONError) -> UInt16 {
    offset += 1
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw unexpected("a hexadecimal digit") }
      guard let digit = hexValue(byte) else {
        throw error(.badEscape, "expected a hexadecimal digit, found \(shown(byte))")
      }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }

  private func hexValue(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return UInt16(byte - UInt8(ascii: "A") + 10)
    default: return nil
    }
  }

  private func loneSurrogate(at start: Int) -> JSONError {
    let escape = String(decoding: bytes[start..<min(start + 6, bytes.count)], as: UTF8.self)
    return error(.loneSurrogate, at: start, "`\(escape)` is half of a pair of surrogates")
  }
}
