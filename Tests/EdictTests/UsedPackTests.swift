import Edict
import Foundation
import TestSupport
import Testing

@Suite("packs that use others")
struct UsedPackTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write(text, to: path) }
  }

  private static let files = [
    "titles/pack.yaml":
      "id: titles\ntitle: Titles\nsubject: firm\ndecisions: [size, score, judged]\n",
    "titles/sources.yaml": "law: { title: The law }\n",
    "titles/records/firm.yaml": """
    title: A firm
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      awards: { type: array, items: { type: object, additionalProperties: false, properties: { year: { type: integer } } } }
      staff: { type: integer }
    """,
    "titles/records/request.yaml": """
    type: object
    additionalProperties: false
    properties: { kind: { type: string } }
    """,
    "titles/parameters/p.yaml": """
    most: { title: Most staff, type: integer, values: [{ to: 2025-12-31, status: published, source: law, value: 10 }, { from: 2026-01-01, status: published, source: law, value: 20 }] }
    open: { title: Open, type: integer, values: [{ status: assumed, source: law, value: unset }] }
    """,
    "titles/rules/size.lua": """
    decision { title = "Size", combine = "first" }
    rule "small" { title = "Small", source = "law", value = "small", test = function(firm) return firm.staff <= params.most end }
    rule "large" { title = "Large", source = "law", value = "large" }
    """,
    "titles/rules/score.lua": """
    decision { title = "Score", combine = "sum", at_least = 1, parts = { A = { title = "Awards" } } }
    rule "awards" { title = "Awards", source = "law", part = "A", max = 5, points = function(firm) return count(firm.awards, function(award) return award.year >= 2020 end) end }
    """,
    "titles/rules/judged.lua": """
    decision { title = "Judged", combine = "all" }
    rule "open" { title = "Open", source = "law", test = function(firm) return firm.staff > params.open end }
    rule "person" { title = "A person", source = "law", test = function() review "is it good?" end }
    """,
    "grants/pack.yaml":
      "id: grants\ntitle: Grants\nsubject: firm\nuses: { titles: titles }\ndecisions: [grant, points, open]\n",
    "grants/sources.yaml": "act: { title: The act }\n",
    "grants/records/firm.yaml": """
    extends: titles/firm
    type: object
    additionalProperties: false
    properties: { region: { type: string } }
    required: [region]
    """,
    "grants/rules/grant.lua": """
    decision { title = "Grant", combine = "all" }
    rule "small" { title = "Is small", source = "act", fail = "it is {size}", test = function()
      return decided.titles.size.value == "small", { size = decided.titles.size.value } end }
    rule "region" { title = "Region", source = "act", test = function(firm) return firm.region == "north" end }
    """,
    "grants/rules/points.lua": """
    decision { title = "Points", combine = "first" }
    rule "a" { title = "A", source = "act", value = function() return decided.titles.score.parts.A end,
      test = function() return known(decided.titles, "score") and known(decided.titles.score, "value") and decided.titles.score.applies end }
    """,
    "grants/rules/open.lua": """
    decision { title = "Open", combine = "all" }
    rule "a" { title = "A", source = "act", test = function() return decided.titles.judged.yes end }
    """,
  ]

  private func policy(_ name: String = "grants") throws -> Policy {
    try Policy(contentsOf: folder.url.appending(path: name))
  }

  private func json(_ firm: String, _ policy: Policy, asOf: String = "2026-03-01") throws -> String
  {
    let dossier = try policy.dossier(json: Array(firm.utf8))
    let day = try #require(CalendarDate(iso: asOf))
    let decision = try Decider(policy).decide(dossier, asOf: day)
    return String(decoding: decision.bytes(grounds: false), as: UTF8.self) + "\n"
      + String(decoding: decision.bytes(grounds: true), as: UTF8.self)
  }

  private static let firm =
    #"{"firm":{"id":"f","region":"north","staff":15,"awards":[{"year":2019},{"year":2024}]}}"#

  @Test("decisions of the used pack are read, and stand in the grounds under its alias")
  func deciding() throws {
    let found = try json(Self.firm, policy())
    #expect(
      found == """
        {"grant":{"outcome":"yes","passed":["small","region"]},\
        "open":{"asks":["titles.judged.person"],"missing":["titles.params.open"],\
        "outcome":"undetermined","unknown":["a"]},"points":{"outcome":"yes","passed":["a"],\
        "value":1}}
        {"grant":{"region":{"facts":{"firm.region":"north"},"params":{},"shown":{}},\
        "small":{"decided":{"titles.size.value":"small"},"facts":{},"params":{},\
        "shown":{"size":"small"}}},"open":{"a":{"facts":{},"params":{},"shown":{}}},\
        "points":{"a":{"decided":{"titles.score.applies":true,"titles.score.parts.A":1},\
        "facts":{},"params":{},"shown":{}}}}
        """)
  }

  @Test("what the used pack lacks is missing here too, by the dossier's own paths")
  func missing() throws {
    let found = try json(#"{"firm":{"id":"f","region":"north"}}"#, policy())
    #expect(
      found == """
        {"grant":{"missing":["firm.staff"],"outcome":"undetermined","passed":["region"],\
        "unknown":["small"]},"open":{"asks":["titles.judged.person"],\
        "missing":["firm.staff"],"outcome":"undetermined","unknown":["a"]},\
        "points":{"failed":["a"],"outcome":"no"}}
        {"grant":{"small":{"facts":{},"params":{},"shown":{"size":null}}},\
        "open":{"a":{"facts":{},"params":{},"shown":{}}},"points":{"a":{"facts":{},\
        "params":{},"shown":{}}}}
        """)
  }

  @Test("the used pack is decided as of the day of the pack that uses it")
  func asOf() throws {
    #expect(
      try json(Self.firm, policy(), asOf: "2025-03-01").contains(
        #""grant":{"failed":["small"]"#))
    try folder.write(
      "id: grants\ntitle: G\nsubject: firm\nas_of: firm.asked_on\nuses: { titles: titles }\n"
        + "decisions: [grant, points, open]\n", to: "grants/pack.yaml")
    try folder.write(
      "extends: titles/firm\ntype: object\nadditionalProperties: false\n"
        + "properties: { region: { type: string }, asked_on: { type: string, format: date } }\n",
      to: "grants/records/firm.yaml")
    let policy = try policy()
    #expect(!policy.usesGivenDate())
    let firm = #"{"firm":{"id":"f","region":"north","staff":15,"asked_on":"2025-06-01"}}"#
    #expect(try json(firm, policy).contains(#""grant":{"failed":["small"]"#))
    #expect(
      try json(#"{"firm":{"id":"f","region":"north","staff":15}}"#, policy).contains(
        #""grant":{"missing":["firm.asked_on"],"outcome":"undetermined"}"#))
  }

  @Test("the revision covers the used pack's, and names it under its alias")
  func revision() throws {
    let (before, titles) = (try policy().pack.revision, try policy("titles").pack.revision)
    #expect(try policy().pack.usedRevisions == ["titles": titles])
    #expect(try policy().packFiles.paths.contains("uses/titles/rules/size.lua"))
    try folder.write("law: { title: Another law }\n", to: "titles/sources.yaml")
    let after = try policy()
    #expect(after.pack.revision != before)
    #expect(after.pack.usedRevisions != ["titles": titles])
  }

  @Test("a log holds the used pack, so that its decisions are made again without the folders")
  func replay() throws {
    let log = try AuditLog(path: folder.url.appending(path: "log").path, access: .append)
    let revision = try {
      let policy = try policy()
      let decider = try Decider(policy)
      for firm in [Self.firm, #"{"firm":{"id":"g","region":"south"}}"#] {
        let dossier = try policy.dossier(json: Array(firm.utf8))
        let day = try #require(CalendarDate(iso: "2026-03-01"))
        _ = try log.append(
          decider.decide(dossier, asOf: day), about: dossier, by: policy, actor: "a test")
      }
      return policy.pack.revision
    }()
    try FileManager.default.removeItem(at: folder.url.appending(path: "titles"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "grants"))
    let again = try PackLibrary(log).policy(revision: revision)
    #expect(again.pack.revision == revision)
    #expect(again.pack.used.map(\.policy.pack.id) == ["titles"])
    let report = try Replayer(log).run()
    #expect(report.lines == [])
    #expect(report.replayed == 2)
  }

  @Test("what is rendered from a log is what is rendered at once")
  func readBack() throws {
    let policy = try policy()
    for firm in [Self.firm, #"{"firm":{"id":"g","region":"south"}}"#] {
      let dossier = try policy.dossier(json: Array(firm.utf8))
      let decision = try Decider(policy).decide(dossier, asOf: .epoch)
      let logged = try Decision(
        loggedResults: CanonicalJSON.parse(decision.bytes(grounds: false)),
        grounds: CanonicalJSON.parse(decision.bytes(grounds: true)), asOf: .epoch,
        subject: decision.subject, by: policy)
      let fresh = Wording(decision, about: dossier, by: policy)
      let read = Wording(logged, about: dossier, by: policy)
      #expect(
        decision.results.map { fresh.reasons($0) } == logged.results.map { read.reasons($0) })
    }
  }

  @Test("the rulebook names the used pack, its revision and what rests on it")
  func rulebook() throws {
    let policy = try policy()
    let book = Rulebook(policy).markdown
    let titles = try #require(policy.pack.usedRevisions["titles"])
    #expect(book.contains("- **Uses packs**: `titles`: Titles (`titles`, `\(titles)`)\n"))
    #expect(book.contains("- **Rests on**: Judged (Titles)\n"))
  }

  @Test("files that no alias stands for, and an alias without files, are refused")
  func loggedFiles() throws {
    var files = try policy().packFiles.contents
    files["uses/other/pack.yaml"] = []
    let stray = #expect(throws: PackError.self) { try Policy(PackFiles(files)) }
    #expect(
      stray?.description
        == "uses/other: unexpected_file: `uses` of `pack.yaml` doesn't name `other`")
    files = files.filter { !$0.key.hasPrefix("uses/") }
    let lacking = #expect(throws: PackError.self) { try Policy(PackFiles(files)) }
    #expect(
      lacking?.findings.map(\.message)
        == ["the files of `titles` aren't there under `uses/titles/`"])
  }
}

extension Decision {
  /// Its results or grounds as canonical JSON.
  fileprivate func bytes(grounds: Bool) -> [UInt8] {
    var writer = JSONWriter()
    if grounds { writeGrounds(to: &writer) } else { writeResults(to: &writer) }
    return writer.bytes
  }
}
