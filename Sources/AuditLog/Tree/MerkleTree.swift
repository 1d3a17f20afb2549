/// A Merkle tree over stored hashes: roots and proofs for any size that they reach.
///
/// Source: RFC 6962, section 2.1. Work and reading are O(log size), at most 255 hashes a tile level.
package struct MerkleTree<Source: TileHashes> {
  /// Where hashes come from.
  package let source: Source

  /// Takes where hashes come from.
  package init(_ source: Source) { self.source = source }

  /// The edge of the tree of the first `size` leaves.
  package func edge(size: Int64) throws -> TreeEdge {
    TreeEdge(size: size, subtrees: try subtrees(of: 0..<size)) ?? TreeEdge()
  }

  /// The hash of the tree of the first `size` leaves.
  package func root(size: Int64) throws -> TreeHash { try hash(of: 0..<size) }

  /// The proof that the leaf `index` is in the tree of the first `size` leaves: the hashes beside
  /// its way to the root, the leaf's neighbour first.
  package func inclusionPath(of index: Int64, size: Int64) throws -> [TreeHash] {
    precondition(0 <= index && index < size, "the leaf is in the tree")
    var path: [TreeHash] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = Self.split(range)
      if index < middle {
        path.append(try hash(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try hash(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    return path.reversed()
  }

  /// The proof that the tree of the first `old` leaves is the beginning of that of `size`.
  package func consistencyPath(from old: Int64, to size: Int64) throws -> [TreeHash] {
    precondition(0 < old && old <= size, "the old tree has leaves, and no more than the new")
    var path: [TreeHash] = []
    var range = 0..<size
    while old < range.upperBound {
      let middle = Self.split(range)
      if old <= middle {
        path.append(try hash(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try hash(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    // The verifier has the hash of the old tree itself.
    if range.lowerBound > 0 { path.append(try hash(of: range)) }
    return path.reversed()
  }

  /// Where a range of two leaves or more falls into a perfect left half and the rest.
  private static func split(_ range: Range<Int64>) -> Int64 {
    let last = range.upperBound - range.lowerBound - 1
    return range.lowerBound + 1 << (63 - Int64(last.leadingZeroBitCount))
  }

  /// The hash of a range that begins where a subtree as large as it does.
  private func hash(of range: Range<Int64>) throws -> TreeHash {
    let subtrees = try subtrees(of: range)
    guard var hash = subtrees.last else { return .empty }
    for subtree in subtrees.dropLast().reversed() { hash = TreeHash(subtree, hash) }
    return hash
  }

  /// The hashes of the perfect subtrees that make up a range, the largest first.
  private func subtrees(of range: Range<Int64>) throws -> [TreeHash] {
    var subtrees: [TreeHash] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let height = 63 - (range.upperBound - start).leadingZeroBitCount
      subtrees.append(try subtree(height: height, position: start >> Int64(height)))
      start += 1 << Int64(height)
    }
    return subtrees
  }

  /// The hash of the perfect subtree of `2^height` leaves at `position`, from the nearest tile below.
  private func subtree(height: Int, position: Int64) throws -> TreeHash {
    let (level, rest) = height.quotientAndRemainder(dividingBy: Tile.height)
    let first = position << Int64(rest)
    var hashes = try source.hashes(level: level, positions: first..<first + 1 << Int64(rest))
    while hashes.count > 1 {
      hashes = stride(from: 0, to: hashes.count - 1, by: 2).map {
        TreeHash(hashes[$0], hashes[$0 + 1])
      }
    }
    return hashes[0]
  }
}
