import Edict
import TestSupport
import Testing

@Suite("a dry run of a portfolio")
struct PortfolioDryRunTests {
  private let firms: [String]

  init() {
    var random = SplitMix(seed: 5)
    firms = (0..<600).map { number in
      #"{"firm":{"area":"a\#(random.below(4))","asks":\#(1 + random.below(40)),"#
        + #""id":"F\#(number)","idle":\#(random.oneIn(9)),"rank":\#(random.below(600))}}"#
    }
  }

  private static func candidate() throws -> Policy {
    try CreditPack.policy([
      "rules/allocation.lua": (CreditPack.files["rules/allocation.lua"] ?? "").replacing(
        "return firm.rank end", with: "return -firm.asks, firm.rank end")
    ])
  }

  private func report(threads: Int) throws -> DryRunReport {
    let (old, new) = (try CreditPack.policy(), try Self.candidate())
    let run = DryRun(baseline: old, candidate: new, asOf: CreditPack.day)
    var records = DryRunRecords(
      BytesSource(Array(firms.joined(separator: "\n").utf8)), baseline: old.pack.dossierType,
      candidate: new.pack.dossierType)
    return try run.run(&records, threads: threads)
  }

  /// Whom a policy grants.
  private func granted(_ policy: Policy) throws -> [String] {
    let fields = try #require(PortfolioFields(policy))
    let decider = try Decider(policy)
    var portfolio = Portfolio()
    for firm in firms {
      let dossier = try policy.dossier(json: Array(firm.utf8))
      portfolio.add(
        PortfolioEntry(
          dossier, decider.decide(dossier, asOf: CreditPack.day), keeping: fields, place: ""))
    }
    let decision = try PortfolioDecider(policy).decide(portfolio, asOf: CreditPack.day)
    let entries = try #require(decision.result("allocation")?.queue).entries
    return entries.filter { $0.standing == .granted }.map(\.subject)
  }

  @Test(
    "tells who enters and is displaced, whatever the number of threads, and counts no flips of it")
  func moves() throws {
    let report = try report(threads: 1)
    #expect(try self.report(threads: 4) == report)
    #expect(report.decisions.map(\.decision) == ["eligible", "named"])
    #expect(report.flipCount == 0)
    #expect(report.portfolios.map(\.decision) == ["allocation", "targets"])
    let (old, new) = (try granted(CreditPack.policy()), try granted(Self.candidate()))
    let shift = report.portfolios[0]
    #expect(shift.entered.map(\.subject) == new.filter { !old.contains($0) })
    #expect(shift.displaced.map(\.subject) == old.filter { !new.contains($0) })
    #expect(shift.enteredCount == shift.entered.count && shift.enteredCount > 0)
    #expect((shift.before?.counts?.granted, shift.after?.counts?.granted) == (old.count, new.count))
    #expect(shift.displaced.allSatisfy { !$0.breaks.isEmpty })
  }
}
