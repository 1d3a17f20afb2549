public import Decisions

extension DryRunReport {
  /// One decision about one dossier that comes to another outcome.
  public struct Flip: Sendable, Hashable {
    /// Which record of the input it is, counted from 1; of a log the entry's index.
    public var record: Int
    /// The subject's id.
    public var subject: String
    /// The text shown beside it, where the pack names a field for that.
    public var name: String?
    /// The decision.
    public var decision: String
    /// The outcome by the baseline.
    public var before: DecisionOutcome
    /// The outcome by the candidate.
    public var after: DecisionOutcome
    /// The first condition that went the other way; nil where none did, as where rules were added
    /// that aren't in force.
    public var condition: Condition?
    /// The edits that make it alone, as indexes of `edits`, ascending.
    public var alone: [Int] = []
    /// The edits that make it only with others.
    public var onlyWithOthers: [Int] = []
    /// The edits without which it isn't made.
    public var undoes: [Int] = []

    /// Every edit that has a part in it, ascending.
    public var edits: [Int] { Set(alone + onlyWithOthers + undoes).sorted() }
  }

  /// A rule that came to another outcome by the candidate.
  public struct Condition: Sendable, Hashable {
    /// Its decision: the flipped one, or one that this reads, where the difference lies there.
    public var decision: String
    /// Its id; nil for the decision's own condition.
    public var rule: String?
    /// What people call it.
    public var title: String
    /// Where it stands, `rules/eligibility.lua:8`.
    public var place: String
    /// What it came to by the baseline; nil where it is none there.
    public var before: Ground?
    /// What it comes to by the candidate; nil where it is none there.
    public var after: Ground?
  }

  /// What one rule came to, and on what that rests.
  public struct Ground: Sendable, Hashable {
    /// The outcome.
    public var outcome: RuleOutcome
    /// Every scalar that it read, by path, ascending; null where it is absent.
    public var facts: [NamedValue]
    /// Every parameter that it read, by name, ascending.
    public var parameters: [NamedValue]
    /// What it read of other decisions, by name, ascending.
    public var decisions: [NamedValue]
    /// What it shows, by name, ascending.
    public var shown: [NamedValue]
  }
}
