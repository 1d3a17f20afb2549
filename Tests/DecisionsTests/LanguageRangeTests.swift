import Decisions
import Policies
import Records
import Testing

@Suite("ranges")
struct LanguageRangeTests {
  private let dossier = #"{"id": "x", "n": 3, "m": 0, "text": "t", "on": "2026-01-31"}"#

  @Test("are computed with by their ends")
  func arithmetic() throws {
    try expect(
      [
        "params.span": "[2,5] ? params.span", "params.point": "4",
        "params.span + 1": "[3,6] ? params.span", "1 + params.span": "[3,6] ? params.span",
        "params.span - 1": "[1,4] ? params.span", "1 - params.span": "[-4,-1] ? params.span",
        "-params.span": "[-5,-2] ? params.span", "params.span * 2": "[4,10] ? params.span",
        "params.span * -2": "[-10,-4] ? params.span", "-1 * params.wide": "[-3,3] ? params.wide",
        "params.span * params.wide": "[-15,15] ? params.span ? params.wide",
        "params.span - params.span": "[-3,3] ? params.span",
        "params.span / 2": "[1,2.5] ? params.span", "params.wide / s.n": "[-1,1] ? params.wide",
        "params.span / params.point": "[0.5,1.25] ? params.span", "params.wide * 0": "0",
        "params.span + s.u1": "unknown s.u1",
        "params.span / 0": "error ! division_by_zero",
        "params.span / s.m": "error ! division_by_zero",
        "params.span / -1": "error ! range_refused", "1 / params.span": "error ! range_refused",
        "params.span / params.span": "error ! range_refused",
        "params.span * 1e308 * 10": "error ! not_finite",
        "params.span + s.text": "error ! cannot_compute",
      ], of: dossier)
  }

  @Test("settle a comparison where every number in them agrees")
  func comparison() throws {
    let open = "review ? params.span"
    try expect(
      [
        "params.span < 6": "true", "params.span < 5": open, "params.span < 3": open,
        "params.span < 2": "false", "params.span <= 5": "true", "params.span <= 4": open,
        "params.span <= 2": open, "params.span <= 1": "false", "params.span > 1": "true",
        "params.span > 2": open, "params.span > 5": "false", "params.span >= 2": "true",
        "params.span >= 3": open, "params.span >= 5": open, "params.span >= 6": "false",
        "6 > params.span": "true", "5 >= params.span": "true", "5 > params.span": open,
        "params.span < params.span + 4": "true",
        "params.span < params.wide": "review ? params.span ? params.wide",
        "params.wide < params.span + 2": "true",
        "params.span < 3 or s.n == 3": "true", "params.span < 3 and s.n == 4": "false",
        "params.span < 3 and s.u1 > 0": "unknown s.u1 ? params.span",
        "not (params.span > 5)": "true", "params.point == 4": "true", "params.point < 4": "false",
        "params.span < s.text": "error ! cannot_compare",
        "count(params.two, function(i) return i == 1 or s.u1 > 0 end) >= 1": "true",
        "count(params.two, function(i) return i == 1 or s.u1 > 0 end) >= 2": "unknown s.u1",
      ], of: dossier)
  }

  @Test("are refused by every word but low, high and assigned")
  func refusals() throws {
    let refused = "error ! range_refused"
    try expect(
      [
        "params.span == 3": refused, "params.span ~= 3": refused, "3 == params.span": refused,
        "params.span == params.span": refused, "(params.span) == s.n": refused,
        "max(params.span, 1)": refused, "min(1, params.span)": refused,
        "floor(params.span)": refused, "ceil(params.span)": refused, "abs(params.span)": refused,
        "sqrt(params.span)": refused, "round(params.span, 1)": refused,
        "round(s.n, params.span)": refused, "params.span ^ 2": refused,
        "ratio(params.span, 1, 0)": refused, "ratio(1, params.span, 0)": refused,
        "change(params.span, 1, 0)": refused, "range(params.span, 9)": refused,
        "add_months(s.on, params.span)": refused, "end_of_year(params.span)": refused,
        "tables.t:has({ region = \"51\", kind = params.span })": refused,
        "params.span % 2": "error ! cannot_compute", "params.span // 2": "error ! cannot_compute",
        "s.text .. params.span": "error ! not_text", "#params.span": "error ! not_a_list",
        "params.words[params.span]": "error ! bad_index",
        "low(params.span)": "2", "high(params.span)": "5", "low(3)": "3",
        "high(params.span) - low(params.span)": "3", "low(s.text)": "error ! not_a_number",
      ], of: dossier)
  }

  @Test("come from range, whose rule is asked, from bands, and from what is assigned")
  func origins() throws {
    try expect(
      [
        "range(1, 3)": "[1,3] ? d.r0", "range(2, 2)": "2", "range(3, 1)": "error ! bad_range",
        "range(1, s.u1)": "unknown s.u1", "range(1, 3) < 2": "review ? d.r4",
        "params.ranges:at(3)": "[1,2] ? params.ranges", "params.ranges:at(5)": "7",
        "params.bands:at(params.span)": "review ? params.span",
        "params.bands:at(params.span - 1)": "1",
        "params.bands:at(params.span * 20)": "review ? params.span",
        "params.bands:at(params.span + 1)": "review ? params.span",
        "params.bands:at(params.span + 3)": "2",
        "assigned(s, \"n\", params.span)": "3", "assigned(s, \"m\", params.span)": "[2,5] ? s.m",
        "assigned(s, \"grade\", params.span)": "[2,5] ? s.grade",
        "assigned(s, \"grade\", 7)": "7", "assigned(s, \"n\", 7)": "7",
        "assigned(s, \"n\", params.point)": "4",
        "assigned(s, \"grade\", params.span) < 6": "true",
        "assigned(s, \"grade\", params.span) < 5": "review ? s.grade",
        "assigned(s, \"text\", params.span)": "error ! not_a_number",
        "assigned(o, \"x\", params.span)": "[2,5] ? o.x",
        "assigned(s, \"u1\", params.open)": "unknown params.open",
      ], of: dossier)
  }

  @Test("that a decision gives keep what would tell more")
  func decidedRanges() throws {
    let first = """
      decision { title = "A", combine = "first" }
      rule "r" { title = "R", source = "a", value = function(s) return params.span end }
      """
    let any = """
      decision { title = "B", combine = "any" }
      rule "r" { title = "R", source = "a", value = function(s) return params.span + s.n end }
      """
    try expect(
      [
        "decided.a.value": "[2,5] ? params.span", "decided.a.value < 3": "review ? params.span",
        "decided.a.value < 6": "true", "decided.b.value.r": "[5,8] ? params.span",
        "decided.b.value.r > 6": "review ? params.span",
        "decided.b.value.r == 6": "error ! range_refused",
        "held(decided.b.value)": "error ! range_refused",
      ], of: dossier, locals: "local function held(values) return values.r == 6 end",
      before: ["a": first, "b": any])
  }
}
