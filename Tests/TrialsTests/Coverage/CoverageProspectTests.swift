import Testing
import Trials

/// Which outcomes a rule can have, as far as its tree and the record types say.
@Suite("coverage of outcomes")
struct CoverageProspectTests {
  @Test(
    "an outcome is listed only where the rule can have it",
    arguments: [
      ("", "pass"),
      ("test = function(s) return s.n > 0 end", "pass fail"),
      ("test = function(s) return s.m > 0 end", "pass fail unknown"),
      ("test = function(s) return s.judged end", "pass fail review"),
      ("test = function(s) return s.judged and s.m > 0 end", "pass fail unknown review"),
      ("test = function(s) return value_or(s, \"m\", 0) > 0 end", "pass fail"),
      ("test = function(s) return known(s, \"m\") end", "pass fail"),
      (
        "test = function(s) if known(s, \"m\") then return s.m > 0 end return false end",
        "pass fail"
      ),
      ("test = function(s) return known(s, \"m\") or s.m > 0 end", "pass fail unknown"),
      ("test = function(s) return s.n >= 0 or review \"fit?\" end", "pass review"),
      ("when = function(s) return s.n > 0 end", "pass not_applicable"),
      ("when = function(s) return s.m > 0 end", "pass not_applicable unknown"),
      ("effective = { from = \"2020-01-01\" }", "pass"),
      ("test = function(s) return params.always > s.n end", "pass fail"),
      ("test = function(s) return params.later > s.n end", "pass fail unknown"),
      ("test = function(s) return params.open > s.n end", "pass fail unknown"),
      (
        "when = function() return known(params, \"open\") end, "
          + "test = function(s) return params.open > s.n end", "pass fail not_applicable"
      ),
      (
        "effective = { from = \"2026-01-01\" }, test = function(s) return params.later > s.n end",
        "pass fail"
      ),
      ("test = function(s) return params.span > s.n end", "pass fail review"),
      ("test = function(s) return low(params.span) > s.n end", "pass fail"),
      ("test = function(o) return o.q > 0 end", "pass fail unknown"),
      ("test = function(s) return #s.list > 0 end", "pass fail"),
      // An item can be null, and `count` doesn't know it then.
      ("test = function(s) return count(s.list) > 0 end", "pass fail unknown"),
      (
        "test = function(s) return any(s.list, function(i) return i.a > 0 end) end",
        "pass fail unknown"
      ),
      (
        "test = function(s) return any(params.words, function(w) return w == s.kind end) end",
        "pass fail"
      ),
      ("test = function(s) return decided.a.yes end", "pass fail"),
      ("test = function(s) return decided.b.yes end", "pass fail unknown"),
      ("test = function(s) return decided.c.yes end", "pass fail review"),
    ])
  func outcomes(rule: String, outcomes: String) throws {
    func file(_ rule: String) -> String {
      """
      decision { title = "D", combine = "all" }
      rule "r" { title = "R", source = "a", \(rule) }
      """
    }
    let pack = try CoveragePack(
      [
        "a": file("test = function(s) return s.n > 0 end"),
        "b": file("test = function(s) return s.m > 0 end"),
        "c": file("test = function(s) return s.judged end"), "d": file(rule),
      ],
      ["parameters/p.yaml": Self.parameters])
    let items = try pack.coverage([]).report().items
    let listed = items.filter { $0.kind == .rule && $0.file == "rules/d.lua" }.map(\.wanted)
    #expect(listed.joined(separator: " ") == outcomes)
  }

  @Test("a record that the decision asks for is there")
  func records() throws {
    let rules = """
      decision { title = "D", combine = "all", records = { "o" } }
      rule "r" { title = "R", source = "a", test = function(o) return o.q > 0 end }
      """
    let items = try CoveragePack(["d": rules]).coverage([]).report().items
    #expect(items.filter { $0.kind == .rule }.map(\.wanted) == ["pass", "fail"])
  }

  private static let parameters = """
    always: { title: A, type: number, values: [{ status: assumed, source: a, value: 1 }] }
    later:
      title: L
      type: number
      values: [{ from: 2026-01-01, status: assumed, source: a, value: 1 }]
    open: { title: O, type: number, values: [{ status: assumed, source: a, value: unset }] }
    span: { title: S, type: range, values: [{ status: assumed, source: a, value: [2, 5] }] }
    words: { title: W, type: list, values: [{ status: assumed, source: a, value: [x, y] }] }
    """
}
