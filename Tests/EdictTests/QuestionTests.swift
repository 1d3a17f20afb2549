import CanonicalJSON
import Foundation
import TestSupport
import Testing

@testable import Edict

/// What auditors ask of a log, answered from it alone.
@Suite("questions to a log")
struct QuestionTests {
  private static func policy(_ changes: [String: String] = [:]) throws -> Policy {
    let files = [
      "pack.yaml": "id: p\ntitle: P\nsubject: s\nlanguages: [en, zh]\ndecisions: [d]\n",
      "sources.yaml": "a: { title: A }\n",
      "records/s.yaml": """
      type: object
      additionalProperties: false
      x-id: id
      required: [id]
      properties:
        id: { type: string }
        n: { type: number, minimum: 0 }
        list: { type: array, items: { type: number } }
      """,
      "parameters/p.yaml": """
      most: { title: Most, type: number, values: [{ status: assumed, source: a, value: 10 }] }
      """,
      "functions/F.lua": "function twice(n) return 2 * n end\n",
      "rules/d.lua": """
      decision { title = "D", combine = "all" }
      rule "few" {
        title = "Few", source = "a",
        test  = function(s) return F.twice(s.n) <= params.most end,
        fail  = "{s.n} is too many",
      }
      rule "small" {
        title = "Small", source = "a",
        test  = function(s) return every(s.list, function(item) return item < 9 end) end,
      }
      """,
    ].merging(changes) { $1 }
    return try Policy(PackFiles(files.mapValues { Array($0.utf8) }))
  }

  private static let dossiers = [
    #"{"id": "1", "n": 9, "list": [1, 2]}"#, #"{"id": "2", "n": 5, "list": []}"#,
    #"{"id": "3", "list": [1, null]}"#,
  ]

  /// A log of those dossiers, each a month after the other, and of entries of other kinds.
  private func log(_ folder: TemporaryFolder) throws -> AuditLog {
    let log = try AuditLog(path: folder.url.appending(path: "l.sqlite").path, access: .append)
    try append(Self.dossiers, by: Self.policy(), to: log)
    for bytes in [#"{"index":4,"kind":"approval","version":1}"#, "not an entry"] {
      _ = try log.append { group in try group.append(Array(bytes.utf8)) }
    }
    return log
  }

  private func append(_ dossiers: [String], by policy: Policy, to log: AuditLog) throws {
    let decider = try Decider(policy)
    let day = try #require(CalendarDate(iso: "2026-01-15"))
    let entries = try dossiers.enumerated().map { index, json in
      let dossier = try policy.dossier(json: Array(json.utf8))
      return LogEntry(
        decider.decide(dossier, asOf: day), about: dossier, by: policy,
        // From 2026-01-15 on.
        stamp: Stamp(
          milliseconds: 1_768_435_200_000 + Int64(index) * 2_678_400_000, random: (1, 1)),
        origin: .init(actor: "a test", purpose: nil, channel: "library"))
    }
    _ = try log.append(entries)
  }

