/// The right edge of a Merkle tree: all that is needed to append to it and to know its root.
///
/// It holds the hash of each perfect subtree, of which a tree has one for every 1 bit of its size.
/// Appending a leaf costs two hashes on average.
public struct TreeEdge: Hashable, Sendable {
  /// How many leaves the tree has.
  public private(set) var size: Int64

  /// The hashes of the perfect subtrees, the largest first.
  public private(set) var subtrees: [TreeHash]

  /// The edge of the tree without leaves.
  public init() {
    size = 0
    subtrees = []
  }

  /// Takes an edge apart that was put together before; nil where size and hashes do not agree.
  public init?(size: Int64, subtrees: [TreeHash]) {
    guard size >= 0, size.nonzeroBitCount == subtrees.count else { return nil }
    self.size = size
    self.subtrees = subtrees
  }

  /// Appends a leaf's hash.
  public mutating func append(_ leaf: TreeHash) { append(leaf) { _, _, _ in } }

  /// Appends a leaf's hash, and gives each hash of a tile above the lowest that is complete by it.
  package mutating func append(
    _ leaf: TreeHash, completed: (_ level: Int, _ position: Int64, TreeHash) throws -> Void
  ) rethrows {
    var hash = leaf
    var position = size
    var height = 0
    while position & 1 == 1 {
      hash = TreeHash(subtrees.removeLast(), hash)
      position >>= 1
      height += 1
      if height % Tile.height == 0 { try completed(height / Tile.height, position, hash) }
    }
    subtrees.append(hash)
    size += 1
  }

  /// The hash of the whole tree.
  ///
  /// - Complexity: O(log size).
  public var root: TreeHash {
    guard var root = subtrees.last else { return .empty }
    for subtree in subtrees.dropLast().reversed() { root = TreeHash(subtree, root) }
    return root
  }

  /// The size and root of the tree.
  public var head: TreeHead { TreeHead(size: size, root: root) }
}

/// How many leaves a tree has, and the hash of them all.
public struct TreeHead: Hashable, Sendable {
  /// How many leaves the tree has.
  public let size: Int64
  /// The hash of the whole tree.
  public let root: TreeHash

  /// Takes the two.
  public init(size: Int64, root: TreeHash) {
    self.size = size
    self.root = root
  }
}
