internal import Decisions
internal import Policies

/// The cases as the pack itself decides them.
struct Baseline: Sendable {
  /// The cases that pass.
  let cases: [TestCase]
  let reading: PackReading
  /// The decisions that each case has in error, by the case's index.
  private let inError: [Set<String>]
  /// The rules that each case has come to an outcome of which it tells something.
  private let rules: [Set<Mutant.Subject>]

  init(_ policy: Policy, _ suite: TestSuite) throws(RuleError) {
    reading = PackReading(policy)
    let runner = try CaseRunner(policy)
    cases = suite.cases.filter { $0.skip == nil && runner.passes($0) }
    let decisions = cases.map { runner.decision(of: $0) }
    inError = decisions.map(\.inError)
    rules = zip(cases, decisions).map { testCase, decision in
      let asserted = Set(testCase.decisions)
      var rules: Set<Mutant.Subject> = []
      for result in decision.results where asserted.contains(result.name) {
        rules.insert(.rule(decision: result.name, id: nil))
        for rule in result.rules where rule.outcome != .notApplicable {
          rules.insert(.rule(decision: result.name, id: rule.id))
        }
      }
      return rules
    }
  }

  /// The cases in the order in which a mutant is likely noticed: first those that tell of a rule that
  /// rests on what it changes.
  func order(for mutant: Mutant) -> [Int] {
    let touched = reading.rules(restingOn: mutant.subject)
    let subjects = Set(
      touched.map { Mutant.Subject.rule(decision: $0.decision.name, id: $0.rule.id) })
    let (first, rest) = (
      cases.indices.filter { !rules[$0].isDisjoint(with: subjects) },
      cases.indices.filter { rules[$0].isDisjoint(with: subjects) }
    )
    return first + rest
  }

  /// Whether a case fails, or has a decision in error that wasn't.
  func notices(_ index: Int, _ runner: CaseRunner) -> Bool {
    let testCase = cases[index]
    let outcome = runner.outcome(of: testCase, explain: testCase.needsExplaining)
    return !outcome.fits(testCase.expectations)
      || !outcome.decision.inError.isSubset(of: inError[index])
  }
}

extension Decision {
  /// The names of its decisions that are in error.
  fileprivate var inError: Set<String> {
    Set(results.filter { $0.outcome == .error }.map(\.name))
  }
}
