import Foundation
import Policies
import TestSupport
import Testing

@Suite("the flow of personal data")
struct PersonalFlowTests {
  private static let firm = """
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string, x-personal: id }
      income: { type: number, x-personal: id }
      n: { type: number }
      born_on: { type: string, format: date, x-personal: id }
      seen_on: { type: string, format: date }
      head:
        type: object
        x-personal: number
        additionalProperties: false
        properties: { number: { type: string }, age: { type: integer } }
      board:
        type: array
        items:
          type: object
          additionalProperties: false
          properties: { name: { type: string, x-personal: name }, share: { type: number } }
      sums: { type: array, items: { type: number } }
    """

  private static let rules = [
    "sources": """
    decision { title = "A", combine = "first" }
    rule "rich" { title = "T", source = "a", value = function(firm) return firm.income end }
    """,
    "points": """
    decision { title = "B", combine = "sum", parts = { p = { title = "P" } } }
    rule "a" { title = "T", source = "a", part = "p", max = 9, points = function() return decided.sources.value end }
    rule "b" { title = "T", source = "a", points = 1 }
    """,
    "plain": """
    decision { title = "C", combine = "any" }
    rule "n" { title = "T", source = "a", value = function(firm) return firm.n end }
    """,
    "reader": """
    decision { title = "D", combine = "all", when = function(firm) return F.old(firm.head) end }
    rule "yes" { title = "T", source = "a", test = function()
      return decided.sources.yes or decided.points.no or decided.points.applies
        or known(decided.sources, "value") or known(decided, "points") end }
    rule "part" { title = "T", source = "a", test = function() return decided.points.parts.p > 1 end }
    rule "value" { title = "T", source = "a", test = function() return decided.plain.value.n > 1 end }
    rule "length" { title = "T", source = "a", test = function(firm) return #firm.board > 1 end }
    rule "share" { title = "T", source = "a", test = function(firm)
      return any(firm.board, function(member) return member.share > 1 end) end }
    rule "sums" { title = "T", source = "a", test = function(firm) return #firm.sums > 1 end }
    rule "shown" { title = "T", source = "a", fail = "{id}", test = function(firm)
      return firm.n > 1, { id = firm.id } end }
    rule "text" { title = "T", source = "a", fail = "{firm.id}", test = function(firm) return firm.n > 1 end }
    rule "old" { title = "T", source = "a", effective = { to = "2020-12-31" },
      test = function(firm) return firm.n > 1 end }
    rule "old" { title = "T", source = "a", effective = { from = "2021-01-01" },
      test = function(firm) return firm.n > 1 and firm.income > 2 end }
    """,
  ]

  private static let readings: [(decision: String, rule: String, paths: Set<String>)] = [
    ("sources", "rich", ["firm.income"]), ("sources", "when", []),
    ("points", "a", ["firm.income"]), ("points", "b", []),
    ("plain", "n", []),
    ("reader", "when", ["firm.head"]), ("reader", "yes", []), ("reader", "part", ["firm.income"]),
    ("reader", "value", []), ("reader", "length", ["firm.board[].name"]),
    ("reader", "share", ["firm.board[].name"]), ("reader", "sums", []),
    ("reader", "shown", ["firm.id"]), ("reader", "text", []), ("reader", "old", ["firm.income"]),
    ("reader", "none", []), ("none", "n", []),
  ]

  private static func flow() throws -> PersonalFlow {
    let folder = try TemporaryFolder()
    let order = ["sources", "points", "plain", "reader"]
    try folder.write(
      "id: p\ntitle: P\nsubject: firm\ndecisions: [\(order.joined(separator: ", "))]\n",
      to: "pack.yaml")
    try folder.write("a: { title: A }\n", to: "sources.yaml")
    try folder.write(firm, to: "records/firm.yaml")
    try folder.write("function old(head) return head.age > 60 end\n", to: "functions/F.lua")
    for (name, text) in rules { try folder.write(text + "\n", to: "rules/\(name).lua") }
    return PersonalFlow(try Policy(contentsOf: folder.url).pack)
  }

  @Test(
    "a rule reads personal fields itself, through functions, and by values of other decisions",
    arguments: readings)
  func reads(decision: String, rule: String, paths: Set<String>) throws {
    #expect(try Self.flow().personalReads(decision: decision, rule: rule) == paths)
  }

  @Test("a decision reads what its condition and its rules read")
  func decisions() throws {
    let flow = try Self.flow()
    #expect(!flow.isEmpty)
    #expect(flow.personalReads(decision: "sources") == ["firm.income"])
    #expect(flow.personalReads(decision: "plain") == [])
    #expect(
      flow.personalReads(decision: "reader")
        == ["firm.head", "firm.income", "firm.board[].name", "firm.id"])
    #expect(flow.personalReads(decision: "none") == [])
  }

  @Test("where nobody looked what rules read, each may read all that is personal")
  func unchecked() throws {
    let folder = try PackFolder(
      rules: """
        decision { title = "D", combine = "all" }
        rule "r" { title = "T", source = "a", test = function(s) return s.n > 1 end }
        """,
      extra: [
        "records/s.yaml":
          "type: object\nadditionalProperties: false\nx-id: id\nrequired: [id]\n"
          + "properties: { id: { type: string, x-personal: id }, n: { type: number } }\n"
      ])
    #expect(
      PersonalFlow(try folder.policy().pack).personalReads(decision: "d", rule: "r") == ["s.id"])
    #expect(PersonalFlow(try Policy(contentsOf: folder.url).pack).isEmpty)
  }

  @Test(
    "of the packs only the panel of experts reads what is personal",
    arguments: ["eu-sme", "sba-loans", "sme-titles", "tech-cultivation"])
  func packs(name: String) throws {
    let folder = SharedFolder.repository().appending(path: "Rules/" + name)
    let pack = try Policy(contentsOf: folder).pack
    let flow = PersonalFlow(pack)
    let reading = pack.decisions.map(\.name).filter { !flow.personalReads(decision: $0).isEmpty }
    #expect(reading == (name == "tech-cultivation" ? ["panel"] : []))
  }
}
