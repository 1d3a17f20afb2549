internal import CanonicalJSON

/// What rules see of a decision that stands before theirs.
protocol Decided {
  /// Its name.
  var name: String { get }
  /// What it came to.
  var outcome: DecisionOutcome { get }
  /// What it gives.
  var value: TextTree.Content? { get }
  /// What each part of a sum came to.
  var parts: [NamedValue] { get }
  /// Why it isn't settled, each cause once.
  var causes: [Cause] { get }
  /// Whether it has a total, known at least within a range.
  var hasTotal: Bool { get }
  /// Whether an undetermined one may turn out not to apply.
  var mayNotApply: Bool { get }
  /// Whether its value can't change any more: it is settled, and of an `any`, which gives what all
  /// its rules give, no rule is open.
  var isFinal: Bool { get }
}

extension DecisionResult: Decided {
  var hasTotal: Bool { total != nil }

  var isFinal: Bool {
    if outcome == .undetermined { return false }
    return outcome == .no || !isAny
      || !rules.contains { $0.outcome == .unknown || $0.outcome == .review }
  }
}
