import Edict
import Foundation
import TestSupport
import Testing

/// A decision, written as a log holds it and read back.
@Suite("decisions read back")
struct ReadBackTests {
  private static let day = CalendarDate(year: 2026, month: 11, day: 24)

  private func examples(_ pack: RulePack, _ policy: Policy) throws -> [Dossier] {
    var dossiers: [Dossier] = []
    for file in try pack.examples() {
      let reader = DossierReader(
        type: policy.pack.dossierType, source: try FileSource(path: file.path))
      while let reading = try reader.next() {
        if case .dossier(let dossier, _) = reading { dossiers.append(dossier) }
      }
    }
    return dossiers
  }

  /// Dossiers of the examples, each also with values changed and with some removed.
  private func shaken(_ dossiers: [Dossier], _ policy: Policy, times: Int) throws -> [Dossier] {
    var shaker = DossierShaker(policy.pack.dossierType, asked: [], seed: 7)
    return try (0..<times).flatMap { _ in
      try dossiers.flatMap { dossier in
        let whole = shaker.shaken(try CanonicalJSON.parse(dossier.canonicalJSON))
        return [whole, shaker.thinned(whole)].compactMap {
          try? policy.dossier(json: CanonicalJSON.canonical($0))
        }
      }
    }
  }

  private func readBack(_ decision: Decision, _ policy: Policy) throws -> Decision {
    try Decision(
      loggedResults: CanonicalJSON.parse(decision.resultBytes),
      grounds: CanonicalJSON.parse(decision.groundBytes), asOf: decision.asOf,
      subject: decision.subject, by: policy)
  }

  private func texts(_ decision: Decision, _ wording: Wording) -> [[String]] {
    decision.results.map { result in
      wording.rules(result).map { "\($0.id): \($0.title): \($0.reason ?? "-")" }
        + [wording.ownReason(result) ?? "-"] + wording.reasons(result)
    }
  }

