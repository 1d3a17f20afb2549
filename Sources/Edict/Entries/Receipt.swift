/// The proof that a decision is in the log.
public struct Receipt: Sendable, Hashable {
  /// The index of its entry.
  public let index: Int64
  /// Its id.
  public let id: String
  /// When it was made.
  public let decidedAt: String
}
