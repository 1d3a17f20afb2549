import Testing
import Trials

/// What operands, branches and loops are seen to come to.
@Suite("coverage of operands and branches")
struct CoverageProbeTests {
  /// What dossiers leave uncovered of operands and branches in one rule whose test is `body`.
  private func uncovered(
    _ body: String, locals: String = "", functions: String? = nil, _ dossiers: [String]
  ) throws -> [String] {
    let rules = """
      decision { title = "D", combine = "all" }
      \(locals)
      rule "r" {
        title = "R", source = "a",
        test = function(s)
          \(body)
        end,
      }
      """
    let more = functions.map { ["functions/F.lua": $0] } ?? [:]
    let report = try CoveragePack(["d": rules], more).coverage(dossiers).report()
    return report.items.filter { !$0.isCovered && [.operand, .branch].contains($0.kind) }
      .map(\.line)
  }

  private func dossier(_ fields: String) -> String {
    #"{"id": "1", "n": 1, "kind": "x", "list": [], "#.dropLast(2) + (fields.isEmpty ? "" : ", ")
      + fields + "}"
  }

  @Test("an operand that is never reached names the one that settles before it, and where")
  func settled() throws {
    #expect(
      try uncovered("return s.n > 0 or s.n < -5 or s.kind == \"y\"", [dossier("")]) == [
        "operand of `or` `s.n > 0` false: only ever `true`",
        "operand of `or` `s.n < -5` true: always settled before by `s.n > 0` at 6:12, which was true",
        "operand of `or` `s.n < -5` false: always settled before by `s.n > 0` at 6:12, which was true",
        "operand of `or` `s.kind == \"y\"` true: always settled before by `s.n > 0` at 6:12, "
          + "which was true",
        "operand of `or` `s.kind == \"y\"` false: always settled before by `s.n > 0` at 6:12, "
          + "which was true",
      ])
  }

  @Test("an operand that isn't known is held, and what is around it is seen as it is settled")
  func held() throws {
    // `s.m` is missing; the bracket is true by its second operand, and never unknown.
    #expect(
      try uncovered("return (s.m > 1 or s.n > 0) and s.n > 5", [dossier("")]) == [
        "operand of `and` `(s.m > 1 or s.n > 0)` false: only ever `true`",
        "operand of `and` `(s.m > 1 or s.n > 0)` unknown: only ever `true`; no case lacks `s.m`",
        "operand of `or` `s.m > 1` true: only ever `unknown`",
        "operand of `or` `s.m > 1` false: only ever `unknown`",
        "operand of `or` `s.n > 0` false: only ever `true`",
        "operand of `and` `s.n > 5` true: only ever `false`",
      ])
  }

  @Test("what stops stops all that is around it")
  func stopped() throws {
    #expect(
      try uncovered("return (s.m > 1 or s.n > 9) and s.n > 0", [dossier("")]) == [
        "operand of `and` `(s.m > 1 or s.n > 9)` true: only ever `unknown`",
        "operand of `and` `(s.m > 1 or s.n > 9)` false: only ever `unknown`",
        "operand of `or` `s.m > 1` true: only ever `unknown`",
        "operand of `or` `s.m > 1` false: only ever `unknown`",
        "operand of `or` `s.n > 9` true: only ever `false`",
        "operand of `and` `s.n > 0` false: only ever `true`",
      ])
  }

  @Test("an operand in error isn't taken for one that isn't known")
  func failed() throws {
    let largest = "largest(s.list, function(i) return i.a end) > 0"
    let name = "operand of `and` `largest(s.list, function(i) return i.a end) > 0`"
    let before = ": never reached: what stands before it always ends in error"
    #expect(
      try uncovered("return \(largest) and s.m > 0", [dossier(#""m": 1"#)]) == [
        "\(name) true: only ever in error", "\(name) false: only ever in error",
        "\(name) unknown: only ever in error",
        "operand of `and` `s.m > 0` true" + before, "operand of `and` `s.m > 0` false" + before,
        "operand of `and` `s.m > 0` unknown" + before,
      ])
  }

  @Test("branches: what is never reached names the condition that keeps from it")
  func branches() throws {
    #expect(
      try uncovered(
        """
        if s.n > 5 then return s.kind == "x" or s.kind == "y" end
            if s.kind == "x" then return true elseif s.kind == "y" then return false end
            return s.m > 0 and s.n > 0
        """, [dossier("")]) == [
          "condition `s.n > 5` true: only ever `false`",
          "operand of `or` `s.kind == \"x\"` true: never reached: `s.n > 5` at 6:8 was never true",
          "operand of `or` `s.kind == \"x\"` false: never reached: `s.n > 5` at 6:8 was never true",
          "operand of `or` `s.kind == \"y\"` true: never reached: `s.n > 5` at 6:8 was never true",
          "operand of `or` `s.kind == \"y\"` false: never reached: `s.n > 5` at 6:8 was never true",
          "condition `s.kind == \"x\"` false: only ever `true`",
          "condition `s.kind == \"y\"` true: never reached: `s.kind == \"x\"` at 7:8 was never false",
          "condition `s.kind == \"y\"` false: never reached: `s.kind == \"x\"` at 7:8 was never false",
          "operand of `and` `s.m > 0` true: never reached: `s.kind == \"x\"` at 7:8 was never false",
          "operand of `and` `s.m > 0` false: never reached: `s.kind == \"x\"` at 7:8 was never false",
          "operand of `and` `s.m > 0` unknown: never reached: `s.kind == \"x\"` at 7:8 was never false",
          "operand of `and` `s.n > 0` true: never reached: `s.kind == \"x\"` at 7:8 was never false",
          "operand of `and` `s.n > 0` false: never reached: `s.kind == \"x\"` at 7:8 was never false",
        ])
  }

  @Test("loops: a body that is never entered, and what stands in it")
  func loops() throws {
    let body = """
      for i = 1, 0 do if s.n > i then return true end end
          for _, item in ipairs(s.list) do if item.a > 0 then return true end end
          return false
      """
    #expect(
      try uncovered(body, [dossier("")])
        == [
          "loop `for i = 1, 0` entered: its body is never entered",
          "condition `s.n > i` true: its body is never entered",
          "condition `s.n > i` false: its body is never entered",
          "loop `for _, item in ipairs(s.list)` entered: its body is never entered",
          "condition `item.a > 0` true: its body is never entered",
          "condition `item.a > 0` false: its body is never entered",
        ].map { $0 })
  }

  @Test("functions of list words are watched at each item, also behind one that isn't known")
  func items() throws {
    let body = "return any(s.list, function(item) return item.b and item.a > 1 end)"
    let first = #"{"id": "1", "n": 1, "kind": "x", "list": [{"a": 1}, {"a": 2, "b": true}]}"#
    #expect(
      try uncovered(body, [first]) == [
        "operand of `and` `item.b` false: only ever `true` or `unknown`",
        "operand of `and` `item.a > 1` false: only ever `true`",
      ])
    let second = #"{"id": "2", "n": 1, "kind": "x", "list": [{"a": 1, "b": false}, {"a": 1}]}"#
    #expect(
      try uncovered(body, [second]) == [
        "operand of `and` `item.b` true: only ever `false` or `unknown`",
        "operand of `and` `item.a > 1` true: only ever `false`",
      ])
  }

  @Test("a function that several rules call is covered by any of them")
  func shared() throws {
    let functions = "function is_fit(n, m)\n  return n > 0 and m > 0\nend\n"
    let rules = { (argument: String) in
      """
      decision { title = "D", combine = "all" }
      rule "r" {
        title = "R", source = "a", test = function(s) return F.is_fit(s.n, \(argument)) end,
      }
      """
    }
    let pack = try CoveragePack(
      ["d": rules("s.n"), "e": rules("s.n - 5")], ["functions/F.lua": functions])
    let uncovered = try pack.uncovered([dossier("")]).filter { $0.hasPrefix("operand") }
    #expect(uncovered == ["operand of `and` `n > 0` false: only ever `true`"])
    #expect(
      try pack.uncovered([dossier("")]).filter { $0.hasPrefix("rule") } == [
        "rule `r` fail: only ever `pass`", "rule `r` pass: only ever `fail`",
      ])
  }

  @Test("what is only tried for the points of a rule whose test is open doesn't count")
  func tried() throws {
    let rules = """
      decision { title = "D", combine = "sum", at_least = 1 }
      rule "r" {
        title = "R", source = "a", max = 5,
        test = function(s) return s.m > 0 end,
        points = function(s) if s.n > 0 then return 5 end return 1 end,
      }
      """
    #expect(
      try CoveragePack(["d": rules]).uncovered([dossier("")]) == [
        "rule `r` pass: only ever `unknown`", "rule `r` fail: only ever `unknown`",
        "condition `s.n > 0` true: never reached", "condition `s.n > 0` false: never reached",
      ])
  }
}
