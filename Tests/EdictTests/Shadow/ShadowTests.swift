import Edict
import Foundation
import TestSupport
import Testing

@Suite("what a candidate would have said, beside what was decided")
struct ShadowTests {
  @Test("is in the entry, and the candidate's pack is in the log once")
  func entries() throws {
    let shadows = try ShadowLog(ShadowLog.higher)
    #expect(try shadows.log.size == 4)
    var kinds: [String] = []
    try shadows.log.forEachEntry { index, bytes in
      switch try LoggedEntry(bytes, at: index) {
      case .pack(let pack): kinds.append("pack \(pack.revision)")
      case .decision(let decision): kinds.append("decision by \(decision.revision)")
      default: kinds.append("other")
      }
      return true
    }
    let (old, new) = (shadows.loans.policy.pack.revision, shadows.candidate.pack.revision)
    #expect(kinds == ["pack \(old)", "pack \(new)", "decision by \(old)", "decision by \(old)"])
    #expect(
      try shadows.shadow(at: 2) == """
        {"as_of":"1997-02-28","pack":"sba-loans","results":{"guaranty":{"outcome":"yes",\
        "passed":["ceiling"]}},"revision":"R"}
        """)
    #expect(
      try shadows.shadow(at: 3) == """
        {"as_of":"1997-02-28","pack":"sba-loans","results":{"guaranty":{"outcome":"yes",\
        "passed":["ceiling"]}},"revision":"R"}
        """)
  }

  @Test("changes nothing of what is decided and logged beside it")
  func noEffect() throws {
    let shadows = try ShadowLog(ShadowLog.failing)
    for index in [1, 2] as [Int64] {
      guard
        case .decision(let without) = try LoggedEntry(
          shadows.loans.log.entry(at: index), at: index),
        case .decision(let with) = try LoggedEntry(shadows.log.entry(at: index + 1), at: index + 1)
      else {
        Issue.record("these are decisions")
        return
      }
      #expect(without.shadow == nil)
      #expect(without.results.elementsEqual(with.results))
      #expect(without.grounds.elementsEqual(with.grounds))
      #expect(without.dossier.elementsEqual(with.dossier))
      #expect(without.decisions == with.decisions)
    }
  }

  @Test("says so where the candidate is in error")
  func failing() throws {
    #expect(
      try ShadowLog(ShadowLog.failing).shadow(at: 2) == """
        {"as_of":"1997-02-28","pack":"sba-loans","results":{"guaranty":{"error":["ceiling"],\
        "outcome":"error"}},"revision":"R"}
        """)
  }

  @Test("says by which error the candidate's record types refuse the dossier")
  func refused() throws {
    #expect(
      try ShadowLog(ShadowLog.narrow).shadow(at: 2)
        == #"{"pack":"sba-loans","refused":"out_of_range","revision":"R"}"#)
  }

  @Test("is of the decisions asked for, as far as the candidate makes them")
  func decisions() throws {
    let policy = try OfficerPack.policy()
    let shadows = try ShadowDecider(Decider(policy), beside: policy)
    let officer = OfficerPack.Officer(id: "O", name: "N", note: "t", age: 43)
    let dossier = try policy.dossier(json: OfficerPack.json(1, officer: officer))
    let names = { (wanted: Set<String>?) -> [String]? in
      guard
        case .decided(let decision) = shadows.shadow(
          of: dossier, asOf: .epoch, decisions: wanted
        ).said
      else { return nil }
      return decision.results.map(\.name)
    }
    #expect(names(["size", "none"]) == ["size"])
    #expect(names(nil) == policy.pack.decisions.map(\.name))
  }

  @Test("is what an entry is found by, under terms of its own")
  func terms() throws {
    let shadows = try ShadowLog(ShadowLog.higher)
    let terms = EntryTerms(ofEntry: try shadows.log.entry(at: 2)).terms
    let (old, new) = (shadows.loans.policy.pack.revision, shadows.candidate.pack.revision)
    #expect(
      terms.map { "\($0.kind) \($0.value)" }.sorted() == [
        "actor a test", "decision guaranty", "decision guaranty=no", "kind decision",
        "pack sba-loans", "revision \(old)", "rule guaranty.ceiling", "rule guaranty.ceiling=fail",
        "shadow \(new)", "shadow_decision guaranty", "shadow_decision guaranty=yes",
        "subject 1000000001",
      ])
  }

  @Test("is refused where it would put a person's date into the log")
  func personalDate() throws {
    let policy = try ShadowLog.candidate(
      of: LoanLog.policy(),
      [
        ("pack.yaml", "as_of: loan.approved_on\n", ""),
        ("records/loan.yaml", "title: Day of approval", "title: Day\n    x-personal: number"),
      ])
    let candidate = try LoanLog.policy()
    let error = #expect(throws: EntryError.self) {
      try ShadowDecider(Decider(candidate), beside: policy)
    }
    #expect(
      error?.description
        == "personal_as_of: the candidate `sba-loans` takes an as-of date from `loan.approved_on`, "
        + "which is personal by `sba-loans`, and an as-of date stands openly in every log; give it "
        + "another `as_of`")
  }
}
