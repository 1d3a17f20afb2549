/// Entries as a log publishes them: each with its length before it (C2SP tlog-tiles).
enum EntryBundle {
  /// The bytes of a bundle of what stands in the tree for entries.
  static func bytes(of leaves: some Sequence<EntryLeaf>) -> [UInt8] {
    var bytes: [UInt8] = []
    for leaf in leaves {
      let count = leaf.bytes.count
      bytes += [UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)]
      bytes += leaf.bytes
    }
    return bytes
  }

  /// What a bundle of `count` holds; nil where it is not of exactly so many.
  static func leaves(_ bytes: [UInt8], count: Int) -> [ArraySlice<UInt8>]? {
    var leaves: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while rest.count >= 2 {
      let length = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
      rest = rest.dropFirst(2)
      guard rest.count >= length else { return nil }
      leaves.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return rest.isEmpty && leaves.count == count ? leaves : nil
  }

  /// The most that a bundle can have, in bytes.
  static let limitBytes = Tile.fullWidth * (2 + EntryLeaf.limitBytes)
}
