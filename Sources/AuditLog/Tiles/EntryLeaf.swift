/// What stands in the tree for an entry: the entry, or, where it is too long for a bundle of C2SP
/// tlog-tiles, a reference to it by its digest.
///
///     edict.log/large-entry/v1
///     <size in bytes>
///     <base64 of the SHA-256 of the bytes>
///
/// INVARIANT: no entry that stands for itself begins as a reference does, since a log takes none.
public struct EntryLeaf: Hashable, Sendable {
  /// The longest entry that stands for itself, in bytes.
  public static let limitBytes = 65_535

  private static let prefix = Array("edict.log/large-entry/v1\n".utf8)

  /// What is hashed, and what a bundle holds.
  public let bytes: [UInt8]

  /// What stands for `entry`.
  public init(of entry: [UInt8]) {
    bytes = entry.count <= Self.limitBytes ? entry : Self.reference(to: entry)
  }

  /// What stands in the tree.
  public var hash: TreeHash { TreeHash(leaf: bytes) }

  /// Whether a short entry would pass for a reference to a long one.
  static func isReserved(_ entry: some Collection<UInt8>) -> Bool {
    entry.count <= limitBytes && entry.starts(with: prefix)
  }

  /// The path below an export's folder of a large entry at `index`.
  static func path(of index: Int64) -> String { "large/\(index)" }

  private static func reference(to entry: [UInt8]) -> [UInt8] {
    prefix + Array("\(entry.count)\n\(Base64.text(of: Digest.sha256(entry)))\n".utf8)
  }
}
