import AuditLog

/// A tree's hashes held in memory, with the tree's definition written out as RFC 6962 has it.
struct MemoryHashes: TileHashes {
  private var levels: [[TreeHash]] = []

  init(leaves: [TreeHash]) {
    var level = leaves
    while !level.isEmpty {
      levels.append(level)
      let width = Tile.fullWidth
      level = (0..<level.count / width).map { Self.root(level[($0 * width)..<($0 + 1) * width]) }
    }
  }

  func hashes(level: Int, positions: Range<Int64>) -> [TreeHash] {
    Array(levels[level][Int(positions.lowerBound)..<Int(positions.upperBound)])
  }

  /// `MTH` of section 2.1.
  static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
    if leaves.isEmpty { return .empty }
    if leaves.count == 1 { return leaves[leaves.startIndex] }
    let (left, right) = halves(leaves)
    return TreeHash(root(left), root(right))
  }

  /// `PATH` of section 2.1.1.
  static func path(_ index: Int, _ leaves: ArraySlice<TreeHash>) -> [TreeHash] {
    if leaves.count == 1 { return [] }
    let (left, right) = halves(leaves)
    return index < left.count
      ? path(index, left) + [root(right)] : path(index - left.count, right) + [root(left)]
  }

  /// `SUBPROOF` of section 2.1.2.
  static func proof(_ old: Int, _ leaves: ArraySlice<TreeHash>, whole: Bool = true) -> [TreeHash] {
    if old == leaves.count { return whole ? [] : [root(leaves)] }
    let (left, right) = halves(leaves)
    return old <= left.count
      ? proof(old, left, whole: whole) + [root(right)]
      : proof(old - left.count, right, whole: false) + [root(left)]
  }

  private static func halves(
    _ leaves: ArraySlice<TreeHash>
  ) -> (ArraySlice<TreeHash>, ArraySlice<TreeHash>) {
    var middle = 1
    while middle * 2 < leaves.count { middle *= 2 }
    return (leaves.prefix(middle), leaves.dropFirst(middle))
  }
}

/// The hashes of the leaves `0`, `1`, … as decimal texts.
func numberedLeaves(_ count: Int) -> [TreeHash] {
  (0..<count).map { TreeHash(leaf: Array("\($0)".utf8)) }
}
