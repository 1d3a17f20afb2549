import Decisions
import Policies
import Records
import Testing

@Suite("functions")
struct LanguageFunctionTests {
  private func findings(
    _ functions: [String: String], _ expression: String = "true", locals: String = ""
  ) throws -> [String] {
    let file = """
      decision { title = "D", combine = "all" }
      \(locals)
      rule "r" { title = "R", source = "a", test = function(s) return \(expression) end }
      """
    let files = functions.map { ("functions/\($0).lua", $1) }
    return try LanguagePack(["d": file], Dictionary(uniqueKeysWithValues: files)).findings()
  }

  @Test("files of functions call one another, whatever their order")
  func sharedFiles() throws {
    try expect(
      ["A.f(s)": "15", "B.g(s.n)": "10", "A.open(s)": "unknown s.u1", "A.either(s)": "true"],
      of: #"{"id": "x", "n": 5}"#,
      files: [
        "functions/A.lua": """
        local five = 5
        function f(s) return B.g(s.n) + five end
        function open(s) return C.u(s) end
        function either(s) return C.u(s) > 0 or s.n == 5 end
        """,
        "functions/B.lua":
          "local function twice(x) return x * 2 end\nfunction g(x) return twice(x) end",
        "functions/C.lua": "function u(s) return s.u1 end",
      ])
  }

  @Test("a function is handed on to list words and through others")
  func handedOn() throws {
    try expect(
      [
        "F.total(params.three, function(i) return i * s.n end)": "12",
        "F.total(params.three, double)": "12", "F.total(params.three, F.half)": "3",
        "F.again(params.three, double)": "12", "F.apply(double, 4)": "8",
        "any(params.three, F.big)": "true", "sum(params.three, double)": "12",
        "F.matching(params.three, F.big, F.big)": "1",
      ], of: #"{"id": "x", "n": 2}"#, locals: "local function double(x) return x * 2 end",
      files: [
        "functions/F.lua": """
        function half(x) return x / 2 end
        function big(x) return x > 2 end
        function total(items, amount) return sum(items, amount) end
        function again(items, amount) return total(items, amount) end
        function apply(f, x) return f(x) end
        function matching(items, a, b) return count(items, function(x) return a(x) and b(x) end) end
        """
      ])
  }

