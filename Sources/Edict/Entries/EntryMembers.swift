internal import CanonicalJSON

/// Where each member of an entry stands in its bytes, found in one pass that builds nothing.
///
/// The entry must be canonical as far as its first level: keys ascend, and nothing stands between.
struct EntryMembers: Sendable {
  let bytes: [UInt8]
  /// In the order of the bytes.
  private(set) var members: [Member] = []

  /// A key without its quotes, and its value.
  struct Member {
    let key: Range<Int>
    let value: Range<Int>
  }

  /// Why bytes are no entry.
  struct Fault: Error {
    var path = ""
    let message: String
    var cause: String?
  }

  init(_ bytes: [UInt8]) throws(Fault) {
    self.bytes = bytes
    members.reserveCapacity(24)
    var found = members
    var flaw: String?
    do throws(JSONError) {
      flaw = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
        try Self.read(buffer, into: &found)
      }
    } catch {
      throw Fault(message: "it is no JSON", cause: error.description)
    }
    if let flaw { throw Fault(message: flaw) }
    members = found
  }

  /// Finds the members; gives what is wrong with JSON that is no entry.
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, into members: inout [Member]
  ) throws(JSONError) -> String? {
    var reader = JSONReader(bytes)
    guard try reader.next() == .beginObject else { return "it is no object" }
    var isCanonical = reader.tokenOffset == 0
    // Where the next key's quote must stand, or the brace of an object without members.
    var expected = reader.offset
    while try reader.next() == .key {
      let key = reader.tokenOffset + 1..<max(reader.tokenOffset + 1, reader.offset - 2)
      isCanonical = isCanonical && reader.tokenOffset == expected && bytes[key.upperBound] == 0x22
      if let last = members.last {
        isCanonical = isCanonical && ascends(bytes, last.key, key)
      }
      let start = reader.offset
      try reader.skipValue()
      isCanonical = isCanonical && bytes[start] > 0x20
      members.append(Member(key: key, value: start..<reader.offset))
      expected = reader.offset + 1
    }
    let brace = members.last?.value.upperBound ?? expected
    isCanonical = isCanonical && reader.tokenOffset == brace && bytes.count == brace + 1
    _ = try reader.next()
    return isCanonical ? nil : "it is not canonical JSON"
  }

  /// Whether one key stands before another.
  private static func ascends(
    _ bytes: UnsafeBufferPointer<UInt8>, _ left: Range<Int>, _ right: Range<Int>
  ) -> Bool {
    for place in 0..<min(left.count, right.count) {
      let (old, new) = (bytes[left.lowerBound + place], bytes[right.lowerBound + place])
      // Only here the order of UTF-16 may be another than that of the bytes.
      if old >= 0xEE, new >= 0xEE { return utf16Less(bytes[left], bytes[right]) }
      if old != new { return old < new }
    }
    return left.count < right.count
  }

  /// The bytes of the value of a member; nil where there is none.
  subscript(key: StaticString) -> ArraySlice<UInt8>? { range(of: key).map { bytes[$0] } }

  private func range(of key: StaticString) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      members.first { Self.equal(key, bytes, $0.key) }?.value
    }
  }

  /// Whether bytes are a text.
  static func equal(_ text: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { equal(text, $0, $0.indices) }
  }

  private static func equal(
    _ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for place in 0..<range.count where bytes[range.lowerBound + place] != text.utf8Start[place] {
      return false
    }
    return true
  }

  /// Throws where a member is none of these, which ascend.
  func refuseOthers(than keys: [StaticString]) throws(Fault) {
    // Both ascend, so one pass is enough.
    var next = 0
    let other = bytes.withUnsafeBufferPointer { bytes in
      members.first { member in
        while next < keys.count, !Self.equal(keys[next], bytes, member.key) { next += 1 }
        return next == keys.count
      }
    }
    guard let other else { return }
    let key = String(decoding: bytes[other.key], as: UTF8.self)
    throw Fault(path: key, message: "an entry of this kind has no such member")
  }
}
