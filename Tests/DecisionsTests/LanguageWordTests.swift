import Decisions
import Policies
import Records
import Testing

@Suite("words")
struct LanguageWordTests {
  private let dossier = """
    {"id": "x", "n": 2.5, "m": 0, "text": "51010", "flag": false, "on": "2024-02-29", "stage": "b"}
    """

  @Test("known and value_or tell what is there, and never stop at what isn't")
  func known() throws {
    try expect(
      [
        "known(s)": "true", "known(o)": "false", "known(s, \"n\")": "true",
        "known(s, \"m\")": "true", "known(s, \"flag\")": "true", "known(s, \"u1\")": "false",
        "known(s, \"j1\")": "false", "known(o, \"x\")": "false", "known(params, \"ten\")": "true",
        "known(params, \"open\")": "false", "known(params, \"later\")": "false",
        "known(params, \"bands\")": "true", "value_or(s, \"n\", 1)": "2.5",
        "value_or(s, \"m\", 1)": "0", "value_or(s, \"flag\", true)": "false",
        "value_or(s, \"u1\", 1)": "1", "value_or(s, \"j1\", 1)": "1",
        "value_or(o, \"x\", \"none\")": "\"none\"", "value_or(params, \"ten\", 1)": "10",
        "value_or(params, \"open\", 1)": "1", "value_or(params, \"later\", s.n)": "2.5",
        "value_or(s, \"u1\", s.u2)": "unknown s.u2", "value_or(s, \"n\", s.u2)": "2.5",
        "value_or(params, \"ten\", s.u2)": "10",
        "value_or(s, \"u1\", value_or(s, \"u2\", 3))": "3",
        "known(tables.t:row({ region = \"5101\", kind = \"c\" }), \"note\")": "false",
        "known(tables.t:row({ region = \"5101\", kind = \"a\" }), \"note\")": "true",
        "value_or(tables.t:row({ region = \"5101\", kind = \"c\" }), \"note\", \"-\")": "\"-\"",
        "value_or(tables.t:row({ region = \"5101\", kind = \"a\" }), \"note\", \"-\")":
          "\"narrow\"",
      ], of: dossier)
  }

  @Test("a field of a record, of an absent record, and of judgement")
  func reading() throws {
    try expect(
      [
        "s.n": "2.5", "s.u1": "unknown s.u1", "s.j1": "review ? s.j1", "o.x": "unknown o",
        "o.x + s.u1": "unknown o", "s[\"n\"]": "2.5", "params.ten": "10",
        "params.open": "unknown params.open", "params.later": "unknown params.later",
        "params.bands:at(4.9)": "1", "params.bands:at(5)": "2", "params.bands:at(55)": "2",
        "params.bands:at(55.1)": "3", "params.bands:at(s.u1)": "unknown s.u1",
        "params.bands:at(s.text)": "error ! not_a_number", "as_of": "\"2026-11-24\"",
        "s.n / s.m": "error ! division_by_zero", "s.n % s.m": "error ! division_by_zero",
        "s.n // s.m": "error ! division_by_zero", "1e308 * 10 > 1": "error ! not_finite",
        "1e308 * 10": "error ! not_finite", "1e308 * 10 == 1": "error ! not_finite",
        "s.n + s.text": "error ! cannot_compute", "s.n < s.text": "error ! cannot_compare",
        "s.text .. s.n": "error ! not_text", "s.text .. \"-\" .. as_of": "\"51010-2026-11-24\"",
      ], of: dossier)
  }

