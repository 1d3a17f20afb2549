public import AuditLog

/// The proof that a decision is in the log.
public struct Receipt: Sendable, Hashable {
  /// The index of its entry.
  public let index: Int64
  /// Its id.
  public let id: String
  /// When it was made.
  public let decidedAt: String
  /// The hash of its leaf in the log's tree.
  public let leaf: TreeHash

  init(index: Int64, stamp: Stamp, leaf: TreeHash) {
    self.index = index
    id = stamp.id
    decidedAt = stamp.decidedAt
    self.leaf = leaf
  }
}
