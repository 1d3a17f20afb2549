import Policies
import Testing

@Suite("names that nothing reads")
struct UnusedNameTests {
  /// `code line: name` of what is told of a rule file.
  private func told(_ rules: String, functions: [String: String] = [:]) throws -> [String] {
    let pack = try PackFolder(
      rules: "decision { title = \"D\", combine = \"all\" }\n" + rules, extra: functions)
    return try pack.policy().warnings.map { warning in
      let name = warning.span.map { $0.text.dropFirst($0.column - 1).prefix($0.width) } ?? ""
      return "\(warning.code) \(warning.file):\(warning.span?.line ?? 0) \(name)"
    }
  }

  private func rule(_ body: String) -> String {
    "rule \"r\" { title = \"R\", source = \"a\", test = function(s) \(body) end }"
  }

  @Test(
    "what is read somewhere, or says by its name that it isn't, is no finding",
    arguments: [
      "local a = s.n local a = a + 1 return a > 0",
      "local a, b if s.n > 0 then a = s.n b = s.m else a = s.m b = s.n end return a > b",
      "local _, _spare = s.n, s.m for _ = 1, 1 do if s.n > 0 then return true end end return false",
      "for index, item in ipairs(params.marks) do if item > index then return true end end return s.n > 0",
      "return any(params.marks, function(mark) return s.n > 0 end)",
      "local function large(x) return x > 0 end return any(params.marks, large) and s.n > 0",
      "local large = function(x, _y) return x > 0 end return large(s.n, s.m)",
      "local a = s.n return s.m > 0, { a = a }",
      "local a = s.n return any(params.marks, function(mark) return mark > a end)",
      "return known(s)",
    ])
  func exempt(body: String) throws {
    #expect(try told(rule(body), functions: ["parameters/p.yaml": Self.marks]) == [])
  }

  @Test("locals, loop variables, functions and parameters are told at their declaration")
  func unread() throws {
    let body = """

      local a, b = s.n, s.m
      local last
      last = b
      local function inner(x, y) return y end
      for index, item in ipairs(params.marks) do
        local b = item
      end
      for i = 1, 3 do
        if s.n > 0 then return true end
      end
      return false
      """
    let told = try told(rule(body), functions: ["parameters/p.yaml": Self.marks])
    #expect(
      told == [
        "unused_local rules/d.lua:3 a", "unused_local rules/d.lua:4 last",
        "unused_local rules/d.lua:6 inner", "unused_local rules/d.lua:6 x",
        "unused_local rules/d.lua:7 index", "unused_local rules/d.lua:8 b",
        "unused_local rules/d.lua:10 i",
      ])
  }

  @Test("at the top of a file too, and the parameters of a rule's own function")
  func top() throws {
    let rules = """
      local limit = 0
      local function spare(s) return s.n end
      local holds = function(s) return true end
      rule "r" { title = "R", source = "a", test = holds }
      rule "q" { title = "Q", source = "a", when = function(s) return true end }
      """
    #expect(
      try told(rules) == [
        "unused_local rules/d.lua:2 limit", "unused_local rules/d.lua:3 spare",
        "unused_local rules/d.lua:4 s", "unused_local rules/d.lua:6 s",
      ])
  }

  @Test("the fix of a loop's variable is the name that says so")
  func fix() throws {
    let pack = try PackFolder(
      rules: """
        decision { title = "D", combine = "all" }
        \(rule("for i = 1, 2 do if s.n > 0 then return true end end return false"))
        """)
    #expect(try pack.policy().warnings.map(\.fix) == ["_"])
  }

  @Test("a shared function is used where a rule reaches it, through others and by any name")
  func sharedFunctions() throws {
    let functions = [
      "functions/f.lua": """
      local function half(x) return x / 10 end
      function direct(x) return half(x) > 0 end
      function through(x) return direct(x) end
      function handed(x) return x > 0 end
      function lone(x) return through(x) and f.direct(x) end
      """,
      "functions/g.lua": "function of(x) return f.handed(x) end",
      "parameters/p.yaml": Self.marks,
    ]
    let body = "return f.through(s.n) and any(params.marks, f.handed)"
    #expect(
      try told(rule(body), functions: functions) == [
        "unused_function functions/f.lua:5 lone", "unused_function functions/g.lua:1 of",
      ])
    let local = "local g = s return g.n > 0 and g.m > 0 and f.lone(g.n) and f.handed(g.m)"
    #expect(
      try told(rule(local), functions: functions) == ["unused_function functions/g.lua:1 of"])
  }

  private static let marks =
    "marks: { title: M, type: list, values: [{ status: assumed, source: a, value: [1, 2] }] }\n"
}
