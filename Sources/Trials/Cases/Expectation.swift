internal import Decisions

/// What must come out of one decision.
struct Expectation: Sendable {
  /// The decision's name.
  let decision: String
  /// What is asserted of it, in the order of `Check`'s keys.
  var checks: [Check]

  /// One assertion.
  enum Check: Sendable {
    /// What it comes to.
    case outcome(DecisionOutcome)
  }
}
