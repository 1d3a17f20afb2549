import Policies
import Testing

@Suite("numbers in rules")
struct NumberInRuleTests {
  /// The texts that are told as numbers, of a rule whose test is this body of `function(s)`.
  private func numbers(_ body: String, top: String = "") throws -> [String] {
    let pack = try PackFolder(
      rules: """
        decision { title = "D", combine = "all" }
        \(top)
        rule "r" { title = "R", source = "a", test = function(s) \(body) end }
        """,
      extra: [
        "parameters/p.yaml": """
        marks: { title: M, type: list, values: [{ status: assumed, source: a, value: [1, 2, 3] }] }
        fee:
          title: F
          type: number
          values:
            - { status: assumed, source: a, bands: [{ below: 10, value: 1 }, { value: 2 }] }
        """,
        "tables/t.yaml": """
        { title: T, source: a, status: assumed, columns: { k: { type: number, key: true } } }
        """,
        "tables/t.csv": "k\n1\n",
      ])
    return try pack.policy().warnings.filter { $0.code == "number_in_rule" }.map { warning in
      let text = warning.span.map { $0.text.dropFirst($0.column - 1).prefix($0.width) } ?? ""
      return String(text)
    }
  }

  @Test(
    "what is no policy stays where it is",
    arguments: [
      "return s.n > 0 and s.n >= 1 and s.n ~= -1 and s.n + 1 > 0.0 and s.m - (1) < 0",
      "return s.n * 12 > s.m / 365 and s.n * 7 / 24 > s.m * 60",
      "return s.n * 100 > s.m / 1e6 and 0.01 * s.n > 1000 // s.m and s.n % 10 == 0",
      "return round(s.n, 2) > 0 and round(s.n / s.m, 4) > 0",
      "return params.marks[2] == s.n and params.marks[#params.marks - 2] == s.m",
      "return s.n ^ 2 > s.m ^ 0.5",
      "for i = 2, #params.marks - 2, 2 do if params.marks[i] > s.n then return true end end return false",
      "if s.n > 0 then return s.m > 0 end local rate = 5 return s.n > 0, { rate = 5, other = rate }",
      "local places = 3 return round(s.n, places) > 0",
      "local total = 5 if s.m > 0 then total = s.n end return total > s.m + total",
    ])
  func exempt(body: String) throws {
    #expect(try numbers(body) == [])
  }

  @Test(
    "what policy may change is told where it is used",
    arguments: [
      (
        "return s.n > 300 and (5) <= s.m and s.n == -2 and s.n ~= 0x10", ["300", "5", "-2", "0x10"]
      ),
      ("return s.n + 2.5 > s.m - 3e2", ["2.5", "3e2"]),
      ("return s.n * 0.8 > s.m / 3 and s.n % 4 > 0 and 50 / s.n > 0", ["0.8", "3", "4", "50"]),
      (
        "return max(s.n, 8) > 0 and round(5, 2) > 0 and value_or(s, \"n\", 9) > 0", ["8", "5", "9"]
      ),
      (
        "return params.fee:at(5) > 0 and tables.t:has(6) and tables.t:has({ k = 7 })",
        ["5", "6", "7"]
      ),
      ("return any(params.marks, function(mark) return mark > 2 end)", ["2"]),
      ("local least = 300 return s.n > least", ["least"]),
      ("local n = 3 for i = 1, n do if s.n > i + n then return true end end return false", ["n"]),
    ])
  func told(body: String, expected: [String]) throws {
    #expect(try numbers(body) == expected)
  }

  @Test("a number at the top of the file is told where it is used as policy, and nowhere else")
  func topLevel() throws {
    let top = "local limit, months, places = 300, 12, 2"
    #expect(
      try numbers("return round(s.n * months, places) > limit", top: top) == ["limit"])
    #expect(try numbers("local limit = s.m return s.n > limit + months", top: top) == ["months"])
  }

  @Test("numbers of metadata are no part of a rule's function")
  func metadata() throws {
    let pack = try PackFolder(
      rules: """
        decision { title = "D", combine = "sum", at_least = 4, parts = { P = { title = "P", at_most = 9 } } }
        rule "r" { title = "R", source = "a", part = "P", points = 5, min = -5, max = 7 }
        """)
    #expect(try pack.policy().warnings == [])
  }
}
