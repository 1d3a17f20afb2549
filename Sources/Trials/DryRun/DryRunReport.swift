public import Records

/// What a change of the rules would do to a population, as plain values.
///
/// It is the same whatever the number of threads, and bounded whatever the size of the population:
/// flips are listed up to `flipLimit`, values of a segment up to `Segment.valueLimit`.
public struct DryRunReport: Sendable, Hashable {
  /// The rules as they are.
  public var baseline: Side
  /// The rules as they would be.
  public var candidate: Side
  /// What was decided, and what couldn't be.
  public var population: Population
  /// What became of each decision, in the candidate's order, then those that only the baseline makes.
  public var decisions: [Shift]
  /// The edits between the packs: pack, record types, parameters, tables, functions, rules; the as-of
  /// date last, where it differs.
  public var edits: [Edit]
  /// Whether the effects of edits were looked for; not where there are more than `editLimit`.
  public var isAttributed: Bool
  /// Each segment field with each decision that both make, in the baseline's order.
  public var segments: [Segment]
  /// The sums of money fields over those who enter and leave, by decision and field.
  public var sums: [MoneySum]
  /// The scores before and after of each sum that both make.
  public var scores: [Score]
  /// The first flips, in the order of the records, and in that of `decisions` within one.
  public var flips: [Flip]
  /// What becomes of decisions over the portfolio, in the candidate's order, then those that only the
  /// baseline makes.
  public var portfolios: [PortfolioShift] = []

  /// How many flips are listed.
  public static let flipLimit = 1_000
  /// How many edits are tried one by one.
  public static let editLimit = 100

  /// How many flips there are, listed or not: pairs of a dossier and a decision.
  public var flipCount: Int { decisions.reduce(0) { $0 + $1.flips } }

  /// Whether the packs decide alike, since nothing in them differs that decides, on the same day.
  public var isSame: Bool { edits.isEmpty }

  /// One of the two that are compared.
  public struct Side: Sendable, Hashable {
    /// The pack's id.
    public var pack: String
    /// What people call it.
    public var title: String
    /// The pack's revision: the digest of its files.
    public var revision: String
    /// The as-of date of decisions that take theirs from no field; nil where none would use it.
    public var asOf: CalendarDate?
  }

  /// What was read, and what of it both could decide.
  public struct Population: Sendable, Hashable {
    /// How many records there are, refused ones included.
    public var records = 0
    /// How many dossiers both decided.
    public var decided = 0
    /// How many records neither pack takes.
    public var refusedByBoth = 0
    /// How many records only the baseline refuses.
    public var refusedByBaseline = 0
    /// How many records only the candidate refuses.
    public var refusedByCandidate = 0
    /// How many couldn't be decided for other reasons, by a stable word, such as `pack_missing`.
    public var leftOut: [String: Int] = [:]
    /// The first refusals, in the order of the records.
    public var refusals: [Refusal] = []
    /// SHA-256 of the dossiers that both decided, in their order, each as canonical JSON as the
    /// baseline reads it, and a line feed after each.
    public var digest = ""

    /// How many refusals are listed.
    public static let refusalLimit = 20

    /// Nothing read.
    public init() {}
  }

  /// A record that a pack refuses.
  public struct Refusal: Sendable, Hashable {
    /// Who refuses it.
    public var by: Refuser
    /// Why: the baseline's error where both refuse it.
    public var error: RecordError

    /// Takes who refuses it, and why.
    public init(by: Refuser, error: RecordError) {
      self.by = by
      self.error = error
    }

    /// Who refuses a record.
    public enum Refuser: String, Sendable, Hashable, CaseIterable {
      case both, baseline, candidate
    }
  }
}
