import Edict
import Foundation
import TestSupport
import Testing

@Suite("the pack of small business loans")
struct SmallBusinessLoansTests {
  static let folder = SharedFolder.repository().appending(path: "Rules/sba-loans")

  /// A loan as it is decided: number, day of approval, gross amount, guaranteed amount, outcome.
  ///
  /// From the agency's public records, which are in the public domain.
  static let loans: [(String, String, Double, Double, DecisionOutcome)] = [
    ("1000093009", "1980-06-02", 600_000, 499_998, .yes),
    ("1004933009", "1980-07-08", 275_000, 247_500, .no),
    ("1005273003", "1980-07-03", 350_000, 350_000, .notApplicable),
    ("1132103001", "1980-12-22", 230_000, 195_500, .yes),
    ("1005633004", "1980-06-30", 235_000, 211_500, .no),
    ("1000014003", "1997-02-28", 60_000, 48_000, .yes),
    ("1002634005", "1997-02-28", 550_000, 495_000, .no),
    ("1000054004", "1997-02-28", 229_000, 229_000, .notApplicable),
    ("1000634001", "1997-02-28", 100_000, 80_000, .yes),
    ("1000034009", "1997-02-28", 287_000, 215_250, .yes),
    ("1008444008", "1997-03-04", 250_000, 225_000, .no),
    ("1004694005", "1997-03-03", 49_992, 39_994, .yes),
    ("1000146010", "2006-02-07", 253_400, 190_050, .yes),
    ("1002866007", "2006-02-07", 333_330, 299_997, .no),
    ("1002486000", "2006-02-07", 161_000, 161_000, .notApplicable),
    ("1000926008", "2006-02-07", 150_000, 127_500, .yes),
    ("1000726007", "2006-02-07", 1_350_000, 1_012_500, .yes),
    ("1008866008", "2006-02-08", 300_000, 270_000, .no),
    ("1037606010", "2006-02-14", 76_275, 64_834, .yes),
    ("1000104006", "1997-02-28", 35_000, 28_000, .yes),
  ]

  @Test("decides twenty real loans by the ceiling of their own day", arguments: loans)
  func decides(
    number: String, approved: String, gross: Double, guaranteed: Double, outcome: DecisionOutcome
  ) throws {
    let policy = try Policy(contentsOf: Self.folder)
    let json = """
      {"number": "\(number)", "approved_on": "\(approved)", "gross_approved": \(gross), \
      "guaranteed": \(guaranteed)}
      """
    let decision = try decide(json, policy)
    #expect(decision.result("guaranty")?.outcome == outcome)
    #expect(decision.asOf?.iso == approved)
  }

  @Test(
    "a ceiling holds from its first day to its last, and for amounts up to its limit",
    arguments: [
      ("1995-10-11", 155_000.0, 139_500.0, DecisionOutcome.yes),
      ("1995-10-11", 155_001, 139_500, .no),
      ("1995-10-12", 100_000, 80_000, .yes),
      ("1995-10-12", 100_001, 80_000, .no),
      ("2000-12-21", 100_000, 85_000, .no),
      ("2000-12-22", 100_000, 85_000, .yes),
      ("2000-12-22", 150_000, 127_500.5, .yes),
      ("2000-12-22", 150_000, 127_501, .no),
    ])
  func boundaries(
    approved: String, gross: Double, guaranteed: Double, outcome: DecisionOutcome
  ) throws {
    let policy = try Policy(contentsOf: Self.folder)
    let json = """
      {"number": "0000000000", "approved_on": "\(approved)", "gross_approved": \(gross), \
      "guaranteed": \(guaranteed)}
      """
    #expect(try decide(json, policy).result("guaranty")?.outcome == outcome)
  }

  @Test("a threshold changed in a copy of the pack changes decisions, and the revision")
  func changedThreshold() throws {
    let copy = try TemporaryFolder()
    let pack = copy.url.appending(path: "pack")
    try FileManager.default.copyItem(at: Self.folder, to: pack)
    let parameters = pack.appending(path: "parameters/ceilings.yaml")
    let text = try String(contentsOf: parameters, encoding: .utf8)
    let changed = text.replacing(
      "- { up_to: 150000, value: 0.85 }", with: "- { up_to: 150000, value: 0.5 }")
    #expect(changed != text)
    try changed.write(to: parameters, atomically: true, encoding: .utf8)
    let before = try Policy(contentsOf: Self.folder)
    let after = try Policy(contentsOf: pack)
    #expect(before.pack.revision != after.pack.revision)
    let loan = """
      {"number": "1000926008", "approved_on": "2006-02-07", "gross_approved": 150000, \
      "guaranteed": 127500}
      """
    #expect(try decide(loan, before).result("guaranty")?.outcome == .yes)
    #expect(try decide(loan, after).result("guaranty")?.outcome == .no)
  }

  @Test("the published file comes to what was measured on it")
  func publishedFile() throws {
    guard let file = SharedFolder.url("data/sba-loans/loans.csv") else { return }
    let policy = try Policy(contentsOf: Self.folder)
    let decider = try Decider(policy)
    var counts: [DecisionOutcome: Int] = [:]
    for dossier in try dossiers(in: file, policy) {
      let decision = decider.decide(dossier, asOf: .epoch)
      if let outcome = decision.result("guaranty")?.outcome { counts[outcome, default: 0] += 1 }
    }
    #expect(counts == [.yes: 10_777, .notApplicable: 337, .no: 100])
  }

  @Test("in any order and again, each record has the same bytes of results and grounds")
  func order() throws {
    let policy = try Policy(contentsOf: Self.folder)
    let dossiers = try dossiers(in: Self.folder.appending(path: "examples/loans.csv"), policy)
    #expect(dossiers.count == 500)
    func bytes(_ dossiers: [Dossier]) throws -> [String: [UInt8]] {
      let decider = try Decider(policy)
      var bytes: [String: [UInt8]] = [:]
      for dossier in dossiers {
        let decision = decider.decide(dossier, asOf: .epoch)
        var writer = JSONWriter()
        writer.beginArray()
        decision.writeResults(to: &writer)
        decision.writeGrounds(to: &writer)
        writer.endArray()
        bytes[dossier.subjectID] = writer.bytes
      }
      return bytes
    }
    let first = try bytes(dossiers)
    #expect(first.count == 500)
    #expect(try bytes(dossiers.reversed()) == first)
    #expect(try bytes(dossiers + dossiers) == first)
  }

  // MARK: -

  private func decide(_ json: String, _ policy: Policy) throws -> Decision {
    try Decider(policy).decide(policy.dossier(json: Array(json.utf8)), asOf: .epoch)
  }

  private func dossiers(in file: URL, _ policy: Policy) throws -> [Dossier] {
    let reader = DossierReader(
      type: policy.pack.dossierType, source: try FileSource(path: file.path))
    var dossiers: [Dossier] = []
    while let reading = try reader.next() {
      switch reading {
      case .dossier(let dossier, _): dossiers.append(dossier)
      case .refused(let error): Issue.record("\(error)")
      }
    }
    return dossiers
  }
}
