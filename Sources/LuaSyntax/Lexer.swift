/// Cuts the bytes of a file into tokens and gathers its comments.
struct Lexer {
  let bytes: [UInt8]
  /// Where the next token begins, space and comments aside.
  var offset = 0
  var names = NameTable()
  var comments: [Comment] = []
  /// The value of the string token that was read last.
  var literal: [UInt8] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The byte at an offset; 0 beyond the end, so that one comparison serves for both.
  func byte(at offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  /// Reads the next token; at the end of the file, again and again its end.
  mutating func next() throws(Fault) -> Token {
    try skipSpace()
    guard offset < bytes.count else {
      return Token(kind: .endOfFile, range: bytes.count..<bytes.count)
    }
    let first = bytes[offset]
    if first.beginsName { return name() }
    if first.isDigit { return try number() }
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return try quotedString()
    case UInt8(ascii: "["):
      return try bracketOrString()
    case UInt8(ascii: ".") where byte(at: offset + 1).isDigit:
      return try number()
    default:
      return try symbol(first)
    }
  }

  private mutating func name() -> Token {
    let start = offset
    repeat { offset += 1 } while byte(at: offset).continuesName
    let name = names.intern(bytes[start..<offset])
    guard name < TokenKind.reservedCount, let kind = TokenKind(rawValue: UInt8(name)) else {
      return Token(kind: .name, range: start..<offset, payload: UInt64(name))
    }
    return Token(kind: kind, range: start..<offset)
  }

  private mutating func bracketOrString() throws(Fault) -> Token {
    let start = offset
    let equals = bracketLevel(at: start)
    if byte(at: start + 1 + equals) == UInt8(ascii: "[") {
      try longString(level: equals)
      return Token(kind: .string, range: start..<offset)
    }
    offset = start + 1 + equals
    if equals > 0 {
      throw Fault(
        .malformedBracket, at: start..<offset,
        "malformed long bracket: expected `[` after `\(Fault.quote(bytes[start..<offset]))`")
    }
    return Token(kind: .leftBracket, range: start..<offset)
  }
}
