import Edict
import Foundation
import TestSupport
import Testing

/// What an owner of a log might change in it, with all hashes computed again, and what replay says.
@Suite("a forged log, decided again")
struct ForgedReplayTests {
  private let loans: LoanLog

  init() throws { loans = try LoanLog() }

  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let index: Int64
    let from: String
    let to: String
    let lines: [String]

    init(_ name: String, at index: Int64 = 1, _ from: String, _ to: String, _ lines: [String]) {
      (testDescription, self.index, self.from, self.to, self.lines) = (name, index, from, to, lines)
    }
  }

  private func report(_ forgery: Forgery, jobs: Int? = nil) throws -> ReplayReport {
    var isFound = false
    let copy = try loans.forged { index, entry in
      guard index == forgery.index else { return entry }
      isFound = entry.contains(forgery.from)
      return entry.replacing(forgery.from, with: forgery.to)
    }
    #expect(isFound, "\(forgery.from)")
    return try Replayer(copy).run(jobs: jobs)
  }

  @Test(
    "what is changed in a decision is found, with its path",
    arguments: [
      Forgery(
        "a fact", #""guaranteed":495000,"n"#, #""guaranteed":412500,"n"#,
        [
          "1 results_differ",
          "  grounds.guaranty.ceiling.facts.loan.guaranteed: 495000 -> 412500",
          #"  results.guaranty.failed: ["ceiling"] -> nothing"#,
        ]),
      Forgery(
        "a fact that changes no outcome", #""guaranteed":495000,"n"#, #""guaranteed":495001,"n"#,
        ["1 grounds_differ", "  grounds.guaranty.ceiling.facts.loan.guaranteed: 495000 -> 495001"]
      ),
      Forgery(
        "a fact that no rule reads", #"{"approved_on":"1997-02-28"#, #"{"approved_on":"1997-02-27"#,
        [
          "1 entry_differs", #"  as_of: "1997-02-28" -> "1997-02-27""#,
        ]),
      Forgery(
        "a fact read", #""loan.guaranteed":495000"#, #""loan.guaranteed":495001"#,
        ["1 grounds_differ", "  grounds.guaranty.ceiling.facts.loan.guaranteed: 495001 -> 495000"]
      ),
      Forgery(
        "a parameter read", #""rounding":0.5"#, #""rounding":0.4"#,
        ["1 grounds_differ", "  grounds.guaranty.ceiling.params.rounding: 0.4 -> 0.5"]),
      Forgery(
        "what is shown", #""share":0.9"#, #""share":0.8"#,
        ["1 grounds_differ", "  grounds.guaranty.ceiling.shown.share: 0.8 -> 0.9"]),
      Forgery(
        "an outcome", #""outcome":"no""#, #""outcome":"yes""#,
        ["1 results_differ", #"  results.guaranty.outcome: "yes" -> "no""#]),
      Forgery(
        "a rule that failed", #""failed":["ceiling"]"#, #""failed":[]"#,
        ["1 results_differ", #"  results.guaranty.failed[1]: nothing -> "ceiling""#]),
      Forgery(
        "a result more", #""results":{"#, #""results":{"a":1,"#,
        ["1 results_differ", "  results.a: 1 -> nothing"]),
      Forgery(
        "a ground more", #""grounds":{"#, #""grounds":{"a":[1,{}],"#,
        ["1 grounds_differ", "  grounds.a: [1,{}] -> nothing"]),
      Forgery(
        "a key twice", #""results":{"#, #""results":{"a":1,"a":1,"#,
        [
          "1 results_differ",
          #"  results: a":1,"a":1,"guaranty":{"failed":["ceiling"],"outcome":"no"}} -> "#
            + #"guaranty":{"failed":["ceiling"],"outcome":"no"}}"#,
        ]),
      Forgery(
        "the subject", #""subject":"1000000001""#, #""subject":"x""#,
        ["1 entry_differs", #"  subject: "x" -> "1000000001""#]),
      Forgery(
        "the pack's id", #""pack":"sba-loans""#, #""pack":"other""#,
        ["1 entry_differs", #"  pack: "other" -> "sba-loans""#]),
      Forgery(
        "the time zone", #""time_zone":"America/New_York""#, #""time_zone":"Asia/Shanghai""#,
        ["1 entry_differs", #"  time_zone: "Asia/Shanghai" -> "America/New_York""#]),
      Forgery(
        "the decisions asked for", #""decisions":["guaranty"]"#, #""decisions":["guaranty","x"]"#,
        ["1 entry_differs", #"  decisions[2]: "x" -> nothing"#]),
      Forgery(
        "a space in the dossier", #"550000,"guaranteed":"#, #"550000, "guaranteed":"#,
        [
          "1 dossier_differs",
          #"  dossier:  "guaranteed":495000,"number":"1000000001"}} -> "#
            + #""guaranteed":495000,"number":"1000000001"}}"#,
        ]),
      Forgery(
        "a fact that its type refuses", #""gross_approved":550000,"g"#, #""gross_approved":"x","g"#,
        ["1 dossier_refused: `dossier.loan.gross_approved`: bad_number: `\"x\"` is not a number"]),
      Forgery(
        "the index", #""index":1"#, #""index":2"#,
        ["1 entry_misplaced: `index`: it says that its index is `2`"]),
      Forgery(
        "a member less", #""lua":"#, #""lub":"#,
        ["1 entry_malformed: `lub`: an entry of this kind has no such member"]),
      Forgery(
        "what is no JSON", #""version":1}"#, #""version":1"#,
        ["1 entry_malformed: it is no JSON: "]),
    ])
  func decisions(forgery: Forgery) throws {
    let report = try report(forgery)
    let lines = report.lines.map { $0.replacing(/(it is no JSON: ).*/) { String($0.1) } }
    #expect(lines == forgery.lines)
    #expect(report.findingCount == 1)
    #expect(report.entries == 3)
    #expect(report.reproduced == 1)
    #expect(report.differing + report.reproduced == report.decisions)
    #expect(try self.report(forgery, jobs: 4) == report)
  }

  /// The digests of the pack, and those of it with one value changed.
  private func changed() throws -> (from: [String], to: [String]) {
    var files = loans.policy.packFiles.contents
    let path = "parameters/ceilings.yaml"
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    files[path] = Array(text.replacing("value: 0.75", with: "value: 0.95").utf8)
    let policy = try Policy(PackFiles(files))
    let digests = try [loans.policy, policy].map { policy in
      let log = try AuditLog(
        path: loans.folder.url.appending(path: UUID().uuidString).path, access: .append)
      let dossier = try policy.dossier(json: Array(LoanLog.loans[0].utf8))
      _ = try log.append(
        Decider(policy).decide(dossier, asOf: .epoch), about: dossier, by: policy, actor: "a test")
      guard case .pack(let pack) = try LoggedEntry(log.entry(at: 0), at: 0) else { return "" }
      return pack.files.first { $0.path == path }?.sha256 ?? ""
    }
    return (
      ["value: 0.75", digests[0], loans.policy.pack.revision],
      ["value: 0.95", digests[1], policy.pack.revision]
    )
  }

  @Test("a byte of a pack's file is found by its digest, and no decision rests on it")
  func packFile() throws {
    let (from, to) = try changed()
    for isNamed in [true, false] {
      let copy = try loans.forged(isNamed: isNamed) { _, entry in
        entry.replacing(from[0], with: to[0])
      }
      let report = try Replayer(copy).run()
      #expect(
        report.lines == [
          "0 pack_changed",
          #"  files.parameters/ceilings.yaml.sha256: "\#(from[1])" -> "\#(to[1])""#,
        ])
      #expect(report.notReplayable == [.packChanged: 2])
      #expect(report.findingCount == 1)
      #expect(try Replayer(copy).run(.index(2)).lines == report.lines)
      #expect(try Replayer(copy).run(jobs: 4) == report)
    }
  }

  @Test("a pack's file and its digest are found by the revision")
  func packDigest() throws {
    let (from, to) = try changed()
    let copy = try loans.forged { _, entry in
      entry.replacing(from[0], with: to[0]).replacing(from[1], with: to[1])
    }
    let report = try Replayer(copy).run()
    #expect(report.lines == ["0 pack_changed", #"  revision: "\#(from[2])" -> "\#(to[2])""#])
    #expect(report.notReplayable == [.packChanged: 2])
  }

  @Test("a parameter changed in a pack whose revision is right again decides otherwise")
  func packRevision() throws {
    let (from, to) = try changed()
    let copy = try loans.forged { _, entry in
      zip(from, to).reduce(entry) { $0.replacing($1.0, with: $1.1) }
    }
    let report = try Replayer(copy).run()
    #expect(
      report.lines == [
        "1 results_differ",
        "  grounds.guaranty.ceiling.params.max_share:at(550000): 0.75 -> 0.95",
        #"  results.guaranty.failed: ["ceiling"] -> nothing"#,
        "2 grounds_differ",
        "  grounds.guaranty.ceiling.params.max_share:at(550000): 0.75 -> 0.95",
      ])
    #expect(report.differing == 2)
  }

  @Test("a pack that is not in the log, or that this engine can't read, is counted and no finding")
  func withoutPack() throws {
    let none = try Replayer(
      loans.forged { $1.replacing(#""kind":"pack""#, with: #""kind":"note""#) }
    ).run()
    #expect(none.lines == [])
    #expect(none.notReplayable == [.packMissing: 2])
    #expect(none.replayed == 0)
    var files = loans.policy.packFiles.contents
    files["rules/guaranty.lua"] = Array("x".utf8)
    let unreadable = loans.packEntry(files: files)
    let report = try Replayer(
      loans.forged { index, entry in
        index == 0
          ? unreadable.entry
          : entry.replacing(loans.policy.pack.revision, with: unreadable.revision)
      }
    ).run()
    #expect(report.lines == [])
    #expect(report.notReplayable == [.packUnreadable: 2])
  }

  @Test("another engine's decision may rest on other grounds, but not come to other results")
  func otherEngine() throws {
    let engine = (from: #""engine":"edict 0.1.0""#, to: #""engine":"edict 0.2.0""#)
    let same = try report(Forgery("", engine.from, engine.to, []))
    #expect(same.lines == [])
    #expect((same.reproduced, same.reproducedOfOtherEngine, same.otherGrounds) == (2, 1, 0))
    let grounds = try Replayer(
      loans.forged { index, entry in
        entry.replacing(engine.from, with: engine.to).replacing("0.9}", with: "0.8}")
      }
    ).run()
    #expect(grounds.lines == [])
    #expect(
      (grounds.reproduced, grounds.reproducedOfOtherEngine, grounds.otherGrounds) == (1, 1, 1))
    let results = try Replayer(
      loans.forged { index, entry in
        entry.replacing(#""lua":"5"#, with: #""lua":"6"#)
          .replacing(#""outcome":"no""#, with: #""outcome":"yes""#)
      }
    ).run()
    #expect(
      results.lines == ["1 results_differ", #"  results.guaranty.outcome: "yes" -> "no""#])
  }

  @Test("what a later engine wrote, and what a limit of the host ended, is counted by its reason")
  func notReplayable() throws {
    let later = try report(Forgery("", #""version":1"#, #""version":2"#, []))
    #expect(later.lines == [])
    #expect(later.notReplayable == [.unknownVersion: 1])
    let ended = try report(
      Forgery("", #""outcome":"no"}"#, #""outcome":"no","replayable":false}"#, []))
    #expect(ended.lines == [])
    #expect(ended.notReplayable == [.hostLimit: 1])
    #expect((ended.decisions, ended.replayed, ended.reproduced) == (2, 1, 1))
    let other = try report(
      Forgery("", #""outcome":"no"}"#, #""outcome":"no","replayable":true}"#, []))
    #expect(other.notReplayable == [:])
    #expect(other.lines == ["1 results_differ", "  results.guaranty.replayable: true -> nothing"])
  }
}
