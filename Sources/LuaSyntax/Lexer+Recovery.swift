extension Lexer {
  /// Moves behind what `next` couldn't read, and returns the token for which it stands, if for one.
  ///
  /// A string ends at its quote or at the end of its line; a long one that is never closed, and a
  /// comment, at the end of the line in which it begins.
  mutating func recover(from fault: Fault, at start: Int) -> Token? {
    offset = fault.range.upperBound
    switch fault.code {
    case .invalidEscape:
      skipString(quote: bytes[start])
    case .unfinishedComment:
      skipLine()
      return nil
    case .unfinishedString:
      skipLine()
    case .malformedNumber:
      return Token(kind: .integer, range: start..<offset)
    default:
      return nil
    }
    return Token(kind: .string, range: start..<offset)
  }

  private mutating func skipString(quote: UInt8) {
    while offset < bytes.count, bytes[offset] != quote, !bytes[offset].isLineEnd {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    offset = min(bytes.count, byte(at: offset) == quote ? offset + 1 : offset)
  }

  private mutating func skipLine() {
    while offset < bytes.count, !bytes[offset].isLineEnd { offset += 1 }
  }
}
