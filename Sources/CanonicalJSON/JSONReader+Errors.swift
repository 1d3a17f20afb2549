extension JSONReader {
  /// An error at the current offset, or at another.
  func error(_ code: JSONError.Code, at offset: Int? = nil, _ message: String) -> JSONError {
    JSONError(code, at: offset ?? self.offset, of: bytes, message)
  }

  /// The error of something else at the current offset than what JSON wants there.
  func unexpected(_ wanted: String) -> JSONError {
    guard let byte = peek else {
      return error(.unexpectedEnd, "expected \(wanted), found the end")
    }
    if offset == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return error(.byteOrderMark, "the text begins with a byte order mark")
    }
    return error(.unexpectedByte, "expected \(wanted), found \(shown(byte))")
  }

  /// How a message names the byte at the current offset: the character that it begins.
  func shown(_ byte: UInt8) -> String { shown(byte, at: offset) }

  /// How a message names a byte: the character that it begins, or its number.
  func shown(_ byte: UInt8, at offset: Int) -> String {
    let length = UTF8Sequence.length(in: bytes, at: offset)
    if length == 0 { return "byte 0x\(hex(UInt32(byte), 2))" }
    let character = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    guard let scalar = character.unicodeScalars.first else { return "" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned,
      .privateUse, .nonspacingMark, .enclosingMark:
      return scalar == " " ? "` `" : "U+\(hex(scalar.value, 4))"
    default: return "`\(character)`"
    }
  }

  private func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
