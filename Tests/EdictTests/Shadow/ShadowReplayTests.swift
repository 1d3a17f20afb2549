import Edict
import Foundation
import TestSupport
import Testing

@Suite("a shadow, replayed")
struct ShadowReplayTests {
  private func shadows(
    _ count: Int, reproduced: Int = 0, differing: Int = 0,
    notReplayable: [ReplayReport.Reason: Int] = [:]
  ) -> [String: Int] {
    var counts = ["count": count, "reproduced": reproduced, "differing": differing]
    for (reason, number) in notReplayable { counts[reason.rawValue] = number }
    return counts
  }

  private func counts(_ report: ReplayReport) -> [String: Int] {
    shadows(
      report.shadows.count, reproduced: report.shadows.reproduced,
      differing: report.shadows.differing, notReplayable: report.shadows.notReplayable)
  }

  @Test(
    "comes out again to the byte, whatever the candidate would have said",
    arguments: [ShadowLog.higher, ShadowLog.narrow, ShadowLog.failing])
  func same(change: ShadowLog.Change) throws {
    let report = try Replayer(ShadowLog(change).log).run()
    #expect(report.lines == [])
    #expect(report.reproduced == 2)
    #expect(counts(report) == shadows(2, reproduced: 2))
    #expect(report.isClean)
  }

  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: ShadowLog.Change
    let from: String
    let to: String
    let lines: [String]

