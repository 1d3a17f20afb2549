extension DryRunReport {
  /// How one decision came out for each value of one segment field.
  public struct Segment: Sendable, Hashable {
    /// The path of the field, such as `firm.region`.
    public var field: String
    /// What people call it.
    public var title: String
    /// The decision.
    public var decision: String
    /// The values by text, ascending, of an ordered enumeration in its order; then the rest, then where it isn't known.
    public var values: [Value]

    /// How many values are told apart, those with the most dossiers; what has another one is
    /// `isRest`.
    public static let valueLimit = 200
  }

  /// The dossiers that have one value of a segment field.
  public struct Value: Sendable, Hashable {
    /// The value as text; nil where it isn't known, and of the rest.
    public var text: String?
    /// Whether it stands for all values beyond `Segment.valueLimit`.
    public var isRest = false
    /// How many dossiers, errors included.
    public var dossiers = 0
    /// How many of them came to yes by the baseline.
    public var yesBefore = 0
    /// How many of them come to yes by the candidate.
    public var yesAfter = 0
    /// How many of them flipped.
    public var flips = 0

    /// No dossier yet.
    public init(text: String?, isRest: Bool = false) {
      self.text = text
      self.isRest = isRest
    }
  }

  /// What a number field that is money comes to over those who enter and leave a `yes`.
  public struct MoneySum: Sendable, Hashable {
    /// The path of the field, such as `visit.amount`.
    public var field: String
    /// What people call it.
    public var title: String
    /// Its unit, such as `CNY`.
    public var unit: String
    /// The decision.
    public var decision: String
    /// The sum over those that come to yes and didn't.
    public var entered = 0.0
    /// The sum over those that came to yes and don't any more.
    public var left = 0.0
    /// The sum over those that come to yes before and after.
    public var stayed = 0.0
  }

  /// How the totals of one sum are spread, before and after.
  public struct Score: Sendable, Hashable {
    /// The decision.
    public var decision: String
    /// What people call it.
    public var title: String
    /// How many totals lie in each whole number, rounded down, by the baseline; within a few
    /// thousand of them, beyond which they are counted at the ends.
    public var before: [Int: Int] = [:]
    /// The same by the candidate.
    public var after: [Int: Int] = [:]

    /// The least and greatest whole number that is counted apart.
    public static let ends = -1_000...1_000
  }
}
