import Edict
import Foundation
import TestSupport
import Testing

@Suite("the library")
struct LibraryTests {
  @Test("opens a pack, reads a dossier, decides, records, and reads the record back")
  func wholeWay() throws {
    let policy = try Policy(
      contentsOf: SharedFolder.repository().appending(path: "Rules/sba-loans"))
    let decider = try Decider(policy)
    let json = """
      {"number": "1002634005", "approved_on": "1997-02-28", "gross_approved": 550000, \
      "guaranteed": 495000}
      """
    let dossier = try policy.dossier(json: Array(json.utf8))
    let decision = decider.decide(dossier, asOf: policy.today())
    let folder = try TemporaryFolder()
    let log = try AuditLog(path: folder.url.appending(path: "l.sqlite").path, access: .append)
    let receipt = try log.append(
      decision, about: dossier, by: policy, actor: "a test", purpose: "to see it")
    #expect(receipt.index == 1)
    #expect(try log.index(named: "pack \(policy.pack.revision)") == 0)
    let entry = try CanonicalJSON.parse(log.entry(at: 1))
    #expect(entry["id"]?.content == .text(receipt.id))
    #expect(entry["decided_at"]?.content == .text(receipt.decidedAt))
    #expect(entry["channel"]?.content == .text("library"))
    #expect(entry["revision"]?.content == .text(policy.pack.revision))
    #expect(
      entry["results"].map { String(decoding: CanonicalJSON.canonical($0), as: UTF8.self) }
        == #"{"guaranty":{"failed":["ceiling"],"outcome":"no"}}"#)
    #expect(
      entry["dossier"].map { String(decoding: CanonicalJSON.canonical($0), as: UTF8.self) }
        == #"{"loan":{"approved_on":"1997-02-28","gross_approved":550000,"guaranteed":495000,"#
        + #""number":"1002634005"}}"#)
  }

  @Test("the document of a decision holds results, grounds, words and assumptions")
  func document() throws {
    let policy = try Policy(
      contentsOf: SharedFolder.repository().appending(path: "Rules/sba-loans"))
    let json = """
      {"number": "1002634005", "approved_on": "1997-02-28", "gross_approved": 550000, \
      "guaranteed": 495000}
      """
    let dossier = try policy.dossier(json: Array(json.utf8))
    let decision = try Decider(policy).decide(dossier, asOf: .epoch)
    let stamp = Stamp(milliseconds: 1_645_557_742_000, random: (1, 1))
    let document = DecisionDocument(decision, about: dossier, by: policy, stamp: stamp)
    let text = String(decoding: document.json(), as: UTF8.self)
      .replacing(policy.pack.revision, with: "REVISION")
      .replacing(#""lua":"\#(Decider.luaVersion)""#, with: #""lua":"LUA""#)
    #expect(
      text == #"{"as_of":"1997-02-28","assumptions":[{"from":"1995-10-12","param":"#
        + #""max_share:at(550000)","status":"unverified","value":0.75},{"param":"rounding","#
        + #""status":"assumed","value":0.5}],"decided_at":"2022-02-22T19:22:22.000Z","#
        + #""engine":"edict 0.1.0","grounds":{"guaranty":{"ceiling":{"facts":{"#
        + #""loan.gross_approved":550000,"loan.guaranteed":495000},"params":{"#
        + #""max_share:at(550000)":0.75,"rounding":0.5},"shown":{"highest":0.75,"share":0.9}}}},"#
        + #""id":"017f22e2-79b0-7001-8000-000000000001","lua":"LUA","pack":"sba-loans","#
        + #""results":{"guaranty":{"failed":["ceiling"],"outcome":"no"}},"revision":"REVISION","#
        + #""subject":"1002634005","text":{"guaranty":{"rules":{"ceiling":{"#
        + #""at":"rules/guaranty.lua:10","reason":"90% of 550,000 USD is guaranteed, at most "#
        + #"75% may be","source":"sba-7a: ceilings","title":"Guaranteed share at most the ceiling"}},"#
        + #""title":"Guaranty within the ceiling"}}}"#)
  }
}
