extension Lexer {
  /// Skips what a file may begin with: a byte order mark, then a first line that begins with `#`.
  mutating func skipHeader() throws(Fault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    if byte(at: offset) == UInt8(ascii: "#") {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      if offset < bytes.count { offset += 1 }
    }
    if byte(at: offset) == 0x1B {
      throw Fault(.binaryChunk, at: offset..<offset + 1, "compiled Lua is refused: expected text")
    }
  }

  /// Skips space, and comments after noting them.
  mutating func skipSpace() throws(Fault) {
    while true {
      let byte = byte(at: offset)
      if byte.isSpace {
        offset += 1
      } else if byte == UInt8(ascii: "-"), self.byte(at: offset + 1) == byte {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Fault) {
    let start = offset
    offset += 2
    if byte(at: offset) == UInt8(ascii: "[") {
      let level = bracketLevel(at: offset)
      let opener = start..<offset + level + 2
      if byte(at: opener.upperBound - 1) == UInt8(ascii: "[") {
        offset = opener.upperBound
        guard skipToBracket(level: level) else {
          throw Fault(.unfinishedComment, at: opener, "unfinished long comment")
        }
        comments.append(Comment(range: start..<offset))
        return
      }
    }
    while offset < bytes.count, !bytes[offset].isLineEnd { offset += 1 }
    comments.append(Comment(range: start..<offset))
  }

  /// How many `=` follow the byte at an offset.
  func bracketLevel(at offset: Int) -> Int {
    var end = offset + 1
    while byte(at: end) == UInt8(ascii: "=") { end += 1 }
    return end - offset - 1
  }

  /// Moves behind the closing long bracket of a level; false, at the end of the file, if there is
  /// none.
  mutating func skipToBracket(level: Int) -> Bool {
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "]") else {
        offset += 1
        continue
      }
      let equals = bracketLevel(at: offset)
      offset += 1 + equals
      if equals == level, byte(at: offset) == UInt8(ascii: "]") {
        offset += 1
        return true
      }
    }
    return false
  }
}
