public import CanonicalJSON
public import Decisions
public import Records

/// One decision of a dossier that comes to something else from a day on.
public struct TimelineChange: Sendable {
  /// The decision's name.
  public let decision: String
  /// The first day on which it comes to `after`.
  public let day: CalendarDate
  /// The first of the dates asked for at which it is seen.
  public let seenAt: CalendarDate
  /// What it came to on the day before.
  public let before: DecisionResult
  /// What it comes to on that day.
  public let after: DecisionResult
  /// All that is decided on that day, to be put in words.
  public let decided: Decision
  /// The rules on which it hangs, in the order of `after`.
  public let rules: [Rule]
  /// Fields that those rules read and that hold that day, the day before, or one from which months or
  /// years end then; by path.
  public let fields: [Field]
  /// Parameters that those rules read and that have another value from that day on, by name.
  public let parameters: [Parameter]

  /// A rule that comes to something else.
  public struct Rule: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// What it came to; nil where it wasn't in force.
    public let before: RuleOutcome?
    /// What it comes to; nil where it isn't in force any more.
    public let after: RuleOutcome?
    /// Whether another version of it has come into force.
    public let isOtherVersion: Bool
  }

  /// A date of the dossier.
  public struct Field: Sendable, Hashable {
    /// Its path, such as `firm.certificates[1].valid_until`.
    public let path: String
    /// What it holds.
    public let day: CalendarDate
  }

  /// A parameter whose value changes.
  public struct Parameter: Sendable, Hashable {
    /// Its name; what `:at(v)` gave is under `x:at(v)`.
    public let name: String
    /// The value on the day before.
    public let before: TextTree.Content
    /// The value from that day on.
    public let after: TextTree.Content
  }

  /// Whether a yes is lost for want of nothing but time: a date of the dossier passes.
  public var isWarning: Bool {
    before.outcome == .yes && (after.outcome == .no || after.outcome == .undetermined)
      && !fields.isEmpty
  }

  /// Takes what was decided on the day before and on the day; nil where neither made the decision.
  init?(
    _ name: String, from earlier: Decision, to later: Decision, on day: CalendarDate,
    seenAt: CalendarDate
  ) {
    guard let before = earlier.result(name), let after = later.result(name) else { return nil }
    decision = name
    self.day = day
    self.seenAt = seenAt
    self.before = before
    self.after = after
    decided = later
    let pairs = Self.changed(before, after)
    rules = pairs.map { pair in
      Rule(
        id: pair.id, before: pair.before?.outcome, after: pair.after?.outcome,
        isOtherVersion: pair.isOtherVersion)
    }
    fields = Self.fields(pairs, on: day)
    parameters = Self.parameters(pairs)
  }
}
