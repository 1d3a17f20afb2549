import TestSupport
import Testing
import Trials

@Suite("coverage")
struct CoverageTests {
  private static let rules = """
    decision {
      title = "D", combine = "all",
      when = function(s) return s.kind ~= "z" end,
    }

    local function is_large(s)
      if s.n > 100 then return true elseif s.n > 50 then return s.kind == "y" else return false end
    end

    rule "within" {
      title = "W", source = "a: 1",
      test = function(s) return s.n <= params.limit or s.kind == "y" and s.n < 90 end,
    }

    rule "large" {
      title = "L", source = "a: 2",
      when = function(s) return known(s, "m") end,
      test = function(s) return is_large(s) end,
    }

    rule "counted" {
      title = "C", source = "a: 3", effective = { to = "2025-12-31" },
      test = function(s) return s.n > 1 and s.n > 2 end,
    }

    rule "counted" {
      title = "C", source = "a: 4", effective = { from = "2026-01-01" },
      test = function(s)
        local total = 0
        for _, item in ipairs(s.list) do total = total + item.a end
        return total >= 0 and any(s.list, function(item) return item.b and item.a > 0 end)
      end,
    }

    rule "judged" {
      title = "J", source = "b: 1",
      test = function(s) return s.judged end,
    }

    rule "free" { title = "F", source = "b: 1" }
    """

  private static let steps = """
    decision { title = "S", combine = "first" }
    rule "low" {
      title = "Low", source = "b: 2", value = function(s) return params.step:at(s.n) end,
      test = function(s) return s.n >= 0 end,
    }
    rule "found" {
      title = "Found", source = "b: 3",
      test = function(s) return tables.areas:has(s.kind) end,
      value = function(s) return tables.areas:row(s.kind).rate end,
    }
    """

  private static let files = [
    "parameters/p.yaml": """
    limit:
      title: Limit
      type: number
      values:
        - { to: 2025-12-31, status: assumed, source: "a: 1", value: 10 }
        - { from: 2026-01-01, status: assumed, source: "a: 1", value: 20 }
    step:
      title: Step
      type: number
      values:
        - status: assumed
          source: "b: 4"
          bands: [{ below: 5, value: 1 }, { up_to: 55, value: 2 }, { value: 3 }]
    spare:
      title: Spare
      type: number
      values: [{ status: assumed, source: "b: 5", value: unset }]
    """,
    "tables/areas.yaml": """
    title: Areas
    source: "b: 6"
    status: assumed
    columns: { kind: { type: string, key: true }, rate: { type: number } }
    """,
    "tables/areas.csv": "kind,rate,from,to\nx,1,,\ny,2,2030-01-01,\nz,3,,\n",
  ]

  private static let dossiers = [
    #"{"id": "1", "n": 15, "kind": "x", "list": [{"a": 1, "b": true}]}"#,
    #"{"id": "2", "n": 60, "m": 1, "kind": "y", "list": [], "judged": true}"#,
  ]

  @Test("tells of each kind of item why it isn't covered, as text")
  func text() throws {
    let pack = try CoveragePack(["d": Self.rules, "e": Self.steps], Self.files)
    let report = try pack.coverage(Self.dossiers).report()
    #expect(report.text == Self.text + "\n")
  }

  private static let text = #"""
    parameters/p.yaml:5:7: `params.limit` to 2025-12-31: never in force on the dates used
     5 |     - { to: 2025-12-31, status: assumed, source: "a: 1", value: 10 }
       |       ^

    parameters/p.yaml:13:15: `params.step`, band below 5: no case asks for a number in it
     13 |       bands: [{ below: 5, value: 1 }, { up_to: 55, value: 2 }, { value: 3 }]
        |               ^

    parameters/p.yaml:17:12: `params.spare`: no case reads it
     17 |   values: [{ status: assumed, source: "b: 5", value: unset }]
        |            ^

    rules/d.lua:3:3: `when` of `d` never `not_applicable`: only ever `pass`
     3 |   when = function(s) return s.kind ~= "z" end,
       |   ^~~~

    rules/d.lua:7:6: condition `s.n > 100` never `true`: only ever `false`
     7 |   if s.n > 100 then return true elseif s.n > 50 then return s.kind == "y" else return false end
       |      ^~~~~~~~~

    rules/d.lua:7:40: condition `s.n > 50` never `false`: only ever `true`
     7 |   if s.n > 100 then return true elseif s.n > 50 then return s.kind == "y" else return false end
       |                                        ^~~~~~~~

