extension Lexer {
  /// Reads an operator or a mark of punctuation.
  mutating func symbol(_ first: UInt8) throws(Fault) -> Token {
    let start = offset
    let kind = try kind(first, byte(at: offset + 1))
    offset += kind.spelling.utf8.count
    return Token(kind: kind, range: start..<offset)
  }

  private func kind(_ first: UInt8, _ second: UInt8) throws(Fault) -> TokenKind {
    switch first {
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .star
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "^"): .caret
    case UInt8(ascii: "#"): .hash
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "|"): .pipe
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "{"): .leftBrace
    case UInt8(ascii: "}"): .rightBrace
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "/"): second == first ? .doubleSlash : .slash
    case UInt8(ascii: ":"): second == first ? .doubleColon : .colon
    case UInt8(ascii: "="): second == first ? .equal : .assign
    case UInt8(ascii: "~"): second == UInt8(ascii: "=") ? .notEqual : .tilde
    case UInt8(ascii: "<"): comparison(first, second, .less, .shiftLeft, .lessOrEqual)
    case UInt8(ascii: ">"): comparison(first, second, .greater, .shiftRight, .greaterOrEqual)
    case UInt8(ascii: "."): dots(second)
    default: throw unexpectedCharacter(first)
    }
  }

  private func comparison(
    _ first: UInt8, _ second: UInt8, _ alone: TokenKind, _ twice: TokenKind,
    _ withEqual: TokenKind
  ) -> TokenKind {
    if second == first { return twice }
    return second == UInt8(ascii: "=") ? withEqual : alone
  }

  private func dots(_ second: UInt8) -> TokenKind {
    guard second == UInt8(ascii: ".") else { return .dot }
    return byte(at: offset + 2) == second ? .dots : .concatenate
  }

  /// A printable character is shown as it is, with all the bytes of its scalar; any other by value.
  private func unexpectedCharacter(_ first: UInt8) -> Fault {
    var end = offset + 1
    if first >= 0xC0 {
      while end < bytes.count, end - offset < 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    let text = String(validating: bytes[offset..<end], as: UTF8.self)
    guard let text, first > 0x20, first != 0x7F, first != UInt8(ascii: "`") else {
      let value = "0x" + (first < 16 ? "0" : "") + String(first, radix: 16)
      return Fault(.unexpectedCharacter, at: offset..<offset + 1, "unexpected byte \(value)")
    }
    return Fault(.unexpectedCharacter, at: offset..<end, "unexpected character `\(text)`")
  }
}
