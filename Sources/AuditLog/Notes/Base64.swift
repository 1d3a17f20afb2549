/// Base64 as RFC 4648, section 4, has it, read strictly: one text for one string of bytes.
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// What each byte of a text stands for; 255 for what is no digit.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  /// The text of `bytes`.
  static func text(of bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let group = rest.prefix(3)
      rest = rest.dropFirst(3)
      var word: UInt32 = 0
      for byte in group { word = word << 8 | UInt32(byte) }
      word <<= UInt32(8 * (3 - group.count))
      for digit in 0...group.count {
        text.append(digits[Int(word >> UInt32(18 - 6 * digit) & 63)])
      }
      for _ in group.count..<3 { text.append(padding) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text; nil where it is not the one text of any bytes: where it has another
  /// character, is cut, or its last digit says more than the bytes need.
  static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard text.count % 4 == 0 else { return nil }
    let digitCount = text.count - text.suffix(2).count { $0 == padding }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for digit in text.prefix(digitCount) {
      let value = values[Int(digit)]
      if value == 255 { return nil }
      word = word << 6 | UInt32(value)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: word >> bits))
    }
    // What is left over must be nothing, and `=` must stand only where digits are missing.
    guard word & (1 << bits - 1) == 0, bits < 6 else { return nil }
    guard digitCount < text.count || bits == 0 else { return nil }
    guard text.suffix(text.count - digitCount).allSatisfy({ $0 == padding }) else { return nil }
    return bytes
  }
}
