import Edict
import Foundation
import TestSupport
import Testing

@Suite("decisions, made again from the log alone")
struct ReplayTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private func keys() throws -> PersonKeys {
    try PersonKeys(path: path("persons"), access: .append)
  }

  /// Each dossier of a pack's examples, decided.
  private func decided(
    _ pack: String, _ files: [String], explain: Bool = false, decisions: Set<String>? = nil
  ) throws -> [LogEntry] {
    let policy = try LoanLog.policy(pack)
    let decider = try Decider(policy)
    var entries: [LogEntry] = []
    for file in files {
      let url = SharedFolder.repository().appending(path: "Rules/\(pack)/examples/\(file)")
      let reader = DossierReader(
        type: policy.pack.dossierType, source: try FileSource(path: url.path))
      while case .dossier(let dossier, _)? = try reader.next() {
        let decision = decider.decide(
          dossier, asOf: policy.today(), decisions: decisions, explain: explain)
        entries.append(
          LogEntry(
            decision, about: dossier, by: policy, stamp: .now(),
            origin: .init(actor: "a test", purpose: nil, channel: "library")))
      }
    }
    return entries
  }

  private func examples() throws -> [LogEntry] {
    try RulePack.all.flatMap { pack in
      try decided(pack.name, pack.examples().map(\.lastPathComponent))
    }
  }

  @Test("all of every pack's examples come out to the byte, on one thread and on four")
  func examplesOfEveryPack() throws {
    let isLong = ProcessInfo.processInfo.environment["EDICT_LONG"] == "1"
    let count = isLong ? 10_000 : 1500
    let examples = try examples()
    let log = try AuditLog(path: path("log"), access: .append)
    let keys = try keys()
    let logged = (0..<count).map { examples[$0 % examples.count] }
    for start in stride(from: 0, to: count, by: 1000) {
      _ = try log.append(Array(logged[start..<min(count, start + 1000)]), persons: keys)
    }
    let report = try Replayer(log, persons: keys).run(jobs: 4)
    #expect(report.lines == [])
    let packs = RulePack.all.count
    #expect((report.entries, report.packs, report.decisions) == (count + packs, packs, count))
    #expect((report.reproduced, report.differing, report.notReplayable) == (count, 0, [:]))
    #expect(report.isClean)
    #expect(try Replayer(log, persons: keys).run(jobs: 1) == report)
  }

  @Test("of many findings the first hundred are listed, the same ones on one thread and on four")
  func manyFindings() throws {
    let entries = try decided("sba-loans", ["loans.csv"])
    let log = try AuditLog(path: path("log"), access: .append)
    _ = try log.append(entries)
    let copy = try AuditLog(path: path("copy"), access: .append)
    try log.forEachEntry { index, bytes in
      var text = String(decoding: bytes, as: UTF8.self)
      if index % 3 == 1 { text = text.replacing(#""outcome":""#, with: #""outcome":"x"#) }
      _ = try copy.append(count: 1) { _, _ in Array(text.utf8) }
      return true
    }
    let report = try Replayer(copy).run(jobs: 4)
    #expect(report.findingCount == 167)
    #expect(report.differing == 167)
    #expect(report.findings.map(\.index) == (0..<100).map { $0 * 3 + 1 })
    #expect(report.findings.allSatisfy { $0.code == .resultsDiffer })
    #expect(try Replayer(copy).run(jobs: 1) == report)
    #expect(try Replayer(copy).run(jobs: 9) == report)
  }

  @Test("a decision that was explained, or of which some decisions were asked for, comes out again")
  func askedFor() throws {
    let log = try AuditLog(path: path("log"), access: .append)
    let keys = try keys()
    let cases = ["cases.jsonl"]
    let explained = try decided("tech-cultivation", cases, explain: true)
    let some = try decided("tech-cultivation", cases, decisions: ["priority", "exemption"])
    _ = try log.append(explained + some, persons: keys)
    let report = try Replayer(log, persons: keys).run()
    #expect(report.lines == [])
    #expect(report.reproduced == explained.count + some.count)
    guard case .decision(let first) = try LoggedEntry(log.entry(at: 1), at: 1),
      case .decision(let last) = try LoggedEntry(log.entry(at: log.size - 1), at: log.size - 1)
    else {
      Issue.record("these are decisions")
      return
    }
    var writer = JSONWriter()
    explained[0].decision.writeGrounds(to: &writer)
    #expect(Array(first.grounds) == writer.bytes)
    #expect(last.decisions == ["priority", "exemption"])
  }

  @Test("what is selected is replayed, and nothing else")
  func selections() throws {
    let loans = try LoanLog()
    let replayer = Replayer(loans.log)
    guard case .decision(let second) = try LoggedEntry(loans.log.entry(at: 2), at: 2) else {
      Issue.record("this is a decision")
      return
    }
    func counts(_ selection: Replayer.Selection) throws -> [Int] {
      let report = try replayer.run(selection)
      return [report.entries, report.packs, report.decisions, report.reproduced]
    }
    #expect(try counts(.all) == [3, 1, 2, 2])
    #expect(try counts(.index(0)) == [1, 1, 0, 0])
    #expect(try counts(.index(2)) == [1, 0, 1, 1])
    #expect(try counts(.id(second.id)) == [1, 0, 1, 1])
    #expect(try counts(.id("none")) == [0, 0, 0, 0])
    #expect(try counts(.id("")) == [0, 0, 0, 0])
    #expect(
      try counts(.query(LogQuery(terms: [EntryTerm("subject", "1000000002")]))) == [1, 0, 1, 1])
    #expect(try counts(.query(LogQuery(terms: [EntryTerm("pack", "sba-loans")]))) == [3, 1, 2, 2])
    #expect(throws: LogError.self) { try replayer.run(.index(3)) }
    #expect(throws: LogError.self) { try replayer.run(.index(-1)) }
  }

  @Test("an entry whose bytes are not what was appended is told, with what of it differs")
  func changedBytes() throws {
    let loans = try LoanLog()
    for (from, to, lines) in [
      (
        #""outcome":"no""#, #""outcome":"na""#,
        ["1 results_differ", #"  results.guaranty.outcome: "na" -> "no""#]
      ),
      (#""actor":"a test""#, #""actor":"no one""#, ["2 entry_changed"]),
    ] {
      let url = folder.url.appending(path: "copy")
      // Another connection, so that all is in the file when the last one closes.
      let bytes = try whole(loans.log.path)
      let place = try #require(bytes.range(of: Data(from.utf8)))
      try bytes.replacing(place, with: Data(to.utf8)).write(to: url)
      let log = try AuditLog(path: url.path, access: .read)
      let report = try Replayer(log).run()
      #expect(report.lines == lines)
      #expect(report.changed == 1)
      #expect(report.findings.map(\.isAsAppended) == [false])
      #expect(try Replayer(log).run(jobs: 3) == report)
    }
  }

  /// The bytes of a copy of a log, in one file.
  private func whole(_ path: String) throws -> Data {
    let copy = self.path("whole")
    do {
      let log = try AuditLog(path: path, access: .read)
      let into = try AuditLog(path: copy, access: .append)
      if try into.size == 0 {
        try log.forEachEntry { _, bytes in
          _ = try into.append(count: 1) { _, _ in bytes }
          return true
        }
      }
    }
    return try Data(contentsOf: URL(filePath: copy))
  }
}

extension Data {
  fileprivate func replacing(_ range: Range<Int>, with other: Data) -> Data {
    var data = self
    data.replaceSubrange(range, with: other)
    return data
  }
}
