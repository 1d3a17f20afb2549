import Edict
import Foundation

/// What running a pack's cases came to: made once, then written in one of four formats.
struct TestReport {
  /// The folder of the pack, as it was given.
  let path: String
  /// What is wrong with the pack or its tests, so that none was run.
  let findings: [Finding]
  /// What became of each case, by file and then as they stand in it.
  let results: [CaseResult]
  /// How many cases were left out since `--run` doesn't match them.
  let leftOut: Int
  /// What the cases cover, where that was asked for and they were run.
  let coverage: CoverageReport?
  /// The pack and its cases; nil where something is wrong with either.
  let tested: (policy: Policy, suite: TestSuite)?
  /// What became of the pack's mutants, where they were tried.
  var mutation: MutationText?
  private let pattern: CasePattern?
  /// Why the rules can't be run at all.
  private let failure: RuleError?

  /// Reads a pack with its tests and runs those that are wanted.
  ///
  /// - Parameter isCovering: Whether it is wanted what they cover.
  init(path: String, pattern: CasePattern?, isCovering: Bool = false) {
    self.path = path
    self.pattern = pattern
    let folder = URL(filePath: path)
    var (findings, results, leftOut): ([Finding], [CaseResult], Int) = ([], [], 0)
    var failure: RuleError?
    var coverage: CoverageReport?
    var tested: (Policy, TestSuite)?
    do {
      let policy =
        isCovering ? try Policy.probed(contentsOf: folder) : try Policy(contentsOf: folder)
      let suite = try TestSuite(contentsOf: folder, for: policy)
      let wanted = suite.cases.filter { pattern?.matches($0) ?? true }
      leftOut = suite.cases.count - wanted.count
      if isCovering, !wanted.isEmpty {
        var covered = Coverage(policy)
        results = try TestSuite(cases: wanted).run(by: policy, covering: &covered)
        coverage = covered.report()
      } else {
        results = try TestSuite(cases: wanted).run(by: policy)
      }
      // Mutants are compared with the pack as it decides, without probes.
      tested = (isCovering ? try Policy(contentsOf: folder) : policy, suite)
    } catch let error as PackError {
      findings = error.findings
    } catch let error as TestSuiteError {
      findings = error.findings
    } catch {
      failure = error as? RuleError
    }
    (self.findings, self.results, self.leftOut) = (findings, results, leftOut)
    (self.failure, self.coverage, self.tested) = (failure, coverage, tested)
  }

  /// Whether there is no such folder, so that nothing was run.
  var isMissing: Bool { findings.contains { $0.code == PackError.missingCode } }

  /// How many cases came to a verdict.
  func count(_ verdict: CaseResult.Verdict) -> Int { results.count { $0.verdict == verdict } }

  /// How many cases fail, in words.
  var failures: String {
    let failed = count(.failed)
    return failed == 1 ? "1 case fails" : "\(failed.grouped) cases fail"
  }

  /// The code with which a test run ends.
  var exitCode: Int32 {
    if !findings.isEmpty || failure != nil { return Exit.invalidPack }
    return results.isEmpty || count(.failed) > 0 ? Exit.finding : 0
  }

  /// The report in a format; of a faulty pack what is wrong with it.
  func text(_ format: TestFormat) -> String {
    if failure != nil { return "" }
    let check = CheckReport(path: path, findings: findings)
    switch format {
    case .pretty: return findings.isEmpty ? pretty : check.pretty
    case .json: return findings.isEmpty ? json : check.json
    case .github: return findings.isEmpty ? github : check.github
    case .junit: return findings.isEmpty ? junit : faultyJUnit
    }
  }

  /// What is told on standard error beside the report, a note a line.
  func notes(_ format: TestFormat) -> [String] {
    if let failure { return [failure.description] }
    if !findings.isEmpty { return format == .junit ? findings.map(\.description) : [] }
    guard results.isEmpty else { return [] }
    let why =
      leftOut > 0
      ? "no case matches `\(pattern?.text.oneLine ?? "")`; there are \(leftOut.grouped)"
      : "the pack has no `tests/*.yaml` with a case"
    return ["\(path.oneLine): no_tests: \(why)"]
  }

  /// One line: how many cases came to what.
  var summary: String {
    var counts = CaseResult.Verdict.allCases.map { "\(count($0).grouped) \($0.rawValue)" }
    if leftOut > 0 { counts.append("\(leftOut.grouped) left out") }
    return "\(path.oneLine): " + counts.joined(separator: ", ")
  }

  /// What is the matter with a failing case, in one line.
  static func line(_ difference: Difference) -> String {
    "\(difference.decision).\(difference.key): expected \(difference.expected), "
      + "got \(difference.actual)"
  }
}
