extension Fault {
  /// The bytes as a message shows them: one line, at most forty bytes, control characters as `?`.
  static func quote(_ bytes: ArraySlice<UInt8>) -> String {
    var end = bytes.firstIndex(where: \.isLineEnd) ?? bytes.endIndex
    if end - bytes.startIndex > 40 {
      end = bytes.startIndex + 40
      while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    let shown = bytes[..<end].map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }
    let text = String(decoding: shown, as: UTF8.self)
    return end < bytes.endIndex ? text + "…" : text
  }
}
