public import CanonicalJSON
public import Records

/// What one decision came to.
///
/// A class, since those that are read are read often, and passed on more often.
public final class DecisionResult: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// What it came to.
  public let outcome: DecisionOutcome
  /// Its as-of date, where that isn't the document's.
  public let asOf: CalendarDate?
  /// What each rule came to: failed must rules first, then in file order.
  public let rules: [RuleResult]
  /// What it is not known for want of, outside its rules: its as-of date.
  let ownCauses: [Cause]
  /// What its own condition came to, where that decided.
  public let condition: RuleResult?
  /// What it gives: the value of the first rule that passes, each value by rule id, or the total.
  public let value: TextTree.Content?
  /// What each part of a sum came to, in file order; a number or `[low, high]`.
  public let parts: [NamedValue]
  /// The total of a sum, where it is known at least within a range.
  let total: Total?
  /// Whether it gives what each of its rules gives.
  let isAny: Bool

  /// The total of a sum.
  struct Total: Sendable, Hashable {
    let low: Double
    let high: Double
  }

  init(
    name: String, outcome: DecisionOutcome, asOf: CalendarDate?, rules: [RuleResult],
    ownCauses: [Cause], condition: RuleResult?, value: TextTree.Content?, parts: [NamedValue],
    total: Total?, isAny: Bool
  ) {
    (self.name, self.outcome, self.asOf, self.rules) = (name, outcome, asOf, rules)
    (self.ownCauses, self.condition, self.value) = (ownCauses, condition, value)
    (self.parts, self.total, self.isAny) = (parts, total, isAny)
  }

  /// Whether both came to the same on the same grounds.
  public static func == (left: DecisionResult, right: DecisionResult) -> Bool {
    left === right
      || left.name == right.name && left.outcome == right.outcome && left.asOf == right.asOf
        && left.value == right.value && left.parts == right.parts && left.total == right.total
        && left.isAny == right.isAny && left.ownCauses == right.ownCauses
        && left.condition == right.condition && left.rules == right.rules
  }

  /// Hashes what tells most results apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(outcome)
    hasher.combine(value)
  }

  /// Why it isn't settled, or wouldn't be if more were known, each cause once.
  var causes: [Cause] {
    Cause.distinct(ownCauses + (condition?.causes ?? []) + rules.flatMap(\.causes))
  }

  /// Whether anything isn't settled.
  var hasCauses: Bool {
    !ownCauses.isEmpty || condition?.causes.isEmpty == false
      || rules.contains { !$0.causes.isEmpty }
  }

  /// The paths of the facts that it wants, ascending, each once.
  public var missing: [String] {
    Set(causes.compactMap { if case .missing(let path) = $0 { path } else { nil } })
      .sorted(by: utf16Less)
  }

  /// Whether deciding again must come to the same: not where a limit of the host ended it, which
  /// depends on the machine.
  public var isReplayable: Bool {
    condition?.error?.code != .hostLimit && !rules.contains { $0.error?.code == .hostLimit }
  }

  /// By which people are asked to judge, ascending, each once: paths of fields and parameters, or
  /// `decision.rule`.
  public var asks: [String] {
    Set(causes.compactMap { if case .asks(let path) = $0 { path } else { nil } })
      .sorted(by: utf16Less)
  }

  /// What stands for a decision that wasn't made, and that nothing reads.
  static func unmade(_ name: String) -> DecisionResult {
    DecisionResult(
      name: name, outcome: .notApplicable, asOf: nil, rules: [], ownCauses: [], condition: nil,
      value: nil, parts: [], total: nil, isAny: false)
  }

  /// Whether an undetermined one may turn out not to apply: by its own condition or date, or since
  /// no rule applies for sure.
  var mayNotApply: Bool {
    condition != nil || rules.allSatisfy { $0.mayNotApply }
  }
}
