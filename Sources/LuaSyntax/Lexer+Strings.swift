extension Lexer {
  /// Reads a string in quotes; its value is then `literal`.
  mutating func quotedString() throws(Fault) -> Token {
    let start = offset
    let quote = bytes[start]
    literal.removeAll(keepingCapacity: true)
    offset += 1
    var plain = offset
    while offset < bytes.count, bytes[offset] != quote {
      let byte = bytes[offset]
      if byte.isLineEnd { break }
      if byte == UInt8(ascii: "\\") {
        literal += bytes[plain..<offset]
        try escape(from: start)
        plain = offset
      } else {
        offset += 1
      }
    }
    guard byte(at: offset) == quote else { throw unfinished(from: start) }
    literal += bytes[plain..<offset]
    offset += 1
    return Token(kind: .string, range: start..<offset)
  }

  /// Reads a string in long brackets of a level; its value is then `literal`.
  mutating func longString(level: Int) throws(Fault) {
    let opener = offset..<offset + level + 2
    offset = opener.upperBound
    guard skipToBracket(level: level) else {
      throw Fault(.unfinishedString, at: opener, "unfinished long string")
    }
    let end = offset - level - 2
    literal.removeAll(keepingCapacity: true)
    var read = opener.upperBound
    if read < end, bytes[read].isLineEnd { read = lineEnd(at: read) }
    while read < end {
      if bytes[read].isLineEnd {
        literal.append(UInt8(ascii: "\n"))
        read = lineEnd(at: read)
      } else {
        literal.append(bytes[read])
        read += 1
      }
    }
  }

  private func unfinished(from start: Int) -> Fault {
    Fault(.unfinishedString, at: start..<offset, "unfinished string")
  }

  /// Where the line end at an offset is over; `\r\n` and `\n\r` are one.
  private func lineEnd(at offset: Int) -> Int {
    let next = byte(at: offset + 1)
    return next.isLineEnd && next != bytes[offset] ? offset + 2 : offset + 1
  }

  private mutating func escape(from start: Int) throws(Fault) {
    let backslash = offset
    guard backslash + 1 < bytes.count else {
      offset += 1
      throw unfinished(from: start)
    }
    offset += 2
    let byte = bytes[backslash + 1]
    switch byte {
    case UInt8(ascii: "a"): literal.append(0x07)
    case UInt8(ascii: "b"): literal.append(0x08)
    case UInt8(ascii: "f"): literal.append(0x0C)
    case UInt8(ascii: "n"): literal.append(0x0A)
    case UInt8(ascii: "r"): literal.append(0x0D)
    case UInt8(ascii: "t"): literal.append(0x09)
    case UInt8(ascii: "v"): literal.append(0x0B)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): literal.append(byte)
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      literal.append(UInt8(ascii: "\n"))
      offset = lineEnd(at: backslash + 1)
    case UInt8(ascii: "x"): try hexEscape(from: backslash)
    case UInt8(ascii: "u"): try unicodeEscape(from: backslash)
    case UInt8(ascii: "z"): while self.byte(at: offset).isSpace { offset += 1 }
    default: try decimalEscape(from: backslash)
    }
  }

  private mutating func hexEscape(from backslash: Int) throws(Fault) {
    var value: UInt32 = 0
    for _ in 0..<2 {
      guard let digit = byte(at: offset).hexValue else {
        throw invalidEscape(backslash, "`\\x` needs two hexadecimal digits")
      }
      value = value << 4 | digit
      offset += 1
    }
    literal.append(UInt8(value))
  }

  private mutating func decimalEscape(from backslash: Int) throws(Fault) {
    offset = backslash + 1
    guard byte(at: offset).isDigit else {
      repeat { offset += 1 } while byte(at: offset) & 0xC0 == 0x80
      throw invalidEscape(backslash, "unknown escape sequence")
    }
    var value = 0
    while offset < backslash + 4, byte(at: offset).isDigit {
      value = value * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
      offset += 1
    }
    guard let byte = UInt8(exactly: value) else {
      throw invalidEscape(backslash, "a decimal escape is at most `\\255`")
    }
    literal.append(byte)
  }

  private mutating func unicodeEscape(from backslash: Int) throws(Fault) {
    guard byte(at: offset) == UInt8(ascii: "{") else {
      throw invalidEscape(backslash, "`\\u` needs `{`")
    }
    offset += 1
    var value: UInt32 = 0
    let digits = offset
    while let digit = byte(at: offset).hexValue {
      guard value <= 0x7FFF_FFFF >> 4 else {
        throw invalidEscape(backslash, "a code point is at most `7FFFFFFF`")
      }
      value = value << 4 | digit
      offset += 1
    }
    guard offset > digits else {
      throw invalidEscape(backslash, "`\\u{` needs a hexadecimal digit")
    }
    guard byte(at: offset) == UInt8(ascii: "}") else {
      throw invalidEscape(backslash, "`\\u{` needs `}`")
    }
    offset += 1
    appendUTF8(value)
  }

  /// Encodes a code point of up to 31 bits as UTF-8 once did: RFC 2279.
  private mutating func appendUTF8(_ value: UInt32) {
    if value < 0x80 { return literal.append(UInt8(value)) }
    var rest = value
    var tail: [UInt8] = []
    var room: UInt32 = 0x3F
    while rest > room {
      tail.append(UInt8(0x80 | rest & 0x3F))
      rest >>= 6
      room >>= 1
    }
    literal.append(UInt8(truncatingIfNeeded: ~room << 1 | rest))
    literal += tail.reversed()
  }

  private func invalidEscape(_ backslash: Int, _ message: String) -> Fault {
    let written = Fault.quote(bytes[backslash..<offset])
    return Fault(
      .invalidEscape, at: backslash..<offset, "invalid escape `\(written)`: \(message)")
  }
}
