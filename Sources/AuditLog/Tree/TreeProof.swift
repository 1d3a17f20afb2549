/// Checks of what a tree's owner claims, without the tree.
///
/// Sources: RFC 9162, sections 2.1.3.2 and 2.1.4.2, which spell out how proofs of RFC 6962 are
/// checked; draft-ietf-plants-merkle-tree-certs, section 4.4.3, for subtrees.
public enum TreeProof {
  /// Whether `path` shows that `leaf` is the leaf `index` of the tree of `head`.
  public static func includes(
    _ leaf: TreeHash, at index: Int64, in head: TreeHead, path: [TreeHash]
  ) -> Bool {
    guard index >= 0, index < head.size else { return false }
    var at = index
    var last = head.size - 1
    var hash = leaf
    for neighbour in path {
      if last == 0 { return false }
      if at & 1 == 1 || at == last {
        hash = TreeHash(neighbour, hash)
        let levels = at == 0 ? 0 : at.trailingZeroBitCount
        at >>= Int64(levels)
        last >>= Int64(levels)
      } else {
        hash = TreeHash(hash, neighbour)
      }
      at >>= 1
      last >>= 1
    }
    return last == 0 && hash == head.root
  }

  /// Whether `path` shows that the tree of `old` is the beginning of that of `new`.
  ///
  /// Of an old tree without leaves, of which no proof can say anything, it says false.
  public static func isConsistent(_ old: TreeHead, with new: TreeHead, path: [TreeHash]) -> Bool {
    old.size > 0 && contains(0..<old.size, hash: old.root, in: new, path: path)
  }

  /// Whether `path` shows that the leaves `range` of the tree of `head` have the hash `hash`.
  ///
  /// The range must be one that a subtree can have: it begins at a multiple of the least power of
  /// two that is no less than its length. One without leaves is in every tree that reaches it.
  public static func contains(
    _ range: Range<Int64>, hash: TreeHash, in head: TreeHead, path: [TreeHash]
  ) -> Bool {
    guard isSubtree(range), range.upperBound <= head.size else { return false }
    if range.isEmpty { return hash == .empty && path.isEmpty }
    var first = range.lowerBound
    var end = range.upperBound - 1
    var last = head.size - 1
    func climb() {
      first >>= 1
      end >>= 1
      last >>= 1
    }
    // What lies within the range needs no hash from outside.
    let isFlush = end == last
    while first != end, isFlush || end & 1 == 1 { climb() }
    var rest = path[...]
    guard let seed = first == end ? hash : rest.popFirst() else { return false }
    var inner = seed
    var outer = seed
    for neighbour in rest {
      if last == 0 { return false }
      if end & 1 == 1 || end == last {
        if first < end { inner = TreeHash(neighbour, inner) }
        outer = TreeHash(neighbour, outer)
        while end & 1 == 0, end != 0 { climb() }
      } else {
        outer = TreeHash(outer, neighbour)
      }
      climb()
    }
    return last == 0 && inner == hash && outer == head.root
  }

  private static func isSubtree(_ range: Range<Int64>) -> Bool {
    guard range.lowerBound >= 0 else { return false }
    let length = range.upperBound - range.lowerBound
    if length <= 1 || range.lowerBound == 0 { return true }
    let height = 64 - (length - 1).leadingZeroBitCount
    return range.lowerBound.trailingZeroBitCount >= height
  }
}
