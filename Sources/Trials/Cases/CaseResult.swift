/// What became of a case.
public struct CaseResult: Sendable {
  /// The case.
  public let testCase: TestCase
  /// What became of it.
  public let verdict: Verdict
  /// What came out otherwise than expected; empty unless it failed.
  public let differences: [Difference]
  /// The rules on which the differences hang; empty unless it failed.
  public let grounds: [RuleGround]

  /// What can become of a case.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// All is as expected.
    case passed
    /// Something isn't.
    case failed
    /// It wasn't run.
    case skipped
  }

  init(
    _ testCase: TestCase, _ verdict: Verdict, differences: [Difference] = [],
    grounds: [RuleGround] = []
  ) {
    self.testCase = testCase
    self.verdict = verdict
    self.differences = differences
    self.grounds = grounds
  }
}
