/// What a queue says beside its rules: in which order dossiers come, and what there is to take.
public struct QueueDefinition: Sendable {
  /// The keys by which dossiers are ordered, compared from left to right: what its function returns,
  /// at most `maximumKeys`.
  public let order: RuleFunction
  /// What comes of the dossiers behind one for which there is no room.
  public let short: Short
  /// Its caps, in file order.
  public internal(set) var caps: [Cap]

  /// Takes what a queue says.
  package init(order: RuleFunction, short: Short, caps: [Cap]) {
    self.order = order
    self.short = short
    self.caps = caps
  }

  /// The most keys that an order has.
  public static let maximumKeys = 8

  /// What comes of the dossiers behind one for which there is no room.
  public enum Short: String, Sendable, Hashable, CaseIterable {
    /// The next are tried.
    case skip
    /// All of them are refused.
    case stop
  }
}