  @Test("outcomes, missing facts and assumptions are counted, other entries apart")
  func statistics() throws {
    let folder = try TemporaryFolder()
    let log = try log(folder)
    let packs = PackLibrary(log)
    var statistics = LogStatistics()
    var blind = LogStatistics()
    try log.forEachEntry { index, bytes in
      statistics.add(bytes, at: index) { try? packs.policy(revision: $0) }
      blind.add(bytes, at: index) { _ in nil }
      return true
    }
    let outcomes = statistics.outcomes.map { group, counts in
      "\(group.month) \(group.pack) \(group.decision) "
        + counts.map { "\($0.key.rawValue) \($0.value)" }.joined()
    }
    #expect(
      outcomes.sorted() == [
        "2026-01 p d no 1", "2026-02 p d yes 1", "2026-03 p d undetermined 1",
      ])
    #expect(statistics.decided == 3)
    #expect(statistics.unknown == 1)
    #expect(statistics.unreadable == 1)
    #expect(statistics.withoutPack == 0)
    #expect(
      statistics.missing.sorted.map { "\($0.count) \($0.name.decision) \($0.name.name)" } == [
        "1 d s.list[]", "1 d s.n",
      ])
    #expect(
      statistics.assumptions.sorted.map { "\($0.count) \($0.name.name) \($0.name.detail)" } == [
        "2 most assumed"
      ])
    #expect(blind.withoutPack == 3)
    #expect(blind.assumptions.sorted.isEmpty)
  }

  @Test("names beyond the bound are counted together")
  func bound() {
    var tally = LogStatistics.Tally()
    for index in 0..<LogStatistics.nameLimit + 5 {
      tally.add(.init(pack: "p", decision: "d", name: "f\(index)", detail: ""))
    }
    tally.add(.init(pack: "p", decision: "d", name: "f1", detail: ""))
    #expect(tally.counts.count == LogStatistics.nameLimit)
    #expect(tally.others == 5)
    #expect(tally.sorted[0].name.name == "f1")
  }

  @Test("a decision is read back with its pack, and decided again to the same bytes")
  func audited() throws {
    let folder = try TemporaryFolder()
    let log = try log(folder)
    let packs = PackLibrary(log)
    let audited = try AuditedDecision(at: 3, of: log, packs: packs)
    #expect(audited.again == .same)
    #expect(audited.entry.subject == "3")
    #expect(audited.decision.results.map(\.missing) == [["s.list[2]", "s.n"]])
    #expect(
      Wording(audited.decision, aboutLogged: audited.dossier, by: audited.policy)
        .reasons(audited.decision.results[0]) == ["not known: s.n", "not known: s.list[2]"])
    #expect(throws: AuditedDecision.NotADecision.self) {
      _ = try AuditedDecision(at: 0, of: log, packs: packs)
    }
  }

  @Test("two decisions differ in facts and results; who asked and when is none")
  func comparison() throws {
    let folder = try TemporaryFolder()
    let log = try log(folder)
    let packs = PackLibrary(log)
    let all = try (1...3).map { try AuditedDecision(at: Int64($0), of: log, packs: packs) }
    let comparison = DecisionComparison(all[0], all[2])
    #expect(
      comparison.facts.map(line) == ["s.id: \"1\" > \"3\"", "s.list[2]: 2 > null", "s.n: 9 > -"])
    #expect(
      comparison.results.map(line) == [
        #"d: "no" > "undetermined""#, #"d.few: "fail" > "unknown""#,
        #"d.small: "pass" > "unknown""#,
      ])
    #expect(comparison.parameters.isEmpty && comparison.sources.isEmpty)
    #expect(DecisionComparison(all[1], all[1]).isEmpty)
  }

  @Test("two revisions differ in parameters, rules, functions and texts")
  func revisions() throws {
    let folder = try TemporaryFolder()
    let log = try log(folder)
    let changed = try Self.policy([
      "parameters/p.yaml": """
      most:
        title: Most
        type: number
        values:
          - { to: 2025-12-31, status: assumed, source: a, value: 10 }
          - { from: 2026-01-01, status: published, source: a, value: 20 }
      """,
      "functions/F.lua": "-- Two of it.\nfunction twice(n) return n + n end\n",
      "messages/zh.yaml": "d: { title: 丁, rules: { few: { title: 少 } } }\n",
    ])
    try append([Self.dossiers[0]], by: changed, to: log)
    let packs = PackLibrary(log)
    let before = try AuditedDecision(at: 1, of: log, packs: packs)
    let after = try AuditedDecision(at: 7, of: log, packs: packs)
    let comparison = DecisionComparison(before, after)
    #expect(comparison.facts.isEmpty)
    #expect(comparison.parameters.map(line) == ["most: 10 > 20"])
    #expect(
      comparison.results.map(line) == [#"d: "no" > "yes""#, #"d.few: "fail" > "pass""#])
    #expect(
      comparison.sources == [
        SourceChange(
          file: "functions/F.lua", part: "function twice",
          lines: [
            "@@ -1 +1 @@", "-function twice(n) return 2 * n end",
            "+function twice(n) return n + n end",
          ])
      ])
    #expect(comparison.texts == ["d (zh)", "d.few (zh)"])
  }

  private func line(_ change: ValueChange) -> String {
    let sides = [change.before, change.after].map { content in
      content.map { String(decoding: CanonicalJSON.canonical($0), as: UTF8.self) } ?? "-"
    }
    return "\(change.name): \(sides[0]) > \(sides[1])"
  }

  @Test("paths stand in order, the items of lists by their numbers")
  func order() {
    let values: [String: TextTree.Content] = [
      "a[10].x": .number(1), "a[9].x": .number(1), "a[9].b": .number(1), "a": .null, "b07": .null,
      "b7": .null,
    ]
    #expect(
      ValueChange.between([:], values).map(\.name) == [
        "a", "a[9].b", "a[9].x", "a[10].x", "b7", "b07",
      ])
  }

  @Test("a value of a person who was forgotten is never said to differ")
  func forgotten() throws {
    let hidden = try CanonicalJSON.parse(
      Array(#"{"committed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}"#.utf8)
    ).content
    #expect(hidden.leaves == ["": hidden])
    let list = try CanonicalJSON.parse(
      Array(#"[1,{"a":{"committed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}}]"#.utf8)
    ).content
    #expect(
      String(decoding: CanonicalJSON.canonical(list.replacingCommitments(by: "x")), as: UTF8.self)
        == #"[1,{"a":"x"}]"#)
    #expect(
      ValueChange.between(
        ["a": hidden, "b": hidden, "c": .null], ["a": .number(1), "c": .number(2)]
      ).map(\.name) == ["c"])
  }

  @Test(
    "the difference of two texts is that of `diff -u`",
    arguments: [
      ("", "a", ["@@ -0,0 +1 @@", "+a"]),
      ("a", "", ["@@ -1 +0,0 @@", "-a"]),
      ("a\nb\nc", "a\nB\nc", ["@@ -1,3 +1,3 @@", " a", "-b", "+B", " c"]),
      (
        "1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10",
        ["@@ -7,3 +7,4 @@", " 7", " 8", " 9", "+10"]
      ),
      (
        "0\n1\n2\n3\n4\n5\n6\n7\n8", "x\n1\n2\n3\n4\n5\n6\n7\ny",
        [
          "@@ -1,4 +1,4 @@", "-0", "+x", " 1", " 2", " 3", "@@ -6,4 +6,4 @@", " 5", " 6", " 7",
          "-8", "+y",
        ]
      ),
      ("same", "same", []),
    ])
  func difference(before: String, after: String, lines: [String]) {
    #expect(UnifiedDifference.lines(before, after) == lines)
  }

  @Test("texts too long to be compared give no lines")
  func longTexts() {
    let long = String(repeating: "a\n", count: UnifiedDifference.limit)
    #expect(UnifiedDifference.lines(long, "b") == [])
  }
}
