public import Decisions
public import Policies
internal import Records

/// Runs cases by one policy, on one thread at a time.
///
///     let runner = try CaseRunner(mutant)
///     let failing = runner.firstFailure(of: suite.cases)
///
/// The policy has the record types and the names of the pack whose cases they are; its rules,
/// parameters and tables may be others. Not `Sendable`: make one a thread.
public final class CaseRunner {
  /// The policy.
  public var policy: Policy { decider.policy }
  private let decider: Decider
  /// The decisions that are made, those among them that others read; nil for all.
  ///
  /// Of the others nothing fails.
  var made: Set<String>? {
    get { decider.made }
    set { decider.made = newValue }
  }
  private let files = RuleFiles()

  /// Compiles a policy's rules.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public convenience init(
    _ policy: Policy, limits: Decider.Limits = Decider.Limits()
  ) throws(RuleError) {
    self.init(by: try Decider(policy, limits: limits))
  }

  /// Takes a decider, which then decides as in its pack between two cases.
  public init(by decider: Decider) { self.decider = decider }

  /// Runs one case; where it fails it is decided again, to explain.
  public func run(_ testCase: TestCase) -> CaseResult {
    if testCase.skip != nil {
      return CaseResult(testCase, .skipped)
    }
    let outcome = outcome(of: testCase, explain: testCase.needsExplaining)
    if outcome.fits(testCase.expectations) {
      return CaseResult(testCase, .passed)
    }
    let explained = self.outcome(of: testCase, explain: true)
    let differences = explained.differences(from: testCase.expectations)
    return CaseResult(
      testCase, .failed, differences: differences,
      grounds: explained.grounds(of: differences, files))
  }

  /// Whether a case passes; what is skipped does.
  ///
  /// Deciding is all the work.
  public func passes(_ testCase: TestCase) -> Bool {
    testCase.skip != nil
      || outcome(of: testCase, explain: testCase.needsExplaining).fits(testCase.expectations)
  }

  /// The first case that fails, in the order given; nil where none does.
  public func firstFailure(of cases: some Sequence<TestCase>) -> TestCase? {
    cases.first { !passes($0) }
  }

  /// What a case is decided to.
  ///
  /// - Parameter explain: Whether the grounds of every rule are kept.
  public func decision(of testCase: TestCase, explain: Bool = false) -> Decision {
    outcome(of: testCase, explain: explain).decision
  }

  /// What a case is decided to, with what its expectations are compared with.
  func outcome(of testCase: TestCase, explain: Bool) -> CaseOutcome {
    var replaced: [String: Parameter] = [:]
    for (name, content) in testCase.parameters {
      replaced[name] = policy.pack.parameters[name]?.saying(content)
    }
    decider.replace(parameters: replaced)
    defer { decider.replace(parameters: [:]) }
    let decision = decider.decide(
      testCase.dossier, asOf: testCase.asOf ?? .epoch, explain: explain)
    return CaseOutcome(
      decision: decision, dossier: testCase.dossier, policy: policy, replaced: replaced)
  }
}
