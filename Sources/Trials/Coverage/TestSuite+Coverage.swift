public import Decisions
public import Policies

extension TestSuite {
  /// Runs every case by a policy, in order, and adds what they cover.
  ///
  /// - Parameter policy: Read by `Policy.probed`, and that of the coverage.
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public func run(
    by policy: Policy, covering coverage: inout Coverage
  ) throws(RuleError) -> [CaseResult] {
    let decider = try Decider(policy)
    let runner = CaseRunner(by: decider)
    let results = cases.map(runner.run)
    coverage.add(decider)
    return results
  }
}
