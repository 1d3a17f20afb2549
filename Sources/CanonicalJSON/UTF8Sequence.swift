/// The well-formed byte sequences of UTF-8 (RFC 3629, 4).
package enum UTF8Sequence {
  /// How many bytes the scalar at `index` takes; 0 where no well-formed sequence stands there.
  package static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continues(bytes, index + 1, 0x80...0xBF) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> =
        lead == 0xE0 ? 0xA0...0xBF : lead == 0xED ? 0x80...0x9F : 0x80...0xBF
      return continues(bytes, index + 1, second) && continues(bytes, index + 2, 0x80...0xBF) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        lead == 0xF0 ? 0x90...0xBF : lead == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return continues(bytes, index + 1, second) && continues(bytes, index + 2, 0x80...0xBF)
        && continues(bytes, index + 3, 0x80...0xBF) ? 4 : 0
    default: return 0
    }
  }

  /// Whether all of `bytes` is UTF-8.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
      } else {
        let length = length(in: bytes, at: index)
        if length == 0 { return false }
        index += length
      }
    }
    return true
  }

  private static func continues(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ range: ClosedRange<UInt8>
  ) -> Bool {
    index < bytes.count && range.contains(bytes[index])
  }
}
