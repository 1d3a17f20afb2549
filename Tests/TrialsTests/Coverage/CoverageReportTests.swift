import CanonicalJSON
import Decisions
import Policies
import Records
import TestSupport
import Testing
import Trials

@Suite("a report of coverage")
struct CoverageReportTests {
  private static let rules = """
    decision { title = "D", combine = "first", when = function(s) return s.kind ~= "z" end }

    rule "table" {
      title = "T", source = "a: 1", effective = { from = "2026-01-01" },
      test = function(s) return tables.areas:has(s.kind) and s.n > params.step:at(s.n) end,
    }

    rule "large" {
      title = "L", source = "a: 2",
      test = function(s)
        if s.n > 50 then return true end
        return s.m > 0
      end,
    }
    """

  private static let files = [
    "parameters/p.yaml": """
    step:
      title: Step
      type: number
      values:
        - status: assumed
          source: "b: 1"
          bands: [{ below: 5, value: 1 }, { value: 8 }]
    """,
    "tables/areas.yaml": """
    title: Areas
    source: "b: 2"
    status: assumed
    columns: { kind: { type: string, key: true }, rate: { type: number } }
    """,
    "tables/areas.csv": "kind,rate\nx,1\n",
  ]

  /// Cases that cover all of the pack together, by what each alone covers.
  private static let cases: KeyValuePairs<String, String> = [
    "low": #"{"id": "1", "n": 2, "kind": "x", "list": []}"#,
    "below its band, and not known": #"{"id": "2", "n": 1, "kind": "x", "list": []}"#,
    "in the last band": #"{"id": "3", "n": 60, "kind": "x", "list": []}"#,
    "large": #"{"id": "4", "n": 60, "kind": "y", "list": []}"#,
    "small": #"{"id": "5", "n": 0, "m": 0, "kind": "y", "list": []}"#,
    "elsewhere": #"{"id": "6", "n": 0, "kind": "z", "list": []}"#,
    "early": #"{"id": "7", "n": 0, "m": 0, "kind": "x", "list": []}"#,
  ]

  private func pack() throws -> CoveragePack {
    try CoveragePack(["d": Self.rules], Self.files)
  }

  /// What is uncovered without some of the cases.
  private func uncovered(without names: String...) throws -> [String] {
    try pack().uncovered(Self.cases.filter { !names.contains($0.key) }.map(\.value))
  }

