import Foundation
import Policies
import TestSupport
import Testing
import Trials

@Suite("the cases of the programme and of other packs")
struct ProgrammeCasesTests {
  /// The cases of each pack, read once.
  private static let suites = Result {
    try Dictionary(
      uniqueKeysWithValues: Set((PlantedFault.programme + PlantedFault.others).map(\.pack)).map {
        ($0, try TestSuite(contentsOf: $0.folder, for: try Policy(contentsOf: $0.folder)))
      })
  }

  @Test(
    "notice a fault of each kind, by the case that is about it",
    arguments: PlantedFault.programme + PlantedFault.others)
  func notice(fault: PlantedFault) throws {
    let about = try #require(
      try Self.suites.get()[fault.pack]?.cases.first { $0.title == fault.noticedBy },
      "there is no case \(fault.noticedBy)")
    let folder = try TemporaryFolder()
    let pack = folder.url.appending(path: "pack")
    try FileManager.default.copyItem(at: fault.pack.folder, to: pack)
    let file = pack.appending(path: fault.file)
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(
      text.range(of: fault.written), "the pack has changed: \(fault.written)")
    try text.replacingCharacters(in: start, with: fault.planted)
      .write(to: file, atomically: true, encoding: .utf8)
    #expect(try !CaseRunner(try Policy(contentsOf: pack)).passes(about))
  }

  @Test("kinds of fault that the programme's pack can have are all planted")
  func kinds() {
    // No rule of the pack asks people a question of its own.
    #expect(
      Set(PlantedFault.programme.map(\.kind)) == Set(MutantKind.allCases).subtracting([.review]))
  }
}
