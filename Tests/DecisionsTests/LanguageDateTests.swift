import Decisions
import Policies
import Records
import Testing

@Suite("what holds on a day")
struct LanguageDateTests {
  @Test("versions of a rule follow one another, both ends included")
  func versions() throws {
    let file = """
      decision { title = "D", combine = "first" }
      rule "r" { title = "R", source = "a", effective = { to = "2025-06-30" }, value = "old" }
      rule "r" {
        title = "R", source = "a", effective = { from = "2025-07-01", to = "2025-07-31" },
        value = "new",
      }
      rule "q" { title = "Q", source = "a", effective = { from = "2026-01-01" }, value = "last" }
      """
    let policy = try LanguagePack(["d": file]).policy()
    for (day, expected) in [
      ("0001-01-01", "yes = \"old\""), ("2025-06-30", "yes = \"old\""),
      ("2025-07-01", "yes = \"new\""), ("2025-07-31", "yes = \"new\""),
      ("2025-08-01", "not_applicable"), ("2026-01-01", "yes = \"last\""),
      ("9999-12-31", "yes = \"last\""),
    ] {
      #expect(try policy.decide(#"{"id": "x"}"#, asOf: day).line("d") == expected, "\(day)")
    }
  }

  @Test("versions that overlap are refused")
  func overlaps() throws {
    func findings(_ first: String, _ second: String) throws -> [String] {
      try LanguagePack([
        "d": """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a", effective = { \(first) } }
        rule "r" { title = "R", source = "a", effective = { \(second) } }
        """
      ]).findings()
    }
    let overlap = ["rules_overlap rules/d.lua:3"]
    #expect(try findings("to = \"2025-06-30\"", "from = \"2025-07-01\"") == [])
    #expect(try findings("to = \"2025-06-30\"", "from = \"2025-06-30\"") == overlap)
    #expect(try findings("", "from = \"2025-06-30\"") == overlap)
    #expect(try findings("from = \"2025-06-30\"", "") == overlap)
    #expect(
      try findings("from = \"2025-02-01\", to = \"2025-01-01\"", "from = \"2026-01-01\"")
        == ["empty_span rules/d.lua:2"])
  }

  @Test("the latest value in force wins, and shared functions see it")
  func parameters() throws {
    let parameters = """
      limit:
        title: Limit
        type: number
        values:
          - { status: assumed, source: a, value: 1 }
          - { from: 2025-01-01, to: 2025-12-31, status: assumed, source: a, value: 2 }
          - { from: 2025-06-01, to: 2025-06-30, status: assumed, source: a, value: 3 }
      """
    let compiled = try Expressions(
      ["params.limit", "F.limit()", "F.row(s)", "as_of", "F.day()"],
      files: [
        "parameters/q.yaml": parameters,
        "functions/F.lua": """
        function limit() return params.limit end
        function row(s) return tables.t:row({ region = "44", kind = "a" }).rate end
        function day() return as_of end
        """,
      ])
    for (day, value, rate) in [
      ("2024-12-31", "1", "5"), ("2025-01-01", "2", "5"), ("2025-06-01", "3", "5"),
      ("2025-06-30", "3", "5"), ("2025-07-01", "2", "5"), ("2026-01-01", "1", "6"),
    ] {
      #expect(
        try compiled.lines(#"{"id": "x"}"#, asOf: day)
          == [value, value, rate, "\"\(day)\"", "\"\(day)\""], "\(day)")
    }
  }

  @Test("a decision with its own date keeps it where another reads it")
  func ownDates() throws {
    let rate = "tables.t:row({ region = \"44\", kind = \"a\" }).rate"
    func file(_ more: String, _ value: String) -> String {
      """
      decision { title = "D", combine = "first"\(more) }
      rule "r" { title = "R", source = "a", value = function(s) return \(value) end }
      """
    }
    let pack = LanguagePack([
      "own": file(", as_of = \"s.on\", effective = { from = \"2025-01-01\" }", rate),
      "given": file("", rate),
      "reader": file("", "decided.own.value * 100 + decided.given.value * 10 + \(rate)"),
    ])
    let policy = try pack.policy()
    let decision = try policy.decide(#"{"id": "x", "on": "2025-05-05"}"#, asOf: "2026-02-02")
    #expect(decision.asOf == CalendarDate(iso: "2026-02-02"))
    #expect(
      try ["own", "given", "reader"].map { try decision.line($0) } == [
        "yes = 5", "yes = 6", "yes = 566",
      ])
    #expect(
      decision.results.map(\.asOf) == [CalendarDate(iso: "2025-05-05"), nil, nil])
    let early = try policy.decide(#"{"id": "x", "on": "2024-12-31"}"#, asOf: "2026-02-02")
    #expect(try early.line("own") == "not_applicable")
    let absent = try policy.decide(#"{"id": "x"}"#, asOf: "2026-02-02")
    #expect(
      try ["own", "given", "reader"].map { try absent.line($0) } == [
        "undetermined s.on", "yes = 6", "undetermined s.on",
      ])
  }

  @Test("the pack's date is a field, and nothing stands in for it")
  func packDate() throws {
    var pack = LanguagePack([
      "d":
        "decision { title = \"D\", combine = \"first\" }\nrule \"r\" { title = \"R\", source = \"a\", value = function(s) return as_of end }"
    ])
    pack.files["pack.yaml"]?.append("\nas_of: s.on\n")
    let policy = try pack.policy()
    #expect(
      try policy.decide(#"{"id": "x", "on": "2025-05-05"}"#).line("d") == "yes = \"2025-05-05\"")
    #expect(try policy.decide(#"{"id": "x"}"#).line("d") == "undetermined s.on")
  }
}
