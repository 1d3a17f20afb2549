public import Decisions
public import Policies

/// The boundary cases that a pack's tests lack, to be reviewed: what they expect is what the rules do
/// now.
///
///     let suggested = try SuggestedCases(policy, suite)
///     print(suggested.yaml)
///
/// They begin with the dossiers of the cases that there are. A case is suggested only where no case
/// has shown a rule on this side of a boundary, by this word, or without this fact.
public struct SuggestedCases: Sendable {
  let cases: [SuggestedCase]
  let bases: [TestCase]

  /// Looks for what lacks.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public init(_ policy: Policy, _ suite: TestSuite) throws(RuleError) {
    bases = suite.cases
    let runner = try CaseRunner(policy)
    // Trees are deep, and so are the calls that go through them.
    nonisolated(unsafe) let found = SuggestionAuthor(policy, suite, runner)
    cases = DeepStack.run { found.cases() }
  }

  /// How many there are.
  public var count: Int { cases.count }
}