  @Test("an item needs the case that covers it, and no other item does")
  func removal() throws {
    #expect(try uncovered() == [])
    #expect(try uncovered(without: "low") == [])
    #expect(
      try uncovered(without: "low", "in the last band") == [
        "`params.step`, last band: no case asks for a number in it",
        "rule `table` pass: only ever `fail`",
        "operand of `and` `s.n > params.step:at(s.n)` true: only ever `false`",
      ])
    #expect(
      try uncovered(without: "in the last band") == [
        "`params.step`, last band: no case asks for a number in it"
      ])
    #expect(
      try uncovered(without: "below its band, and not known") == [
        "rule `large` unknown: only ever `pass` or `fail`; no case lacks `s.m`"
      ])
    #expect(
      try uncovered(without: "large") == [
        "rule `large` pass: only ever `fail` or `unknown`",
        "condition `s.n > 50` true: only ever `false`",
      ])
    #expect(
      try uncovered(without: "elsewhere") == [
        "`when` of `d` not_applicable: only ever `pass`"
      ])
    #expect(
      try uncovered(without: "small", "early") == [
        "rule `large` fail: only ever `pass` or `unknown`"
      ])
    #expect(
      try uncovered(without: "small", "large") == [
        "operand of `and` `tables.areas:has(s.kind)` false: only ever `true`",
        "rule `large` pass: only ever `fail` or `unknown`",
        "condition `s.n > 50` true: only ever `false`",
      ])
  }

  @Test("a version is covered on a day on which it is in force")
  func dates() throws {
    let uncovered = try pack().uncovered(Self.cases.map(\.value), asOf: "2025-12-31")
    #expect(
      uncovered == [
        "`params.step`: no case reads it", "`params.step`, band below 5: no case reads it",
        "`params.step`, last band: no case reads it",
        "rule `table` pass: never in force on the dates used",
        "rule `table` fail: never in force on the dates used",
        "rule `table` from 2026-01-01: never in force on the dates used",
        "operand of `and` `tables.areas:has(s.kind)` true: never in force on the dates used",
        "operand of `and` `tables.areas:has(s.kind)` false: never in force on the dates used",
        "operand of `and` `s.n > params.step:at(s.n)` true: never in force on the dates used",
        "operand of `and` `s.n > params.step:at(s.n)` false: never in force on the dates used",
        "`a: 1`: no case comes to `d.table`, which cites it",
        "`b: 1`: no case comes to `params.step`, which cites it",
        "`b: 2`: no case comes to `tables.areas`, which cites it",
        "row of `tables.areas`: no case asks the table",
      ])
  }

  @Test("is the same however dossiers are spread over deciders, and in whichever order")
  func merging() throws {
    let pack = try pack()
    let all = Self.cases.map(\.value)
    let whole = try pack.coverage(all).report()
    for split in 0...all.count {
      var first = try pack.coverage(Array(all[split...].reversed()))
      first.merge(try pack.coverage(Array(all[..<split])))
      #expect(first.report() == whole)
      #expect(first.report().text == whole.text)
      #expect(first.report().json == whole.json)
    }
  }

  @Test("a decider is added once, however often it is added")
  func adding() throws {
    let pack = try pack()
    var coverage = Coverage(pack.policy)
    let decider = try Decider(pack.policy)
    #expect(coverage.report().share().covered == 0)
    let day = try #require(CalendarDate(iso: "2026-11-24"))
    for (_, json) in Self.cases {
      let dossier = try pack.policy.pack.dossierType.dossier(json: Array(json.utf8))
      _ = decider.decide(dossier, asOf: day)
      coverage.add(decider)
      coverage.add(decider)
    }
    #expect(coverage.report().share().percent == 100)
    #expect(coverage.report() == (try pack.coverage(Self.cases.map(\.value)).report()))
  }

  @Test("shares are rounded down, so that 100 means all")
  func shares() throws {
    let report = try pack().coverage(Array(Self.cases.map(\.value).dropLast(6))).report()
    let share = report.share()
    #expect((share.covered, share.total) == (11, 22))
    #expect(share.text == "50.0")
    #expect(report.share(of: .band).text == "50.0")
    #expect(report.share(of: .operand).text == "50.0")
    #expect(report.shortfall(below: 50) == nil)
    #expect(report.shortfall(below: 50.1) == "50.0 % is covered, at least 50.1 % is asked")
    #expect(report.shortfall(below: 80) == "50.0 % is covered, at least 80 % is asked")
    let almost = try pack().coverage(Array(Self.cases.map(\.value).dropFirst(3))).report().share()
    #expect(almost.percent < 100)
  }

  @Test("as JSON: files in the shape of `opa test`, and every item")
  func json() throws {
    let rules = """
      decision { title = "D", combine = "all" }
      rule "r" {
        title = "R", source = "a",
        test = function(s)
          return s.n > 0
            or s.kind == "x"
        end,
      }
      """
    let report = try CoveragePack(["d": rules]).coverage([Self.cases[0].value]).report()
    #expect(report.json.replacing("{\"column\"", with: "\n{\"column\"") == Self.document + "\n")
  }

  private static let document = #"""
    {"coverage":42.8,"files":{"rules/d.lua":{"coverage":33.3,"covered":[],"covered_lines":0,"not_covered":[{"end":{"row":2},"start":{"row":2}},{"end":{"row":6},"start":{"row":5}}],"not_covered_lines":3},"sources.yaml":{"coverage":100,"covered":[{"end":{"row":1},"start":{"row":1}}],"covered_lines":1,"not_covered":[],"not_covered_lines":0}},"items":[
    {"column":1,"covered":true,"file":"rules/d.lua","kind":"rule","line":2,"name":"rule `r`","wanted":"pass","width":8},
    {"column":1,"covered":false,"file":"rules/d.lua","kind":"rule","line":2,"name":"rule `r`","reason":"only_ever","text":"only ever `pass`","wanted":"fail","width":8},
    {"column":12,"covered":true,"file":"rules/d.lua","kind":"operand","line":5,"name":"operand of `or` `s.n > 0`","wanted":"true","width":7},
    {"column":12,"covered":false,"file":"rules/d.lua","kind":"operand","line":5,"name":"operand of `or` `s.n > 0`","reason":"only_ever","text":"only ever `true`","wanted":"false","width":7},
    {"column":10,"covered":false,"file":"rules/d.lua","kind":"operand","line":6,"name":"operand of `or` `s.kind == \"x\"`","reason":"settled_before","text":"always settled before by `s.n > 0` at 5:12, which was true","wanted":"true","width":13},
    {"column":10,"covered":false,"file":"rules/d.lua","kind":"operand","line":6,"name":"operand of `or` `s.kind == \"x\"`","reason":"settled_before","text":"always settled before by `s.n > 0` at 5:12, which was true","wanted":"false","width":13},
    {"column":1,"covered":true,"file":"sources.yaml","kind":"source","line":1,"name":"`a`","width":1}],"kinds":{"operand":{"coverage":25,"covered":1,"total":4},"rule":{"coverage":50,"covered":1,"total":2},"source":{"coverage":100,"covered":1,"total":1}},"pack":"p"}
    """#
}
