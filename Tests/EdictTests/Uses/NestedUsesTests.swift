import Edict
import Foundation
import TestSupport
import Testing

/// A pack that uses one that uses another.
@Suite("packs behind packs")
struct NestedUsesTests {
  private static let sizes = UsedFiles.pack(
    "sizes", "size, dated",
    [
      "records/firm.yaml": UsedFiles.firm(
        "staff: { type: integer }\nasked_on: { type: string, format: date }"),
      "parameters/p.yaml": """
      most:
        title: Most staff
        type: integer
        values:
          - { to: 2025-12-31, status: published, source: law, value: 10 }
          - { from: 2026-01-01, status: assumed, source: law, value: 20 }
      fee:
        title: Fee
        type: number
        values: [{ status: unverified, source: law, bands: [{ below: 5, value: 1 }, { value: 2 }] }]
      later: { title: Later, type: integer, values: [{ status: assumed, source: law, value: 3 }] }
      sure: { title: Sure, type: integer, values: [{ status: published, source: law, value: 0 }] }
      """,
      "rules/size.lua": """
      decision { title = "Size", combine = "all" }
      rule "staff" { title = "S", source = "law", test = function(firm)
        return firm.staff <= params.most and firm.staff > params.sure end }
      rule "later" { title = "L", source = "law", effective = { from = "2027-01-01" },
        test = function(firm) return firm.staff > params.later end }
      """,
      "rules/dated.lua": """
      decision { title = "Dated", combine = "all", as_of = "firm.asked_on" }
      rule "fee" { title = "F", source = "law", test = function(firm)
        return params.fee:at(firm.staff) < params.most end }
      """,
    ])

  private static let titles = UsedFiles.pack(
    "titles", "title, fee", uses: "sizes: sizes",
    [
      "rules/title.lua": UsedFiles.rule("decided.sizes.size.yes"),
      "rules/fee.lua": UsedFiles.rule("decided.sizes.dated.yes"),
    ]
  ).using("sizes", sizes)

  private static func grants(_ test: String) throws(PackError) -> Policy {
    try UsedFiles.pack(
      "grants", "grant", uses: "titles: titles", ["rules/grant.lua": UsedFiles.rule(test)]
    ).using("titles", titles).policy()
  }

  private static let firm = #"{"firm":{"id":"f","staff":15,"asked_on":"2025-06-01"}}"#

  private func assumptions(_ test: String, _ day: String = "2026-03-01") throws -> [String] {
    let policy = try Self.grants(test)
    let dossier = try policy.dossier(json: Array(Self.firm.utf8))
    let day = try #require(CalendarDate(iso: day))
    let decision = try Decider(policy).decide(dossier, asOf: day)
    let wording = Wording(decision, about: dossier, by: policy)
    // What is told of the logged decision is told of the fresh one.
    let tree = try CanonicalJSON.parse(Array(Self.firm.utf8))
    #expect(
      Wording(decision, aboutLogged: tree, by: policy).assumptions() == wording.assumptions())
    return wording.assumptions().map { "\($0.parameter) \($0.status) \($0.value)" }
  }

  @Test("the assumptions of a pack behind are told under both aliases, of rules in force alone")
  func assumptions() throws {
    #expect(
      try assumptions("decided.titles.title.yes") == [
        "titles.sizes.most assumed number(20.0)"
      ])
    #expect(
      try assumptions("decided.titles.title.yes", "2027-03-01") == [
        "titles.sizes.later assumed number(3.0)", "titles.sizes.most assumed number(20.0)",
      ])
    #expect(try assumptions("decided.titles.title.yes", "2025-03-01") == [])
  }

  @Test(
    "they are those of the day that the decision behind has for itself; bands have no one value")
  func dated() throws {
    #expect(
      try assumptions("decided.titles.fee.yes") == ["titles.sizes.fee unverified null"])
    #expect(try assumptions("firm.staff > 1") == [])
  }

  @Test("a log alone decides again by all three")
  func replay() throws {
    let folder = try TemporaryFolder()
    let log = try AuditLog(path: folder.url.appending(path: "log").path, access: .append)
    let policy = try Self.grants("decided.titles.title.yes and decided.titles.fee.applies")
    let decider = try Decider(policy)
    let day = try #require(CalendarDate(iso: "2026-03-01"))
    for staff in [3, 15, 30] {
      let json = Self.firm.replacing("15", with: "\(staff)")
      let dossier = try policy.dossier(json: Array(json.utf8))
      _ = try log.append(
        decider.decide(dossier, asOf: day), about: dossier, by: policy, actor: "a test")
    }
    let again = try PackLibrary(log).policy(revision: policy.pack.revision)
    #expect(again.pack.used.map(\.policy.pack.used).map { $0.map(\.alias) } == [["sizes"]])
    let report = try Replayer(log).run()
    #expect(report.lines == [])
    #expect(report.replayed == 3)
  }

  @Test("a change of the pack farthest behind is a new revision of all that rest on it")
  func revision() throws {
    let before = try Self.grants("decided.titles.title.yes").pack
    let changed = UsedFiles.pack(
      "titles", "title, fee", uses: "sizes: sizes",
      [
        "rules/title.lua": UsedFiles.rule("decided.sizes.size.yes"),
        "rules/fee.lua": UsedFiles.rule("decided.sizes.dated.yes"),
      ]
    ).using("sizes", Self.sizes).using(
      "sizes", UsedFiles(["sources.yaml": "law: { title: Another law }\n"]))
    let after = try UsedFiles.pack(
      "grants", "grant", uses: "titles: titles",
      ["rules/grant.lua": UsedFiles.rule("decided.titles.title.yes")]
    ).using("titles", changed).policy().pack
    #expect(after.revision != before.revision)
    #expect(after.usedRevisions["titles"] != before.usedRevisions["titles"])
    #expect(
      after.used.map(\.policy.pack.usedRevisions) != before.used.map(\.policy.pack.usedRevisions))
  }
}
