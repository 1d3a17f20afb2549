internal import CanonicalJSON

/// Where each member of an entry stands in its bytes, found in one pass that builds nothing.
///
/// The entry must be canonical as far as its first level: keys ascend, and nothing stands between.
struct EntryMembers: Sendable {
  let bytes: [UInt8]
  /// The keys without their quotes, and their values, in the order of the bytes.
  private(set) var members: [(key: Range<Int>, value: Range<Int>)] = []

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
    _ bytes: UnsafeBufferPointer<UInt8>, into members: inout [(key: Range<Int>, value: Range<Int>)]
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
        isCanonical = isCanonical && utf16Less(bytes[last.key], bytes[key])
      }
      let start = reader.offset
      try reader.skipValue()
      isCanonical = isCanonical && bytes[start] > 0x20
      members.append((key, start..<reader.offset))
      expected = reader.offset + 1
    }
    let brace = members.last?.value.upperBound ?? expected
    isCanonical = isCanonical && reader.tokenOffset == brace && bytes.count == brace + 1
    _ = try reader.next()
    return isCanonical ? nil : "it is not canonical JSON"
  }

  /// The bytes of the value of a member; nil where there is none.
  subscript(key: StaticString) -> ArraySlice<UInt8>? { range(of: key).map { bytes[$0] } }

  private func range(of key: StaticString) -> Range<Int>? {
    members.first { Self.equal(key, bytes[$0.key]) }?.value
  }

  /// Whether bytes are a key.
  static func equal(_ key: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == key.utf8CodeUnitCount else { return false }
    return bytes.elementsEqual(UnsafeBufferPointer(start: key.utf8Start, count: bytes.count))
  }

  /// Throws where a member is none of these.
  func refuseOthers(than keys: [StaticString]) throws(Fault) {
    for member in members where !keys.contains(where: { Self.equal($0, bytes[member.key]) }) {
      let key = String(decoding: bytes[member.key], as: UTF8.self)
      throw Fault(path: key, message: "an entry of this kind has no such member")
    }
  }
}
