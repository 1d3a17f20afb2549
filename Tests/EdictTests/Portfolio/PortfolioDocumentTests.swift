import Edict
import Testing

@Suite("the document of a portfolio decision")
struct PortfolioDocumentTests {
  private static func document(
    _ firms: [String], explain: Bool = false, language: Language? = nil
  ) throws -> String {
    let policy = try CreditPack.policy()
    let fields = try #require(PortfolioFields(policy))
    let decider = try Decider(policy)
    var portfolio = Portfolio()
    for (number, firm) in firms.enumerated() {
      let dossier = try policy.dossier(json: Array(firm.utf8))
      portfolio.add(
        PortfolioEntry(
          dossier, decider.decide(dossier, asOf: CreditPack.day), keeping: fields,
          place: "line \(number + 1)"))
    }
    let decision = try PortfolioDecider(policy).decide(
      portfolio, asOf: CreditPack.day, explain: explain)
    let document = PortfolioDocument(
      decision, about: portfolio, by: policy, stamp: Stamp(id: "i", decidedAt: "t"))
    return String(decoding: document.json(explain: explain, language: language), as: UTF8.self)
      .replacing(policy.pack.revision, with: "R").replacing(Decider.luaVersion, with: "5.4")
  }

  @Test("holds results, grounds and words, and no facts of dossiers")
  func whole() throws {
    #expect(
      try Self.document(Array(CreditPack.firms.prefix(2)))
        == #"{"as_of":"2026-11-24","decided_at":"t","engine":"edict 0.1.0","grounds":{"#
        + #""allocation":{"params":{"area":300,"envelope":1000}},"#
        + #""targets":{"enough":{"params":{"least":2},"shown":{"granted":1}}}},"id":"i","#
        + #""lua":"5.4","pack":"credit","portfolio":{"dossiers":2},"results":{"#
        + #""allocation":{"caps":{"area":[{"free":100,"group":"ai","held":0,"limit":300,"#
        + #""taken":200}],"credit":[{"free":700,"held":100,"limit":1000,"taken":200}]},"#
        + #""entries":{"A":{"breaks":[{"cap":"area","free":100,"group":"ai","limit":300,"#
        + #""takes":200}],"outcome":"no"},"B":{"outcome":"yes","value":1}},"excluded":0,"#
        + #""granted":1,"outcome":"yes","refused":1,"undetermined":0,"value":1},"#
        + #""targets":{"failed":["enough"],"outcome":"no"}},"revision":"R","text":{"allocation":{"#
        + #""caps":{"area":{"at":"rules/allocation.lua:12","source":"a","title":"Of an area"},"#
        + #""credit":{"at":"rules/allocation.lua:8","source":"a","title":"Credit"}},"entries":{"#
        + #""A":{"caps":{"area":{"at":"rules/allocation.lua:12","#
        + #""reason":"no room: Of an area: takes 200, free 100","source":"a","#
        + #""title":"Of an area"}}}},"title":"Allocation"},"targets":{"rules":{"enough":{"#
        + #""at":"rules/targets.lua:2","reason":"not met: Enough","source":"a","#
        + #""title":"Enough"}},"title":"Targets"}}}"#)
  }

  @Test("is worded in the language asked for, and says the same in every order of the dossiers")
  func chinese() throws {
    let document = try Self.document(CreditPack.firms, language: .chinese)
    #expect(document.contains("额度不足：Of an area：需200，余100"))
    #expect(document == (try Self.document(CreditPack.firms.reversed(), language: .chinese)))
  }
}
