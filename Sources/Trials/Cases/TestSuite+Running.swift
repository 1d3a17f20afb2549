public import Decisions
internal import Foundation
public import Policies
internal import Synchronization

extension TestSuite {
  /// How many cases are worth a thread of their own, which compiles the rules once more.
  private static let casesAThread = 100

  /// Runs every case by a policy, over the cores where that pays; the results are in order.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public func run(by policy: Policy) throws(RuleError) -> [CaseResult] {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let count = max(1, min(cores, cases.count / Self.casesAThread))
    if count == 1 { return try Self.run(cases[...], by: policy) }
    let size = (cases.count + count - 1) / count
    let done = Mutex<[Int: Result<[CaseResult], RuleError>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let part = cases[min(index * size, cases.count)..<min((index + 1) * size, cases.count)]
      let results = Result { () throws(RuleError) in try Self.run(part, by: policy) }
      done.withLock { $0[index] = results }
    }
    var results: [CaseResult] = []
    for (_, part) in done.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      results += try part.get()
    }
    return results
  }

  private static func run(
    _ cases: ArraySlice<TestCase>, by policy: Policy
  ) throws(RuleError) -> [CaseResult] {
    let runner = try CaseRunner(policy)
    return cases.map(runner.run)
  }

  /// The first case that fails by a policy; nil where none does.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public func firstFailure(by policy: Policy) throws(RuleError) -> TestCase? {
    try CaseRunner(policy).firstFailure(of: cases)
  }
}
