/// Where the hashes of a tree's tiles come from: a store, a folder, memory.
///
/// A hash of level 0 is a leaf's; one of level `l` is that of a perfect subtree of `256^l` leaves
/// (C2SP tlog-tiles). Every other hash follows from these.
package protocol TileHashes {
  /// The hashes of a level at `positions`, in order, all of them.
  func hashes(level: Int, positions: Range<Int64>) throws -> [TreeHash]
}
