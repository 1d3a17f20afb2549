import Edict
import Foundation
import TestSupport
import Testing

/// Values of persons that come to a pack through decisions of one that it uses.
@Suite("personal values of used packs")
struct PersonalUsesTests {
  private static let people = UsedFiles.pack(
    "people", "named, graded, picked",
    [
      "records/firm.yaml": UsedFiles.firm(
        """
        owner: { type: object, x-personal: id, additionalProperties: false, properties: { id: { type: string }, name: { type: string }, age: { type: integer } } }
        board: { type: array, items: { type: object, x-personal: id, additionalProperties: false, properties: { id: { type: string }, agrees: { type: boolean } } } }
        """),
      "rules/named.lua": """
      decision { title = "Named", combine = "first" }
      rule "n" { title = "N", source = "law", value = function(firm) return firm.owner.name end }
      """,
      "rules/graded.lua": """
      decision { title = "Graded", combine = "sum", at_least = 1 }
      rule "g" { title = "G", source = "law", max = 200, points = function(firm) return firm.owner.age end }
      """,
      "rules/picked.lua": UsedFiles.rule("pick(firm.board, \"id\", firm.owner.id).agrees"),
    ])

  private static func policy() throws -> Policy {
    try UsedFiles.pack(
      "grants", "shown, given, points, asked, plain", uses: "people: people",
      [
        "rules/shown.lua": """
        decision { title = "Shown", combine = "all" }
        rule "r" { title = "R", source = "law", fail = "by {name}", test = function()
          return decided.people.named.value == "X", { name = decided.people.named.value } end }
        """,
        "rules/given.lua": """
        decision { title = "Given", combine = "first" }
        rule "r" { title = "R", source = "law", value = function() return decided.people.named.value end }
        """,
        "rules/points.lua": """
        decision { title = "Points", combine = "sum", at_least = 1 }
        rule "r" { title = "R", source = "law", max = 200, points = function() return decided.people.graded.value end }
        """,
        "rules/asked.lua": UsedFiles.rule("decided.people.picked.yes"),
        "rules/plain.lua": UsedFiles.rule("decided.people.named.yes"),
      ]
    ).using("people", people).policy()
  }

  @Test("are followed to the decisions to which they come by a value")
  func flow() throws {
    let flow = PersonalFlow(try Self.policy().pack)
    let reads = ["shown", "given", "points", "asked", "plain"].map { name in
      "\(name): \(flow.personalReads(decision: name).sorted()) "
        + "\(flow.personalCauses(decision: name).sorted())"
    }
    #expect(
      reads == [
        #"shown: ["firm.owner"] ["firm.owner"]"#, #"given: ["firm.owner"] ["firm.owner"]"#,
        #"points: ["firm.owner"] ["firm.owner"]"#, #"asked: [] ["firm.board[]", "firm.owner"]"#,
        #"plain: [] ["firm.owner"]"#,
      ])
  }

  @Test("stand nowhere in an entry, and are put back by the keys")
  func hidden() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "l.sqlite").path
    let log = try AuditLog(path: path, access: .append)
    let keys = try PersonKeys(path: PersonKeys.defaultPath(forLog: path), access: .append)
    let policy = try Self.policy()
    let json = """
      {"firm":{"id":"f","owner":{"id":"O-17","name":"Zoë Example","age":143},\
      "board":[{"id":"B-1","agrees":true}]}}
      """
    let dossier = try policy.dossier(json: Array(json.utf8))
    let decision = try Decider(policy).decide(dossier, asOf: .epoch)
    #expect(decision.result("asked")?.missing == ["firm.board[id=O-17]"])
    let entry = LogEntry(
      decision, about: dossier, by: policy,
      stamp: Stamp(milliseconds: 1_645_557_742_000, random: (1, 1)),
      origin: .init(actor: "a", purpose: nil, channel: "test"))
    _ = try log.append([entry], persons: keys)
    let text = String(decoding: try log.entry(at: 1), as: UTF8.self)
    for value in ["O-17", "B-1", "Zoë", "143"] { #expect(!text.contains(value), "\(value)") }
    let hidden = try HiddenPlaces(ofEntry: log.entry(at: 1))
    #expect(
      hidden.fields == [
        "firm.board[1]", "firm.owner", "/grounds/given/r", "/grounds/points/r",
        "/grounds/shown/r", "/results/asked/missing", "/results/given/value",
        "/results/points/points", "/results/points/value",
      ])
    let opened = try EntryOpener(log, persons: keys).open(log.entry(at: 1), at: 1)
    guard case .decision(let logged) = opened.entry else {
      Issue.record("this is a decision")
      return
    }
    #expect(logged.bytes == entry.json(index: 1))
    let report = try Replayer(log, persons: keys).run()
    #expect(report.lines == [])
    #expect(report.replayed == 1)
  }
}
