public import Decisions

/// What became of a case.
public struct CaseResult: Sendable {
  /// The case.
  public let testCase: TestCase
  /// What became of it.
  public let verdict: Verdict
  /// What came out otherwise than expected; empty unless it failed.
  public let differences: [Difference]
  /// What it was decided to, with the grounds of every rule; nil unless it failed.
  public let decision: Decision?

  /// What can become of a case.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// All is as expected.
    case passed
    /// Something isn't.
    case failed
    /// It wasn't run.
    case skipped
  }
}
