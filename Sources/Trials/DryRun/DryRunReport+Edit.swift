extension DryRunReport {
  /// A difference between the packs that changes what decides; layout, comments and texts are none.
  public struct Edit: Sendable, Hashable {
    /// What differs.
    public var kind: Kind
    /// What it is called, such as `eligibility.age`, `max_age from 2026-01-01`, `regions[5101]`.
    public var name: String
    /// Where it stands, `file:line`, in the candidate, or in the baseline where it is taken away.
    public var place: String
    /// The unified difference of its text, a line each.
    public var lines: [String]
    /// What it does to the flips; nil where that wasn't looked for.
    public var effect: Effect?

    /// What an edit changes.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// A rule.
      case rule
      /// A cap of a queue.
      case cap
      /// What a decision says of itself.
      case decision
      /// The order of the rules of a decision.
      case order
      /// A `local` at the top of a file of rules.
      case local
      /// A shared function.
      case function
      /// A value of a parameter, with the days on which it holds.
      case parameter
      /// A row of a table.
      case row
      /// A table: its columns and all rows.
      case table
      /// A record type.
      case record
      /// What `pack.yaml` says, and rule files that are only in one of the packs.
      case pack
      /// A pack that both use, with all that it holds.
      case used
      /// The as-of date.
      case asOf = "as_of"
    }
  }

  /// What an edit does to the flips; each number is of pairs of a dossier and a decision.
  public struct Effect: Sendable, Hashable {
    /// Flips that the baseline with this edit alone makes, to the same outcome.
    public var alone = 0
    /// Flips that it doesn't make alone, and that the candidate without it doesn't make either.
    public var onlyWithOthers = 0
    /// Flips that the candidate without this edit doesn't make: the outcome is that of the baseline.
    public var undoes = 0
    /// Why the baseline with this edit alone can't be read; nil where it can.
    public var aloneUnreadable: String?
    /// Why the candidate without this edit can't be read; nil where it can.
    public var withoutUnreadable: String?

    /// An edit that does nothing.
    public init() {}
  }
}
