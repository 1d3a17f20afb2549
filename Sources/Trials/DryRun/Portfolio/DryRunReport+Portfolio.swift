public import CanonicalJSON
public import Decisions

extension DryRunReport {
  /// What becomes of a decision over the portfolio: of all dossiers that both packs decide, together.
  public struct PortfolioShift: Sendable, Hashable {
    /// The decision's name.
    public var decision: String
    /// What people call it.
    public var title: String
    /// Who makes it.
    public var madeBy: Shift.Makers
    /// What it comes to by the baseline; nil where that doesn't make it.
    public var before: PortfolioSide?
    /// What it comes to by the candidate; nil where that doesn't make it.
    public var after: PortfolioSide?
    /// The first whom only the candidate grants, by their place in its queue.
    public var entered: [Move] = []
    /// How many there are, listed or not.
    public var enteredCount = 0
    /// The first whom only the baseline grants, by their place in its queue.
    public var displaced: [Move] = []
    /// How many there are, listed or not.
    public var displacedCount = 0

    /// How many of those who enter, and of those who are displaced, are listed.
    public static let moveLimit = 1_000
  }

  /// What one of the packs comes to over the portfolio.
  public struct PortfolioSide: Sendable, Hashable {
    /// The outcome.
    public var outcome: DecisionOutcome
    /// The value, as far as there is one; of a queue how many it grants.
    public var value: TextTree.Content?
    /// Why it is an error, where that isn't one rule's own.
    public var error: String?
    /// How many stand where; nil of what is no queue, or is not filled.
    public var counts: QueueCounts?
    /// What there is of each cap, by group.
    public var caps: [CapGroup]
  }

  /// How many stand where with a queue.
  public struct QueueCounts: Sendable, Hashable {
    /// How many take.
    public var granted: Int
    /// How many found no room.
    public var refused: Int
    /// Of how many it isn't known.
    public var undetermined: Int
    /// How many take no part.
    public var excluded: Int
  }

  /// A dossier that a queue grants by one pack and not by the other.
  public struct Move: Sendable, Hashable {
    /// The subject's id.
    public var subject: String
    /// What it is called, where that is known.
    public var name: String?
    /// Its place among those who are granted, where it is.
    public var place: Int
    /// What the queue comes to for it where it isn't granted; nil where it has no queue.
    public var otherwise: DecisionOutcome?
    /// The caps in which it finds no room there.
    public var breaks: [CapBreak]
  }
}