    init(
      _ name: String, by change: ShadowLog.Change = ShadowLog.higher, _ from: String, _ to: String,
      _ lines: [String]
    ) {
      (testDescription, self.change, self.from) = (name, change, from)
      (self.to, self.lines) = (to, lines)
    }
  }

  @Test(
    "that says what the candidate would not have said is found, with its path",
    arguments: [
      Forgery(
        "an outcome", #""outcome":"yes","passed":["ceiling"]}},"revision"#,
        #""outcome":"no","passed":["ceiling"]}},"revision"#,
        ["2 shadow_differs", #"  shadow.results.guaranty.outcome: "no" -> "yes""#]),
      Forgery(
        "a rule", #""passed":["ceiling"]}},"revision"#, #""passed":[]}},"revision"#,
        ["2 shadow_differs", #"  shadow.results.guaranty.passed[1]: nothing -> "ceiling""#]),
      Forgery(
        "the as-of date", #""shadow":{"as_of":"1997-02-28""#, #""shadow":{"as_of":"1997-03-01""#,
        ["2 shadow_differs", #"  shadow.as_of: "1997-03-01" -> "1997-02-28""#]),
      Forgery(
        "the candidate's id", #""shadow":{"as_of":"1997-02-28","pack":"sba-loans""#,
        #""shadow":{"as_of":"1997-02-28","pack":"other""#,
        ["2 shadow_differs", #"  shadow.pack: "other" -> "sba-loans""#]),
      Forgery(
        "that it refuses", #""results":{"guaranty":{"outcome":"yes","passed":["ceiling"]}},"rev"#,
        #""refused":"bad_text","rev"#,
        ["2 shadow_differs", #"  shadow.refused: "bad_text" -> nothing"#]),
      Forgery(
        "that it does not refuse", by: ShadowLog.narrow, #""refused":"out_of_range""#,
        #""results":{}"#, ["2 shadow_differs", #"  shadow.refused: nothing -> "out_of_range""#]),
      Forgery(
        "a fact of the dossier",
        #"{"approved_on":"1997-02-28","gross_approved":550000,"#
          + #""guaranteed":495000,"number"#,
        #"{"approved_on":"1997-02-28","gross_approved":550000,"guaranteed":549999,"number"#,
        [
          "2 grounds_differ",
          "  grounds.guaranty.ceiling.facts.loan.guaranteed: 495000 -> 549999",
          #"  shadow.results.guaranty.failed: nothing -> ["ceiling"]"#,
        ]),
      Forgery(
        "a member more", #""shadow":{"#, #""shadow":{"a":1,"#,
        ["2 entry_malformed: `shadow.a`: an entry of this kind has no such member"]),
      Forgery(
        "no results", #""results":{"guaranty":{"outcome":"yes","passed":["ceiling"]}},"rev"#,
        #""rev"#, ["2 entry_malformed: `shadow.results`: it is missing"]),
      Forgery(
        "both", by: ShadowLog.narrow, #""refused":"out_of_range","#,
        #""refused":"out_of_range","results":{},"#,
        ["2 entry_malformed: `shadow.results`: a refused dossier has none"]),
      Forgery(
        "a result without an outcome", #"{"guaranty":{"outcome":"yes","passed""#,
        #"{"guaranty":{"passed""#,
        ["2 entry_malformed: `shadow.results.guaranty`: it has no `outcome` that is a text"]),
      Forgery(
        "no day", #""shadow":{"as_of":"1997-02-28""#, #""shadow":{"as_of":"1997-02-30""#,
        ["2 entry_malformed: `shadow.as_of`: it is no day"]),
      Forgery(
        "no object",
        #""shadow":{"as_of":"1997-02-28","pack":"sba-loans","results":{"guaranty":"#
          + #"{"outcome":"yes","passed":["ceiling"]}},"revision":"R"}"#, #""shadow":[]"#,
        ["2 entry_malformed: `shadow`: it is no object"]),
    ])
  func forged(forgery: Forgery) throws {
    let shadows = try ShadowLog(forgery.change)
    let from = forgery.from.replacing(#":"R"}"#, with: #":"\#(shadows.candidate.pack.revision)"}"#)
    var isFound = false
    let copy = try shadows.forged { index, entry in
      guard index == 2 else { return entry }
      isFound = entry.contains(from)
      return entry.replacing(from, with: forgery.to)
    }
    #expect(isFound, "\(from)")
    let report = try Replayer(copy).run(jobs: 1)
    #expect(report.lines == forgery.lines)
    #expect(report.findingCount == 1)
    #expect(report.reproduced == 1)
    #expect(try Replayer(copy).run(jobs: 4) == report)
  }

  @Test("is counted by the reason where the candidate's pack is not there, and the decision stands")
  func withoutPack() throws {
    let shadows = try ShadowLog(ShadowLog.higher)
    let revision = shadows.candidate.pack.revision
    let copy = try shadows.forged { index, entry in
      index < 2
        ? entry : entry.replacing(revision, with: "sha256:\(String(repeating: "0", count: 64))")
    }
    let report = try Replayer(copy).run()
    #expect(report.lines == [])
    #expect(report.reproduced == 2)
    #expect(counts(report) == self.shadows(2, notReplayable: [.packMissing: 2]))
  }

  @Test("is counted by the reason where a limit of the host had ended it")
  func hostLimit() throws {
    let shadows = try ShadowLog(ShadowLog.higher)
    let end = #"}},"revision":"\#(shadows.candidate.pack.revision)""#
    let copy = try shadows.forged { _, entry in
      entry.replacing(
        #"{"outcome":"yes","passed":["ceiling"]"# + end,
        with: #"{"outcome":"error","replayable":false"# + end)
    }
    let report = try Replayer(copy).run()
    #expect(report.lines == [])
    #expect(counts(report) == self.shadows(2, notReplayable: [.hostLimit: 2]))
  }

  @Test("of a changed pack is told once, as a finding about that pack")
  func changedPack() throws {
    let copy = try ShadowLog(ShadowLog.higher).forged { index, entry in
      index == 1 ? entry.replacing("value: 0.95", with: "value: 0.96") : entry
    }
    let report = try Replayer(copy).run()
    #expect(report.lines.first == "1 pack_changed")
    #expect(report.findingCount == 1)
    #expect(report.reproduced == 2)
    #expect(counts(report) == shadows(2, notReplayable: [.packChanged: 2]))
    let query = LogQuery(terms: [EntryTerm("subject", "1000000002")])
    #expect(try Replayer(copy).run(.query(query)).lines.first == "1 pack_changed")
  }
}
