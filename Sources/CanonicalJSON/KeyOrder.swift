/// Whether `left` stands before `right` by UTF-16 code units, the order of keys (RFC 8785, 3.2.3).
///
/// Linear in the length of what both begin with.
public func utf16Less(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { left in right.withUTF8 { right in utf16Less(left, right) } }
}

/// Whether UTF-8 stands before other UTF-8 by UTF-16 code units.
///
/// Both encodings order alike, but for surrogates: UTF-16 puts scalars from U+10000 on (in UTF-8 led
/// by F0 and above) before U+E000 to U+FFFF (led by EE and EF).
package func utf16Less(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
  var others = right.makeIterator()
  for byte in left {
    guard let other = others.next() else { return false }
    if byte == other { continue }
    if byte >= 0xEE && other >= 0xEE && (byte >= 0xF0) != (other >= 0xF0) { return byte >= 0xF0 }
    return byte < other
  }
  return others.next() != nil
}