  @Test("a field of a record that was submitted without it")
  func otherRecord() throws {
    try expect(
      [
        "o.x": "unknown o.x", "known(o)": "true", "known(o, \"x\")": "false",
        "o.on": "\"2025-05-05\"",
      ],
      of: #"{"s": {"id": "x"}, "o": {"on": "2025-05-05"}}"#)
  }

  @Test("rows are found by date, exact before longer prefix before shorter before blank")
  func tables() throws {
    try expect(
      [
        "tables.t:row({ region = \"5101\", kind = \"a\" }).rate": "2",
        "tables.t:row({ region = \"510107\", kind = \"a\" }).rate": "2",
        "tables.t:row({ region = \"510107\", kind = \"b\" }).rate": "3",
        "tables.t:row({ region = \"5102\", kind = \"a\" }).rate": "1",
        "tables.t:row({ region = \"99\", kind = \"b\" }).rate": "4",
        "tables.t:row({ region = \"99\", kind = \"a\" }).rate": "error ! no_row",
        "tables.t:has({ region = \"99\", kind = \"a\" })": "false",
        "tables.t:has({ region = \"99\", kind = \"b\" })": "true",
        "tables.t:has({ region = s.text, kind = s.u1 })": "unknown s.u1",
        "tables.t:has({ region = s.n, kind = \"a\" })": "error ! bad_key",
        "#tables.t:rows({ region = \"5101\" })": "4", "#tables.t:rows({ kind = \"a\" })": "4",
        "#tables.t:rows({})": "5", "tables.t:row({ region = \"44\", kind = \"a\" }).rate": "6",
        "tables.t:row({ region = \"5101\", kind = \"c\" }).note": "error ! blank_cell",
        "sum(tables.t:rows({ region = \"5101\", kind = \"a\" }), function(r) return r.rate end)":
          "6",
      ], of: dossier)
    try expect(
      ["tables.t:row({ region = \"44\", kind = \"a\" }).rate": "5"], of: dossier, asOf: "2025-12-31"
    )
  }

  @Test("reaches goes by the order of an enumeration")
  func reaches() throws {
    let table: KeyValuePairs = [
      "reaches(s, \"stage\", \"seed\")": "true", "reaches(s, \"stage\", \"b\")": "true",
      "reaches(s, \"stage\", \"c\")": "false",
    ]
    try expect(table, of: dossier)
    let expressions = try Expressions(table.map(\.key))
    #expect(
      try expressions.lines(#"{"id": "x"}"#) == Array(repeating: "unknown s.stage", count: 3))
  }

  @Test("numbers")
  func numbers() throws {
    try expect(
      [
        "round(2.5, 0)": "3", "round(-2.5, 0)": "-3", "round(1.005, 2)": "1.01",
        "round(2.675, 2)": "2.68", "round(0.1 + 0.2, 15)": "0.3", "round(-0.4, 0)": "0",
        "round(1e300, 2)": "1e+300", "round(s.u1, 2)": "unknown s.u1",
        "round(1, -1)": "error ! bad_places", "round(1, 0.5)": "error ! bad_places",
        "round(1, 16)": "error ! bad_places", "floor(-2.5)": "-3", "ceil(-2.5)": "-2",
        "abs(-2.5)": "2.5", "sqrt(9)": "3", "sqrt(-1)": "error ! not_finite",
        "min(3, 1, 2)": "1", "max(3, 1, 2)": "3", "min(1, s.u1)": "unknown s.u1",
        "max(s.text)": "error ! not_a_number",
        "ratio(1, 4, 9)": "0.25", "ratio(1, 0, 9)": "9", "ratio(0, 0, 9)": "9",
        "ratio(1, 4, s.u1)": "0.25", "ratio(1, 0, s.u1)": "unknown s.u1",
        "ratio(1, s.u1, 9)": "unknown s.u1", "change(4, 5, 9)": "0.25", "change(0, 5, 9)": "9",
        "change(-4, -2, 9)": "-0.5", "change(5, s.u1, 9)": "unknown s.u1",
        "change(s.m, s.n, -1)": "-1", "change(4, 5, s.u1)": "0.25",
        "ratio(1e300, 1e-300, 0)": "error ! not_finite", "2 ^ 10": "1024",
        "2 ^ 0.3": "error ! bad_exponent", "7 // 2": "3", "-7 // 2": "-4", "-7 % 3": "2",
        "starts_with(s.text, \"51\")": "true", "starts_with(s.text, \"52\")": "false",
        "starts_with(s.text, \"\")": "true", "starts_with(s.text, \"510100\")": "false",
        "starts_with(s.n, \"5\")": "error ! not_text", "starts_with(s.u1, \"5\")": "unknown s.u1",
      ], of: dossier)
  }

  @Test("dates: month ends, leap years, backwards, and the ends of time")
  func dates() throws {
    func months(_ date: String, _ count: Int) -> String { "add_months(\"\(date)\", \(count))" }
    try expect(
      [
        months("2026-01-31", 1): "\"2026-02-28\"", months("2024-01-31", 1): "\"2024-02-29\"",
        months("2026-03-31", -1): "\"2026-02-28\"", months("2026-12-31", 2): "\"2027-02-28\"",
        months("2026-01-15", 0): "\"2026-01-15\"", months("2026-01-31", -13): "\"2024-12-31\"",
        months("0001-02-01", -1): "\"0001-01-01\"", months("0001-01-31", -1): "error ! bad_date",
        months("9999-11-30", 1): "\"9999-12-30\"", months("9999-12-01", 1): "error ! bad_date",
        "add_months(s.on, 1.5)": "error ! not_whole", "add_months(s.on, 1e18)": "error ! bad_date",
        "add_years(s.on, 1)": "\"2025-02-28\"", "add_years(s.on, 4)": "\"2028-02-29\"",
        "add_years(s.on, -1)": "\"2023-02-28\"", "add_years(s.on, 76)": "\"2100-02-28\"",
        "add_years(\"0001-06-01\", -1)": "error ! bad_date",
        "add_years(\"9999-06-01\", 1)": "error ! bad_date",
        "days_between(\"2024-02-28\", \"2024-03-01\")": "2",
        "days_between(\"2026-03-01\", \"2026-02-28\")": "-1",
        "days_between(\"0001-01-01\", \"9999-12-31\")": "3652058",
        "years_between(\"2024-02-29\", \"2025-02-27\")": "0",
        "years_between(\"2024-02-29\", \"2025-02-28\")": "1",
        "years_between(\"2000-05-10\", \"2026-05-09\")": "25",
        "years_between(\"2000-05-10\", \"2026-05-10\")": "26",
        "years_between(\"2026-05-10\", \"2000-05-11\")": "-25",
        "years_between(\"2026-05-10\", \"2000-05-10\")": "-26",
        "years_between(s.on, s.on)": "0", "year_of(s.on)": "2024", "month_of(s.on)": "2",
        "end_of_year(2026)": "\"2026-12-31\"", "end_of_year(1)": "\"0001-12-31\"",
        "end_of_year(9999)": "\"9999-12-31\"", "end_of_year(0)": "error ! bad_date",
        "end_of_year(10000)": "error ! bad_date", "end_of_year(1e18)": "error ! bad_date",
        "end_of_year(2026.5)": "error ! not_whole", "end_of_year(year_of(as_of))": "\"2026-12-31\"",
        "year_of(s.text)": "error ! not_a_date", "year_of(s.n)": "error ! not_a_date",
        "years_between(s.u1, as_of)": "unknown s.u1", "s.on < as_of": "true",
        "add_years(s.on, 2) <= as_of": "true",
      ], of: dossier)
  }

  @Test("a rule's test gives true or false, a value one value")
  func givenKinds() throws {
    try expect(
      [
        "nil": "error ! not_a_value", "params.words": "error ! not_a_value",
        "s.flag": "false", "s.text": "\"51010\"",
      ], of: dossier)
    let file = """
      decision { title = "D", combine = "all" }
      rule "a" { title = "R", source = "a", test = function(s) return 1 end }
      rule "b" { title = "R", source = "a", test = function(s) if s.flag then return true end end }
      rule "c" { title = "R", source = "a", test = params.ten }
      rule "d" { title = "R", source = "a", test = true }
      rule "e" { title = "R", source = "a", when = function(s) return "x" end }
      """
    let result = try #require(try LanguagePack(["d": file]).policy().decide(dossier).result("d"))
    #expect(
      result.rules.map(\.line) == [
        "error ! not_boolean", "error ! not_boolean", "error ! not_boolean", "pass",
        "error ! not_boolean",
      ])
  }
}
