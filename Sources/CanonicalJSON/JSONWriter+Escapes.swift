extension JSONWriter {
  /// Puts the escape of a byte that may not stand bare in text (RFC 8785, 3.2.2.2); gives its length.
  static func putEscape(_ byte: UInt8, _ room: UnsafeMutablePointer<UInt8>) -> Int {
    room[0] = UInt8(ascii: "\\")
    switch byte {
    case 0x08: room[1] = UInt8(ascii: "b")
    case 0x09: room[1] = UInt8(ascii: "t")
    case 0x0A: room[1] = UInt8(ascii: "n")
    case 0x0C: room[1] = UInt8(ascii: "f")
    case 0x0D: room[1] = UInt8(ascii: "r")
    case 0x22, 0x5C: room[1] = byte
    default:
      let digits = [UInt8(ascii: "u"), 0x30, 0x30, 0x30 + byte >> 4, hexDigit(byte & 0x0F)]
      for (index, digit) in digits.enumerated() { room[1 + index] = digit }
      return 6
    }
    return 2
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : UInt8(ascii: "a") + value - 10
  }
}
