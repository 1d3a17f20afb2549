extension EntryView {
  /// What is wrong with an entry at an index: it says another, or none; nil where nothing is.
  static func misplacement(_ index: Int64, _ bytes: [UInt8]) -> String? {
    guard let said = self.index(of: bytes) else {
      return "it says no index, as entries that `edict` writes do"
    }
    return said == index ? nil : "it says that its index is `\(said)`"
  }

  /// The index that an entry says; nil where it says none.
  ///
  /// An entry is canonical JSON, so it is enough to find the key at the first level. To take each
  /// entry apart would cost a verdict more than all of its hashes.
  private static func index(of bytes: [UInt8]) -> Int64? {
    bytes.withUnsafeBufferPointer { bytes in
      var depth = 0
      var place = 0
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: "\""):
          let start = place
          place = end(ofTextAt: start, in: bytes)
          if depth == 1, let number = number(after: start..<place, in: bytes) { return number }
        default: break
        }
        place += 1
      }
      return nil
    }
  }

  /// Where the quote stands that ends a text.
  private static func end(ofTextAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = start + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return place
  }

  private static let key = Array("\"index\":".utf8)

  /// The whole number behind the key `index`, where that is the text in `range`.
  private static func number(
    after range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int64? {
    let rest = bytes.dropFirst(range.lowerBound)
    guard rest.starts(with: key) else { return nil }
    let digits = rest.dropFirst(key.count).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return Int64(String(decoding: digits, as: UTF8.self))
  }
}