    rules/d.lua:10:1: rule `within` never `fail`: only ever `pass`
     10 | rule "within" {
        | ^~~~~~~~~~~~~

    rules/d.lua:12:52: operand of `or` `s.kind == "y" and s.n < 90` never `false`: only ever `true`
     12 |   test = function(s) return s.n <= params.limit or s.kind == "y" and s.n < 90 end,
        |                                                    ^~~~~~~~~~~~~~~~~~~~~~~~~~

    rules/d.lua:12:52: operand of `and` `s.kind == "y"` never `false`: only ever `true`
     12 |   test = function(s) return s.n <= params.limit or s.kind == "y" and s.n < 90 end,
        |                                                    ^~~~~~~~~~~~~

    rules/d.lua:12:70: operand of `and` `s.n < 90` never `false`: only ever `true`
     12 |   test = function(s) return s.n <= params.limit or s.kind == "y" and s.n < 90 end,
        |                                                                      ^~~~~~~~

    rules/d.lua:15:1: rule `large` never `fail`: only ever `pass` or `not_applicable`
     15 | rule "large" {
        | ^~~~~~~~~~~~

    rules/d.lua:21:1: rule `counted` never `pass` or `fail`: never in force on the dates used
     21 | rule "counted" {
        | ^~~~~~~~~~~~~~

    rules/d.lua:21:1: rule `counted` to 2025-12-31: never in force on the dates used
     21 | rule "counted" {
        | ^~~~~~~~~~~~~~

    rules/d.lua:23:29: operand of `and` `s.n > 1` never `true` or `false`: never in force on the dates used
     23 |   test = function(s) return s.n > 1 and s.n > 2 end,
        |                             ^~~~~~~

    rules/d.lua:23:41: operand of `and` `s.n > 2` never `true` or `false`: never in force on the dates used
     23 |   test = function(s) return s.n > 1 and s.n > 2 end,
        |                                         ^~~~~~~

    rules/d.lua:26:1: rule `counted` never `unknown`: only ever `pass` or `fail`; no case lacks an item of a list or `s.list[].b`
     26 | rule "counted" {
        | ^~~~~~~~~~~~~~

    rules/d.lua:31:12: operand of `and` `total >= 0` never `false`: only ever `true`
     31 |     return total >= 0 and any(s.list, function(item) return item.b and item.a > 0 end)
        |            ^~~~~~~~~~

    rules/d.lua:31:27: operand of `and` `any(s.list, function(item) return item.b and …` never `unknown`: only ever `true` or `false`; no case lacks an item of a list or `s.list[].b`
     31 |     return total >= 0 and any(s.list, function(item) return item.b and item.a > 0 end)
        |                           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

    rules/d.lua:31:61: operand of `and` `item.b` never `false` or `unknown`: only ever `true`; no case lacks `s.list[].b`
     31 |     return total >= 0 and any(s.list, function(item) return item.b and item.a > 0 end)
        |                                                             ^~~~~~

    rules/d.lua:31:72: operand of `and` `item.a > 0` never `false`: only ever `true`
     31 |     return total >= 0 and any(s.list, function(item) return item.b and item.a > 0 end)
        |                                                                        ^~~~~~~~~~

    rules/d.lua:35:1: rule `judged` never `fail`: only ever `pass` or `review`
     35 | rule "judged" {
        | ^~~~~~~~~~~~~

    rules/e.lua:2:1: rule `low` never `fail`: only ever `pass`
     2 | rule "low" {
       | ^~~~~~~~~~

    rules/e.lua:6:1: rule `found` never `pass` or `fail`: always settled before by rule `low`, which passed
     6 | rule "found" {
       | ^~~~~~~~~~~~

    sources.yaml:1:1: `a: 3`: no case comes to `d.counted`, which cites it
     1 | a: { title: A }
       | ^

    sources.yaml:2:1: `b: 3`: no case comes to `e.found`, which cites it
     2 | b: { title: B }
       | ^

    sources.yaml:2:1: `b: 5`: no case comes to `params.spare`, which cites it
     2 | b: { title: B }
       | ^

    sources.yaml:2:1: `b: 6`: no case comes to `tables.areas`, which cites it
     2 | b: { title: B }
       | ^

    tables/areas.csv:2:1: row of `tables.areas`: no case asks the table
     2 | x,1,,
       | ^

    tables/areas.csv:3:1: row of `tables.areas`: never in force on the dates used
     3 | y,2,2030-01-01,
       | ^

    tables/areas.csv:4:1: row of `tables.areas`: no case asks the table
     4 | z,3,,
       | ^

                       covered  of   share
    outcomes of rules       10  20  50.0 %
    versions of rules        1   2  50.0 %
    branches                 3   5  60.0 %
    operands                10  22  45.4 %
    values                   2   4  50.0 %
    bands                    2   3  66.6 %
    rows                     0   3   0.0 %
    sources                  6  10  60.0 %
    in all                  34  69  49.2 %
    """#
}
