import Foundation
import Policies
import TestSupport
import Testing
import Trials

@Suite("the cases of the programme's pack")
struct ProgrammeCasesTests {
  static let folder = SharedFolder.repository().appending(path: "Rules/tech-cultivation")

  @Test("all pass")
  func pass() throws {
    let policy = try Policy(contentsOf: Self.folder)
    let suite = try TestSuite(contentsOf: Self.folder, for: policy)
    let results = try suite.run(by: policy)
    #expect(results.count > 400)
    for result in results where result.verdict != .passed {
      Issue.record("\(result.testCase.title): \(result.differences)")
    }
  }

  @Test("notice a fault of each kind, by the case that is about it", arguments: PlantedFault.all)
  func notice(fault: PlantedFault) throws {
    let folder = try TemporaryFolder()
    let pack = folder.url.appending(path: "pack")
    try FileManager.default.copyItem(at: Self.folder, to: pack)
    let suite = try TestSuite(contentsOf: pack, for: try Policy(contentsOf: pack))
    let file = pack.appending(path: fault.file)
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(
      text.range(of: fault.written), "the pack has changed: \(fault.written)")
    try text.replacingCharacters(in: start, with: fault.planted)
      .write(to: file, atomically: true, encoding: .utf8)
    let failing = try suite.run(by: try Policy(contentsOf: pack))
      .filter { $0.verdict == .failed }.map(\.testCase.title)
    #expect(failing.contains(fault.noticedBy), "noticed by \(failing)")
  }

  @Test("kinds of fault that the pack can have are all planted")
  func kinds() {
    // No rule of the pack asks people a question of its own.
    #expect(Set(PlantedFault.all.map(\.kind)) == Set(MutantKind.allCases).subtracting([.review]))
  }
}
