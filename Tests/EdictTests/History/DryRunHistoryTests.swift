import Edict
import Foundation
import TestSupport
import Testing

@Suite("a dry run over a log")
struct DryRunHistoryTests {
  /// Decides the log's dossiers, and gives the report and what was taken as logged.
  private func run(
    _ log: AuditLog, _ query: LogQuery = LogQuery(), persons: PersonKeys? = nil,
    baseline: Policy, candidate: Policy, asOf: CalendarDate? = nil, threads: Int = 1
  ) throws -> (report: DryRunReport, decisions: Int, shadows: Int) {
    var history = try DryRunHistory(
      of: log, persons: persons, query, baseline: baseline, candidate: candidate, asOf: asOf)
    let run = DryRun(baseline: baseline, candidate: candidate, asOf: asOf ?? .epoch)
    let report = try run.run(&history, threads: threads)
    return (report, history.decisionsUsed, history.shadowsUsed)
  }

  @Test("takes what was decided and what a shadow says as they were logged, and comes to the same")
  func asLogged() throws {
    let shadows = try ShadowLog(ShadowLog.higher)
    let (old, new) = (shadows.loans.policy, shadows.candidate)
    let logged = try run(shadows.log, baseline: old, candidate: new)
    #expect((logged.decisions, logged.shadows) == (2, 2))
    let plain = try run(shadows.loans.log, baseline: old, candidate: new)
    #expect((plain.decisions, plain.shadows) == (2, 0))
    let other = try run(shadows.log, baseline: new, candidate: old)
    #expect((other.decisions, other.shadows) == (0, 0))
    #expect(logged.report.population.decided == 2)
    #expect(logged.report.flips.map(\.record) == [2])
    #expect(plain.report.flips.map(\.record) == [1])
    #expect(logged.report.decisions == plain.report.decisions)
    #expect(logged.report.edits == plain.report.edits)
    #expect(logged.report.population.digest == plain.report.population.digest)
    let flip = try #require(logged.report.flips.first)
    #expect((flip.before, flip.after, flip.alone) == (.no, .yes, [0]))
    #expect(other.report.flips.map { [$0.before, $0.after] } == [[.yes, .no]])
    #expect(
      try run(shadows.log, baseline: old, candidate: new, threads: 4).report == logged.report)
  }

  @Test("decides anew where a shadow refused the dossier, which is counted as refused")
  func refused() throws {
    let shadows = try ShadowLog(ShadowLog.narrow)
    let found = try run(shadows.log, baseline: shadows.loans.policy, candidate: shadows.candidate)
    #expect(found.shadows == 0)
    #expect(found.report.population.refusedByCandidate == 2)
    #expect(found.report.population.refusals.map(\.error.record) == [2, 3])
    #expect(
      found.report.population.refusals.map(\.error.code.name) == ["out_of_range", "out_of_range"])
  }

  @Test("leaves out what can't be decided again, by its reason")
  func leftOut() throws {
    let loans = try LoanLog()
    let changes: [(from: String, to: String, reason: String)] = [
      (#""version":1}"#, #""version":2}"#, "entry_unknown_version"),
      (#""index":1,"#, #""index":7,"#, "entry_misplaced"),
      (#""lua":"#, #""lub":"#, "entry_malformed"),
      (#""outcome":"no""#, #""outcome":"error","replayable":false"#, "host_limit"),
    ]
    for (from, to, reason) in changes {
      let copy = try loans.forged { index, entry in
        index == 1 ? entry.replacing(from, with: to) : entry
      }
      let found = try run(copy, baseline: loans.policy, candidate: loans.policy)
      #expect(found.report.population.leftOut == [reason: 1])
      #expect((found.report.population.records, found.report.population.decided) == (2, 1))
    }
  }

  @Test("leaves out dossiers of which values stay hidden, and tells whether a person was forgotten")
  func hidden() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "l.sqlite").path
    let log = try AuditLog(path: path, access: .append)
    let keys = try PersonKeys(path: PersonKeys.defaultPath(forLog: path), access: .append)
    let policy = try OfficerPack.policy()
    let officer = OfficerPack.Officer(id: "O-17", name: "Zoë", note: "a note", age: 43)
    let dossier = try policy.dossier(json: OfficerPack.json(1, officer: officer))
    _ = try log.append(
      Decider(policy).decide(dossier, asOf: .epoch), about: dossier, by: policy, actor: "a",
      persons: keys)
    let reasons = { (persons: PersonKeys?) throws -> [String: Int] in
      let found = try self.run(log, persons: persons, baseline: policy, candidate: policy)
      return found.report.population.leftOut
    }
    #expect(try reasons(keys) == [:])
    #expect(try reasons(nil) == ["person_key_missing": 1])
    let origin = LogEntry.Origin(actor: "a", purpose: nil, channel: "test")
    _ = try log.forget([officer.id], keys: keys, origin: origin)
    #expect(try reasons(keys) == ["person_forgotten": 1])
  }

  @Test("decides without values that stay hidden where no rule of either pack may read them")
  func hiddenUnread() throws {
    let names = ["size", "named"]
    func policy(_ decisions: [String], _ limit: String) throws -> Policy {
      var files = OfficerPack.files.filter { path, _ in
        !path.hasPrefix("rules/") || decisions.contains { path == "rules/\($0).lua" }
      }
      files["pack.yaml"] = files["pack.yaml"]?.replacing(
        "[size, named, label, band, vote, score, after]",
        with: "[\(decisions.joined(separator: ", "))]")
      files["rules/size.lua"] = files["rules/size.lua"]?.replacing("<= 100", with: limit)
      return try Policy(PackFiles(files.mapValues { Array($0.utf8) }))
    }
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "l.sqlite").path
    let log = try AuditLog(path: path, access: .append)
    let keys = try PersonKeys(path: PersonKeys.defaultPath(forLog: path), access: .append)
    let old = try policy([names[0]], "<= 100")
    let officer = OfficerPack.Officer(id: "O-17", name: "Zoë", note: "a note", age: 43)
    let dossier = try old.dossier(json: OfficerPack.json(1, officer: officer))
    _ = try log.append(
      Decider(old).decide(dossier, asOf: .epoch), about: dossier, by: old, actor: "a",
      persons: keys)
    let unread = try run(log, baseline: old, candidate: policy([names[0]], "> 100")).report
    #expect(unread.population.leftOut == [:])
    #expect(unread.flips.map(\.decision) == ["size"])
    let read = try run(log, baseline: old, candidate: policy(names, "> 100")).report
    #expect(read.population.leftOut == ["person_key_missing": 1])
  }

  @Test("looks at what is searched for, and tells by which revisions it was decided")
  func searched() throws {
    let shadows = try ShadowLog(ShadowLog.higher)
    let revision = shadows.loans.policy.pack.revision
    let query = LogQuery(terms: [EntryTerm("subject", "1000000002")])
    let found = try run(
      shadows.log, query, baseline: shadows.loans.policy, candidate: shadows.candidate)
    #expect((found.report.population.records, found.decisions) == (1, 1))
    #expect(try HistoryRevisions(of: shadows.log).counts == [revision: 2])
    #expect(try HistoryRevisions(of: shadows.log, query).counts == [revision: 1])
    #expect(
      try HistoryRevisions(of: shadows.log, LogQuery(terms: [EntryTerm("pack", "x")])).counts == [:]
    )
  }
}