  @Test("no function reaches itself")
  func recursion() throws {
    #expect(
      try findings([:], "f(1)", locals: "local function f(x) return f(x) end")
        == ["recursion rules/d.lua:2"])
    #expect(
      try findings([:], "f(1)", locals: "local f = function(x) return f(x) end")
        == ["unknown_name rules/d.lua:2"])
    #expect(
      try findings(
        [:], "f(1)",
        locals: "local function f(x) return g(x) end local function g(x) return f(x) end"
      )
      .first == "unknown_name rules/d.lua:2")
    #expect(try findings(["A": "function f(x) return f(x) end"]) == ["recursion functions/A.lua:1"])
    #expect(
      try findings(["A": "function f(x) return A.f(x) end"]).map { $0.prefix { $0 != " " } }.count
        == 1)
    #expect(
      try findings(["A": "function f(x) return B.g(x) end", "B": "function g(x) return A.f(x) end"])
        == ["recursion functions/B.lua:1"])
    #expect(
      try findings([
        "A": "function f(x) return B.f(x) end", "B": "function f(x) return C.f(x) end",
        "C": "function f(x) return A.f(x) end",
      ]) == ["recursion functions/C.lua:1"])
    #expect(
      try findings([:], "f(f)", locals: "local function f(g) return g(g) end").isEmpty == false)
  }

  @Test("a function is called or handed on, and nothing else")
  func values() throws {
    let f = "local function f(x) return x end"
    for (expression, code) in [
      ("f", "function_as_value"), ("f == 1", "function_as_value"),
      ("any(params.two, f(1))", "not_a_function"), ("any(params.two, s)", "not_a_function"),
      ("any(params.two, any)", "not_a_function"), ("sum", "not_offered"),
      ("known", "not_offered"), ("s.n(1)", "not_offered"), ("X.f(1)", "unknown_name"),
      ("(f)(1)", "not_offered"), ("f(1)(2)", "not_offered"), ("g(1)", "unknown_name"),
      ("apply(apply, 1)", "not_a_function"),
    ] {
      let codes = try findings(
        [:], expression, locals: f + " local function apply(g, x) return g(x) end")
      #expect(codes == ["\(code) rules/d.lua:3"], "\(expression)")
    }
    for (locals, code) in [
      ("local f = 1 + 1", "top_level_local"), ("local f = params.ten", "top_level_local"),
      ("local f = { }", "top_level_local"), ("f = 1", "unexpected_statement"),
      ("local function f() local g = f end", "function_as_value"),
      ("local c = 1 local function f() c = 2 end", "assigned_again"),
      ("local function g() end local function f() g = 2 end", "assigned_again"),
      (
        "local function f() local a = 1 local function g() a = 2 end return g() end",
        "assigned_from_within"
      ),
      ("local function f(...) return 1 end", "not_offered"),
      ("local sum = 1", "reserved_name"), ("local function f(as_of) end", "reserved_name"),
      ("local __x = 1", "reserved_name"),
    ] {
      #expect(
        try findings([:], "true", locals: locals).first == "\(code) rules/d.lua:2", "\(locals)")
    }
  }

  /// Functions that each call the one before so many times; the last leads to more calls than all.
  private func tower(_ levels: Int, times: Int, call: (Int) -> String) -> String {
    (1...levels).map { level in
      let calls = Array(repeating: call(level - 1), count: times).joined(separator: " + ")
      return "local function f\(level)(x) return \(calls) end"
    }.joined(separator: " ")
  }

  @Test("a rule that can make more than 10,000 calls is refused")
  func manyCalls() throws {
    func outcome(_ levels: Int, times: Int) throws -> Bool {
      let locals =
        "local function f0(x) return x end " + tower(levels, times: times) { "f\($0)(x)" }
      return try findings([:], "f\(levels)(1) == 0", locals: locals).isEmpty
    }
    #expect(try outcome(3, times: 20))
    #expect(try outcome(3, times: 22) == false)
    #expect(try outcome(4, times: 9))
    #expect(try outcome(12, times: 2))
    #expect(try outcome(13, times: 2) == false)
    #expect(try outcome(70, times: 2) == false)
  }

  @Test("calls through functions that are handed on count too")
  func manyCallsThroughParameters() throws {
    let twenty = Array(repeating: "g(x)", count: 20).joined(separator: " + ")
    let apply = "local function apply(g, x) return \(twenty) end "
    let heavy =
      "local function f0(x) return x end "
      + tower(2, times: 20) { "f\($0)(x)" }
    #expect(try findings([:], "apply(f2, 1) == 0", locals: apply + heavy).isEmpty)
    #expect(try findings([:], "apply(f2, 1) + apply(f2, 1) == 0", locals: apply + heavy) != [])
    let nested = "local function outer(g, x) return apply(function(y) return g(y) end, x) end "
    #expect(
      try findings([:], "outer(f2, 1) + outer(f2, 1) == 0", locals: apply + heavy + nested) != [])
    let inner =
      "local function outer(g, x) local function call(y) return g(y) end return "
      + Array(repeating: "call(x)", count: 20).joined(separator: " + ") + " end "
    #expect(try findings([:], "outer(f2, 1) + outer(f2, 1) == 0", locals: heavy + inner) != [])
    let passing =
      "local function p0(g, x) return g(x) end "
      + (1...70).map {
        "local function p\($0)(g, x) return p\($0 - 1)(g, x) + p\($0 - 1)(g, x) end"
      }
      .joined(separator: " ")
    #expect(
      try findings([:], "p70(f, 1) == 0", locals: passing + " local function f(x) return x end")
        .isEmpty == false)
  }

  @Test("loops, list words and joined text are charged, so that a rule always ends")
  func budget() throws {
    let table: [(String, String)] = [
      ("local n = 0 for i = 1, 100000 do n = n + 1 end return n == 100000", "pass"),
      ("local n = 0 for i = 1, 1e7 do n = n + 1 end return n == 1", "error ! out_of_budget"),
      (
        "for i = 1, 2000 do for j = 1, 2000 do local k = 1 end end return true",
        "error ! out_of_budget"
      ),
      (
        "for i = 1, 1e6 do local k = sum(params.four, function(x) return x end) end return true",
        "error ! out_of_budget"
      ),
      ("local t = \"x\" for i = 1, 60 do t = t .. t end return true", "error ! out_of_budget"),
      ("for i = 1, 10, 0 do local k = 1 end return true", "error ! bad_loop"),
      ("for i = 1, s.u1 do local k = 1 end return true", "unknown s.u1"),
      ("for i = 3, 1 do local k = 1 / 0 end return true", "pass"),
      (
        "return s.u1 > 0 or sum(params.four, function(x) local n = 0 for i = 1, 1e7 do n = n + 1 end return n end) > 0 or true",
        "error ! out_of_budget"
      ),
    ]
    for (body, expected) in table {
      let file = """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a", test = function(s) \(body) end }
        """
      let result = try #require(
        try LanguagePack(["d": file]).policy().decide(#"{"id": "x"}"#).result("d"))
      #expect(result.rules.map(\.line) == [expected], "\(body)")
    }
  }
}
