public import CanonicalJSON

/// What there is of a cap, or of one group of it.
public struct CapGroup: Sendable, Hashable {
  /// The id of the cap.
  public let cap: String
  /// The group; nil where the cap has none.
  public let group: TextTree.Content?
  /// How much there is; nil where nobody who takes part tells.
  public let limit: Double?
  /// What is held, by whomever, before any takes.
  public let held: Double
  /// What the queue gave.
  public let taken: Double

  /// What is left, below zero where more is held than there is; nil where the limit isn't known.
  public var free: Double? { limit.map { $0 - held - taken } }
}

/// A cap in which a dossier found no room.
public struct CapBreak: Sendable, Hashable {
  /// The id of the cap.
  public let cap: String
  /// The dossier's group; nil where the cap has none.
  public let group: TextTree.Content?
  /// What it would take.
  public let takes: Double
  /// What was free when its turn came.
  public let free: Double
  /// How much there is in all.
  public let limit: Double
}
