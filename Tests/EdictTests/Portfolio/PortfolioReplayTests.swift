import Edict
import Foundation
import TestSupport
import Testing

@Suite("a logged portfolio decision")
struct PortfolioReplayTests {
  @Test("rests on the entries of its dossiers, and on no other between them")
  func entry() throws {
    let credit = try CreditLog()
    guard
      case .portfolio(let logged) = try LoggedEntry(
        credit.log.entry(at: credit.index), at: credit.index)
    else {
      Issue.record("no portfolio")
      return
    }
    #expect(logged.entries.ranges == [1...2, 4...5])
    #expect(logged.entries.count == 4)
    #expect(logged.decisions == ["allocation", "targets"])
    #expect(logged.asOf == CreditPack.day)
    #expect(
      String(decoding: logged.results, as: UTF8.self)
        == #"{"allocation":{"caps":{"area":[{"free":100,"group":"ai","held":0,"limit":300,"#
        + #""taken":200},{"free":50,"group":"bio","held":0,"limit":300,"taken":250}],"#
        + #""credit":[{"free":50,"held":500,"limit":1000,"taken":450}]},"entries":{"#
        + #""A":{"breaks":[{"cap":"area","free":100,"group":"ai","limit":300,"takes":200}],"#
        + #""outcome":"no"},"B":{"outcome":"yes","value":1},"C":{"outcome":"yes","value":2},"#
        + #""D":{"failed":["eligible"],"outcome":"no"}},"excluded":1,"granted":2,"outcome":"yes","#
        + #""refused":1,"undetermined":0,"value":2},"targets":{"outcome":"yes","passed":["enough"]}}"#
    )
  }

  @Test(
    "is made again to the byte, on any number of threads, and audited in the order of the queue")
  func again() throws {
    let credit = try CreditLog()
    let report = try Replayer(credit.log, persons: credit.persons).run()
    #expect(report.lines == [])
    #expect((report.decisions, report.reproduced) == (5, 5))
    #expect((report.portfolios.count, report.portfolios.reproduced) == (1, 1))
    #expect(try Replayer(credit.log, persons: credit.persons).run(jobs: 4) == report)
    let alone = try Replayer(credit.log, persons: credit.persons).run(.index(credit.index))
    #expect((alone.decisions, alone.portfolios.reproduced) == (0, 1))
    let audited = try AuditedPortfolio(
      at: credit.index, of: credit.log, packs: PackLibrary(credit.log), persons: credit.persons)
    #expect(audited?.again == .same)
    #expect(audited?.decision == credit.decision)
    #expect(
      try AuditedPortfolio(at: 1, of: credit.log, packs: PackLibrary(credit.log)) == nil)
  }

  @Test(
    "of a person who was forgotten is made again where no rule that it rests on reads their values")
  func forgotten() throws {
    let credit = try CreditLog()
    _ = try credit.log.forget(["Q"], keys: credit.persons, origin: CreditLog.origin)
    let report = try Replayer(credit.log, persons: credit.persons).run()
    #expect(report.lines == [])
    #expect(report.portfolios.reproduced == 1)
    #expect(report.notReplayable[.personForgotten, default: 0] > 0)
  }

  @Test("that asks for what a personal value settles is counted once the person is forgotten")
  func forgottenRead() throws {
    let allocation = (CreditPack.files["rules/allocation.lua"] ?? "").replacing(
      "decided.eligible.yes", with: "decided.eligible.yes and decided.named.yes")
    let credit = try CreditLog(
      Array(CreditPack.firms.prefix(1)), replacing: ["rules/allocation.lua": allocation])
    #expect(
      try Replayer(credit.log, persons: credit.persons).run().portfolios.reproduced == 1)
    let without = try Replayer(credit.log).run()
    #expect(without.portfolios.notReplayable == [.personKeyMissing: 1])
    _ = try credit.log.forget(["Q"], keys: credit.persons, origin: CreditLog.origin)
    let report = try Replayer(credit.log, persons: credit.persons).run()
    #expect(report.lines == [])
    #expect(report.portfolios.notReplayable == [.personForgotten: 1])
  }

  @Test("of 2,000 firms is made again, and its page too")
  func many() throws {
    var random = SplitMix(seed: 11)
    let firms = (0..<2000).map { number in
      #"{"firm":{"area":"a\#(random.below(9))","asks":\#(random.below(50)),"has":0,"#
        + #""id":"F\#(number)","rank":\#(random.below(5))}}"#
    }
    let credit = try CreditLog(firms, groupsOf: 1000)
    let report = try Replayer(credit.log).run()
    #expect(report.lines == [])
    #expect((report.reproduced, report.portfolios.reproduced) == (2001, 1))
    let queue = try #require(credit.decision.result("allocation")?.queue)
    #expect(queue.granted > 0 && queue.refused > 0)
  }

  @Test("isn't logged where it is about other dossiers than its entries, or of another policy")
  func refused() throws {
    let credit = try CreditLog()
    let wrong = PortfolioLogEntry(
      credit.decision, by: credit.policy, about: EntryCommitment(), stamp: .now(),
      origin: CreditLog.origin)
    let size = try credit.log.size
    let error = #expect(throws: EntryError.self) { try credit.log.append(wrong) }
    #expect(
      error?.description
        == "entry_wrong_portfolio: the decision is about 4 dossiers, and rests on 0 entries; "
        + "add the receipt of each of its dossiers, and no other")
    let other = PortfolioLogEntry(
      credit.decision, by: try LoanLog.policy(), about: EntryCommitment(), stamp: .now(),
      origin: CreditLog.origin)
    #expect(throws: EntryError.self) { try credit.log.append(other) }
    #expect(try credit.log.size == size)
  }

  // MARK: Forged

  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let from: String
    let to: String
    let lines: [String]

    init(_ name: String, _ from: String, _ to: String, _ lines: [String]) {
      (testDescription, self.from, self.to, self.lines) = (name, from, to, lines)
    }
  }

  @Test(
    "that was forged is found, all hashes right again",
    arguments: [
      Forgery(
        "a grant", #""B":{"outcome":"yes","value":1}"#, #""B":{"outcome":"yes","value":2}"#,
        ["6 results_differ", "  results.allocation.entries.B.value: 2 -> 1"]),
      Forgery(
        "what is free", #""free":50,"held":500"#, #""free":60,"held":500"#,
        ["6 results_differ", "  results.allocation.caps.credit[1].free: 60 -> 50"]),
      Forgery(
        "a parameter that was read", #""envelope":1000"#, #""envelope":2000"#,
        ["6 grounds_differ", "  grounds.allocation.params.envelope: 2000 -> 1000"]),
      Forgery(
        "the pack", #""pack":"credit""#, #""pack":"other""#,
        ["6 entry_differs", #"  pack: "other" -> "credit""#]),
      Forgery(
        "a decision more", #"["allocation","targets"]"#, #"["allocation","targets","x"]"#,
        [
          "6 entry_differs",
          #"  decisions: "allocation, targets, x" -> "allocation, targets""#,
        ]),
      Forgery(
        "a range that lacks an entry", #""count":4,"#, #""count":3,"#,
        [
          "6 entry_malformed: `entries.count`: it is not how many entries the ranges have"
        ]),
      Forgery(
        "a range that reaches the entry itself", "[4,5]]", "[4,6]]",
        [
          "6 entry_malformed: `entries.ranges`: it is no list of ranges that ascend and lie before "
            + "the entry"
        ]),
      Forgery(
        "the as-of date", #""as_of":"2026-11-24""#, #""as_of":"x""#,
        ["6 entry_malformed: `as_of`: it is no day"]),
    ])
  func forged(_ forgery: Forgery) throws {
    let report = try report(forgery.from, forgery.to)
    #expect(report.lines == forgery.lines)
    #expect(report.portfolios.reproduced == 0)
    #expect(report.reproduced == 5)
  }

  private func report(_ from: String, _ to: String) throws -> ReplayReport {
    let credit = try CreditLog()
    var isFound = false
    let copy = try credit.forged { index, entry in
      guard index == credit.index else { return entry }
      isFound = entry.contains(from)
      return entry.replacing(from, with: to)
    }
    #expect(isFound, "\(from)")
    return try Replayer(copy, persons: credit.persons).run()
  }

  @Test("whose range lacks one entry, or whose digest is wrong, is of other entries")
  func otherEntries() throws {
    let cut = try report(
      #""count":4,"#, #""count":3,"#, and: "[4,5]]", "[4,4]]")
    #expect(cut.map(\.code) == [.entriesDiffer])
    let credit = try CreditLog()
    let digest = try #require(try credit.entry().firstMatch(of: /"digest":"sha256:(..)/)?.1)
    let other = String(digest) == "00" ? "11" : "00"
    let wrong = try Replayer(
      credit.forged { index, entry in
        index == credit.index
          ? entry.replacing(#""digest":"sha256:\#(digest)"#, with: #""digest":"sha256:\#(other)"#)
          : entry
      }, persons: credit.persons
    ).run()
    #expect(wrong.findings.map(\.code) == [.entriesDiffer])
    #expect(wrong.findings[0].message?.hasPrefix("it says `sha256:\(other)") == true)
    #expect(wrong.portfolios.differing == 1)
  }

  private func report(
    _ from: String, _ to: String, and other: String, _ another: String
  ) throws -> [ReplayFinding] {
    let credit = try CreditLog()
    let copy = try credit.forged { index, entry in
      index == credit.index
        ? entry.replacing(from, with: to).replacing(other, with: another) : entry
    }
    return try Replayer(copy, persons: credit.persons).run().findings
  }

  @Test("is of other entries where one of them was changed, which is found for itself too")
  func changedDossier() throws {
    let credit = try CreditLog()
    let copy = try credit.forged { index, entry in
      index == 1 ? entry.replacing(#""asks":200"#, with: #""asks":100"#) : entry
    }
    let report = try Replayer(copy, persons: credit.persons).run()
    #expect(report.findings.map(\.code) == [.entriesDiffer])
    #expect(report.findings.map(\.index) == [credit.index])
  }

  @Test("the index finds it by kind, decision and outcome")
  func terms() throws {
    let credit = try CreditLog()
    let terms = EntryTerms(ofEntry: try credit.log.entry(at: credit.index)).terms
    #expect(
      terms.isSuperset(of: [
        EntryTerm("kind", "portfolio"), EntryTerm("decision", "allocation=yes"),
        EntryTerm("decision", "targets=yes"), EntryTerm("rule", "targets.enough=pass"),
      ]))
  }
}