  @Test(
    "give the same bytes, and the same words unless a rule seems to want more",
    arguments: RulePack.all)
  func same(pack: RulePack) throws {
    let policy = try Policy(contentsOf: pack.folder)
    let decider = try Decider(policy)
    let day = try #require(Self.day)
    let dossiers = try examples(pack, policy)
    #expect(dossiers.count > 5)
    var inexact = 0
    for dossier in dossiers {
      let fresh = decider.decide(dossier, asOf: day)
      let read = try readBack(fresh, policy)
      #expect(read.resultBytes == fresh.resultBytes)
      #expect(read.groundBytes == fresh.groundBytes)
      let tree = try CanonicalJSON.parse(dossier.canonicalJSON)
      let isExact = zip(fresh.results, read.results).allSatisfy { fresh, read in
        zip(fresh.rules, read.rules).allSatisfy { fresh, read in
          !fresh.isGround || Set(fresh.missing + fresh.asks) == Set(read.missing + read.asks)
        }
      }
      if !isExact {
        inexact += 1
        continue
      }
      for language in Language.allCases {
        let words = texts(fresh, Wording(fresh, about: dossier, by: policy, language: language))
        let again = Wording(read, about: dossier, by: policy, language: language)
        #expect(texts(read, again) == words)
        let logged = Wording(read, aboutLogged: tree, by: policy, language: language)
        #expect(texts(read, logged) == words)
      }
      let stamp = Stamp(milliseconds: 0, random: (1, 1))
      #expect(
        DecisionDocument(read, about: dossier, by: policy, stamp: stamp).json()
          == DecisionDocument(fresh, about: dossier, by: policy, stamp: stamp).json())
    }
    #expect(inexact <= 1)
  }

  @Test("want no less, rule by rule, whatever is missing; few want more")
  func causes() throws {
    let pack = RulePack("tech-cultivation")
    let policy = try Policy(contentsOf: pack.folder)
    let decider = try Decider(policy)
    let day = try #require(Self.day)
    var (open, more) = (0, 0)
    for dossier in try shaken(examples(pack, policy), policy, times: 2) {
      let fresh = decider.decide(dossier, asOf: day)
      let read = try readBack(fresh, policy)
      #expect(read.resultBytes == fresh.resultBytes)
      #expect(read.groundBytes == fresh.groundBytes)
      for (fresh, read) in zip(fresh.results, read.results) {
        for (fresh, read) in zip(fresh.rules, read.rules) where fresh.isGround {
          let wanted = Set(fresh.missing + fresh.asks)
          let told = Set(read.missing + read.asks)
          #expect(told.isSuperset(of: wanted))
          #expect(told.isEmpty == wanted.isEmpty)
          open += wanted.isEmpty ? 0 : 1
          more += told == wanted ? 0 : 1
        }
      }
    }
    #expect(open > 200)
    // Items of lists that were read, and that something else settled, can't be told from others.
    #expect(more * 20 < open)
  }

  @Test("say where an entry is none of the policy")
  func refused() throws {
    let folder = SharedFolder.repository().appending(path: "Rules/sba-loans")
    let policy = try Policy(contentsOf: folder)
    let ceiling = #"{"guaranty":{"failed":["ceiling"],"outcome":"no"}}"#
    let table = [
      ("[]", "{}", "results: logged_kind_wrong: here stands an object, and this is none"),
      (
        #"{"grant":{"outcome":"no"}}"#, "{}",
        "results.grant: unknown_decision: the pack has no decision `grant`"
      ),
      (
        ceiling, #"{"grant":{}}"#,
        "grounds.grant: unknown_decision: the entry has no result of `grant`"
      ),
      (
        #"{"guaranty":{"failed":["floor"],"outcome":"no"}}"#, "{}",
        "results.guaranty.failed[0]: logged_rule_unknown: `guaranty` has no rule `floor` in force "
          + "on 2026-11-24, or it stands here twice"
      ),
      (
        #"{"guaranty":{"failed":["ceiling"],"outcome":"no","passed":["ceiling"]}}"#, "{}",
        "results.guaranty.passed[0]: logged_rule_unknown: `guaranty` has no rule `ceiling` in "
          + "force on 2026-11-24, or it stands here twice"
      ),
      (
        #"{"guaranty":{"failed":["ceiling"],"outcome":"maybe"}}"#, "{}",
        "results.guaranty.outcome: logged_name_unknown: this is no outcome"
      ),
      (
        #"{"guaranty":{"failed":["ceiling"]}}"#, "{}",
        "results.guaranty: logged_kind_wrong: a result says its `outcome`, and this one doesn't"
      ),
      (
        #"{"guaranty":{"failed":[7],"outcome":"no"}}"#, "{}",
        "results.guaranty.failed[0]: logged_kind_wrong: here stands text, and this is none"
      ),
      (
        #"{"guaranty":{"broken":[],"outcome":"no"}}"#, "{}",
        "results.guaranty.broken: logged_name_unknown: a result has no member `broken`"
      ),
      (
        ceiling, #"{"guaranty":{"when":{}}}"#,
        "grounds.guaranty.when: logged_rule_unknown: the result has no rule `when` that this "
          + "could be of"
      ),
      (
        ceiling, #"{"guaranty":{"ceiling":{"questions":[3]}}}"#,
        "grounds.guaranty.ceiling.questions[0]: logged_name_unknown: the pack has no number 3 of "
          + "this"
      ),
      (
        #"{"guaranty":{"error":["ceiling"],"outcome":"error"}}"#,
        #"{"guaranty":{"ceiling":{"error":{"at":"x","code":"gone"}}}}"#,
        "grounds.guaranty.ceiling.error.code: logged_name_unknown: this engine knows no such error"
      ),
      (
        #"{"guaranty":{"error":["ceiling"],"outcome":"error"}}"#,
        #"{"guaranty":{"ceiling":{"facts":{}}}}"#,
        "grounds.guaranty.ceiling: logged_kind_wrong: a rule in error says its `error`, and this "
          + "one doesn't"
      ),
      (
        #"{"guaranty":{"outcome":"no","points":{"ceiling":3}}}"#, "{}",
        "results.guaranty.points.ceiling: logged_rule_unknown: the result has no rule `ceiling`"
      ),
    ]
    for (results, grounds, message) in table {
      let error = #expect(throws: LoggedDecisionError.self) {
        _ = try Decision(
          loggedResults: CanonicalJSON.parse(Array(results.utf8)),
          grounds: CanonicalJSON.parse(Array(grounds.utf8)), asOf: Self.day, subject: "x",
          by: policy)
      }
      #expect(error?.description == message)
    }
  }

  @Test("a value that stays hidden is worded so, and stops nothing")
  func forgotten() throws {
    let folder = SharedFolder.repository().appending(path: "Rules/sba-loans")
    let policy = try Policy(contentsOf: folder)
    let dossier = #"""
      {"loan":{"approved_on":"1997-02-28","gross_approved":{"committed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},"number":"1"}}
      """#
    let grounds = #"""
      {"guaranty":{"ceiling":{"facts":{"loan.gross_approved":{"committed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}},"params":{},
      "shown":{"highest":{"committed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},"share":0.9}}}}
      """#
    let decision = try Decision(
      loggedResults: CanonicalJSON.parse(
        Array(#"{"guaranty":{"failed":["ceiling"],"outcome":"no"}}"#.utf8)),
      grounds: CanonicalJSON.parse(Array(grounds.utf8)),
      asOf: CalendarDate(iso: "1997-02-28"), subject: "1", by: policy)
    let tree = try CanonicalJSON.parse(Array(dossier.utf8))
    let said = Language.allCases.map { language in
      Wording(decision, aboutLogged: tree, by: policy, language: language)
        .reasons(decision.results[0])
    }
    #expect(
      said == [
        ["90% of hidden is guaranteed, at most hidden may be"],
        ["90% of 已隐去 is guaranteed, at most 已隐去 may be"],
      ])
  }
}

extension Decision {
  fileprivate var resultBytes: [UInt8] {
    var writer = JSONWriter()
    writeResults(to: &writer)
    return writer.bytes
  }

  fileprivate var groundBytes: [UInt8] {
    var writer = JSONWriter()
    writeGrounds(to: &writer)
    return writer.bytes
  }
}

extension Dossier {
  fileprivate var canonicalJSON: [UInt8] {
    var writer = JSONWriter()
    writeCanonical(to: &writer)
    return writer.bytes
  }
}
