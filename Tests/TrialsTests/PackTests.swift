import Foundation
import Policies
import TestSupport
import Testing
import Trials

@Suite("the cases of the packs")
struct PackTests {
  @Test("all pass, and leave nothing of their pack untried", arguments: RulePack.all)
  func pass(pack: RulePack) throws {
    let policy = try Policy.probed(contentsOf: pack.folder)
    #expect(policy.warnings == [])
    let suite = try TestSuite(contentsOf: pack.folder, for: policy)
    var coverage = Coverage(policy)
    let results = try suite.run(by: policy, covering: &coverage)
    #expect(results.count > 20)
    for result in results where result.verdict != .passed {
      Issue.record("\(result.testCase.title): \(result.differences)")
    }
    for item in coverage.report().items where !item.isCovered {
      Issue.record("\(item.file):\(item.span.line): \(item.name): \(item.reason?.whole ?? "")")
    }
  }

  @Test("of one pack are run until the first that fails, and none does")
  func firstFailure() throws {
    let folder = SharedFolder.repository().appending(path: "Tests/TrialsTests/Pack")
    let policy = try Policy(contentsOf: folder)
    let suite = try TestSuite(contentsOf: folder, for: policy)
    let results = try suite.run(by: policy)
    #expect(results.count > 20)
    for result in results where result.verdict == .failed {
      Issue.record("\(result.testCase.title): \(result.differences)")
    }
    #expect(try suite.firstFailure(by: policy)?.title == nil)
  }
}
