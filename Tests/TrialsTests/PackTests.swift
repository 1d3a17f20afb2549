import Foundation
import Policies
import Testing
import Trials

@Suite("the cases of the packs")
struct PackTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("every case of a pack passes", arguments: ["Rules/sba-loans", "Tests/TrialsTests/Pack"])
  func pass(pack: String) throws {
    let folder = Self.repository.appending(path: pack)
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
