import Decisions
import Policies
import Records
import Testing

@Suite("decisions that read others")
struct LanguageDecidedTests {
  private static let operands =
    LanguageLogicTests.operands.replacing("function k", with: "local function k")

  /// A decision that comes to what `k1` says; it doesn't apply in the stage `seed`.
  private func decision(_ combine: String, _ more: String) -> String {
    """
    decision {
      title = "A", combine = "\(combine)", when = function(s) return s.stage ~= "seed" end,
    }
    \(Self.operands)
    \(more)
    """
  }

  private func check(
    _ file: String, _ table: KeyValuePairs<String, [String]>,
    _ expressions: [String] = [
      "decided.a.yes", "decided.a.no", "decided.a.applies", "known(decided, \"a\")",
    ]
  ) throws {
    let compiled = try Expressions(expressions, locals: Self.operands, before: ["a": file])
    for (fields, expected) in table {
      #expect(try compiled.lines("{\"id\": \"x\", \(fields)}") == expected, "\(fields)")
    }
  }

  private static let failed = Array(repeating: "error ! decided_error", count: 4)

  @Test("yes, no and applies of a decision in every state")
  func verdicts() throws {
    let rule = "rule \"r\" { title = \"R\", source = \"a\", test = k1 }"
    let unknown = "unknown s.stage"
    try check(
      decision("all", rule),
      [
        #""stage": "a", "k1": "true""#: ["true", "false", "true", "true"],
        #""stage": "a", "k1": "false""#: ["false", "true", "true", "true"],
        #""stage": "a", "k1": "unknown""#: ["unknown s.u1", "unknown s.u1", "true", "false"],
        #""stage": "a", "k1": "review""#: ["review ? s.j1", "review ? s.j1", "true", "false"],
        #""stage": "a", "k1": "error""#: Self.failed,
        #""stage": "seed", "k1": "true""#: ["false", "false", "false", "true"],
        #""k1": "true""#: [unknown, unknown, unknown, "false"],
      ])
  }

  @Test("a decision of which no rule applies for sure may turn out not to apply")
  func mayNotApply() throws {
    let open = "unknown s.u1"
    try check(
      decision("all", "rule \"r\" { title = \"R\", source = \"a\", when = k1 }"),
      [
        #""stage": "a", "k1": "true""#: ["true", "false", "true", "true"],
        #""stage": "a", "k1": "false""#: ["false", "false", "false", "true"],
        #""stage": "a", "k1": "unknown""#: [open, open, open, "false"],
      ])
    try check(
      decision(
        "all",
        """
        rule "r" { title = "R", source = "a", when = k1 }
        rule "q" { title = "Q", source = "a", when = k2 }
        """),
      [
        #""stage": "a", "k1": "unknown", "k2": "true""#: [open, open, "true", "false"],
        #""stage": "a", "k1": "unknown", "k2": "false""#: [open, open, open, "false"],
      ])
  }

  @Test("a decision whose records weren't submitted doesn't apply, one without its date is open")
  func ownDate() throws {
    let file = """
      decision { title = "A", combine = "all", records = { "o" }, as_of = "o.on" }
      rule "r" { title = "R", source = "a" }
      """
    let compiled = try Expressions(
      ["decided.a.yes", "decided.a.no", "decided.a.applies", "known(decided, \"a\")"],
      before: ["a": file])
    #expect(try compiled.lines(#"{"id": "x"}"#) == ["false", "false", "false", "true"])
    #expect(
      try compiled.lines(#"{"s": {"id": "x"}, "o": {}}"#)
        == ["unknown o.on", "unknown o.on", "unknown o.on", "false"])
    #expect(
      try compiled.lines(#"{"s": {"id": "x"}, "o": {"on": "2026-01-01"}}"#)
        == ["true", "false", "true", "true"])
  }

  private let value = ["decided.a.value", "known(decided.a, \"value\")"]

  @Test("the value of first")
  func firstValue() throws {
    try check(
      decision(
        "first",
        """
        rule "m" { title = "M", source = "a", must = true, test = k3 }
        rule "r" { title = "R", source = "a", test = k1, value = "one" }
        rule "q" { title = "Q", source = "a", test = k2, value = 2 }
        """),
      [
        #""stage": "a", "k1": "true", "k2": "unknown", "k3": "true""#: ["\"one\"", "true"],
        #""stage": "a", "k1": "false", "k2": "true", "k3": "true""#: ["2", "true"],
        #""stage": "a", "k1": "unknown", "k2": "true", "k3": "true""#: ["unknown s.u1", "false"],
        #""stage": "a", "k1": "false", "k2": "false", "k3": "true""#: [
          "error ! no_value", "false",
        ],
        #""stage": "a", "k1": "unknown", "k2": "true", "k3": "false""#: [
          "error ! no_value", "false",
        ],
        #""stage": "a", "k1": "true", "k2": "true", "k3": "review""#: ["review ? s.j3", "false"],
        #""stage": "a", "k1": "error", "k2": "true", "k3": "true""#: [
          "error ! decided_error", "error ! decided_error",
        ],
        #""stage": "seed", "k1": "true", "k2": "true", "k3": "true""#: [
          "error ! no_value", "false",
        ],
      ], value)
  }

  @Test("the value of any, by rule, is there once no rule is open")
  func anyValue() throws {
    try check(
      decision(
        "any",
        """
        rule "r" { title = "R", source = "a", test = k1, value = "one" }
        rule "q" { title = "Q", source = "a", test = k2, value = 2 }
        rule "p" { title = "P", source = "a", test = k3 }
        """),
      [
        #""stage": "a", "k1": "true", "k2": "true", "k3": "true""#: ["\"one\"", "true", "true"],
        #""stage": "a", "k1": "true", "k2": "false", "k3": "true""#: ["\"one\"", "true", "false"],
        #""stage": "a", "k1": "true", "k2": "unknown", "k3": "true""#: [
          "unknown s.u2", "false", "unknown s.u2",
        ],
        #""stage": "a", "k1": "false", "k2": "true", "k3": "true""#: [
          "error ! no_value", "true", "true",
        ],
        #""stage": "a", "k1": "false", "k2": "false", "k3": "true""#: [
          "error ! no_value", "false", "error ! no_value",
        ],
        #""stage": "a", "k1": "false", "k2": "unknown", "k3": "false""#: [
          "unknown s.u2", "false", "unknown s.u2",
        ],
        #""stage": "a", "k1": "false", "k2": "false", "k3": "false""#: [
          "error ! no_value", "false", "error ! no_value",
        ],
      ],
      [
        "decided.a.value.r", "known(decided.a, \"value\")", "known(decided.a.value, \"q\")",
      ])
  }

  @Test("all has no value")
  func allValue() throws {
    try check(
      decision("all", "rule \"r\" { title = \"R\", source = \"a\", test = k1 }"),
      [
        #""stage": "a", "k1": "true""#: ["error ! no_value", "false"],
        #""stage": "a", "k1": "unknown""#: ["unknown s.u1", "false"],
      ], value)
  }

  @Test("the value and the parts of a sum are ranges where they are open")
  func sumValue() throws {
    let file = """
      decision {
        title = "A", combine = "sum", at_least = 4, when = function(s) return s.stage ~= "seed" end,
        parts = { P = { title = "P" }, Q = { title = "Q", at_most = 3 } },
      }
      \(Self.operands)
      rule "r" { title = "R", source = "a", part = "P", points = 2, test = k1 }
      rule "q" { title = "Q", source = "a", part = "Q", points = 5, test = k2 }
      rule "o" { title = "O", source = "a", part = "P", points = function(s) return s.n end, max = 9 }
      """
    let p = "decided.a.parts.P"
    let q = "decided.a.parts.Q"
    try check(
      file,
      [
        #""stage": "a", "n": 0, "k1": "true", "k2": "true""#: [
          "5", "2", "3", "true", "true", "true",
        ],
        #""stage": "a", "n": 0, "k1": "false", "k2": "true""#: [
          "3", "0", "3", "false", "true", "true",
        ],
        #""stage": "a", "n": 0, "k1": "unknown", "k2": "true""#: [
          "[3,5] s.u1", "[0,2] s.u1", "3", "unknown s.u1", "true", "true",
        ],
        #""stage": "a", "k1": "true", "k2": "true""#: [
          "[5,14] s.n", "[2,11] s.n", "3", "true", "true", "true",
        ],
        #""stage": "seed", "n": 0, "k1": "true", "k2": "true""#: [
          "error ! no_value", "error ! no_value", "error ! no_value", "false", "false",
          "error ! no_value",
        ],
        #""n": 0, "k1": "true", "k2": "true""#: [
          "unknown s.stage", "unknown s.stage", "unknown s.stage", "unknown s.stage", "false",
          "unknown s.stage",
        ],
      ],
      [
        "decided.a.value", p, q, "decided.a.yes", "known(decided.a, \"value\")", "\(q) <= 3",
      ])
  }

  @Test("a sum of which nothing is known says why")
  func unknownSum() throws {
    let file = """
      decision { title = "A", combine = "sum", parts = { P = { title = "P" }, Q = { title = "Q" } } }
      rule "r" { title = "R", source = "a", part = "P", points = params.open }
      rule "q" { title = "Q", source = "a", part = "Q", points = 5 }
      """
    let compiled = try Expressions(
      [
        "decided.a.value", "decided.a.parts.P", "decided.a.parts.Q", "decided.a.yes",
        "known(decided.a, \"value\")",
      ], before: ["a": file])
    let unknown = "unknown params.open"
    #expect(
      try compiled.lines(#"{"id": "x"}"#) == [unknown, unknown, "5", unknown, "false"])
  }

  @Test("only decisions that stand before are read, and not yes is refused")
  func refusals() throws {
    func findings(_ expression: String) throws -> [String] {
      let a = """
        decision { title = "A", combine = "sum", parts = { P = { title = "P" } } }
        rule "r" { title = "R", source = "a", points = 1 }
        """
      let d = """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a", test = function(s) return \(expression) end }
        """
      return try LanguagePack(["a": a, "d": d, "e": a]).findings()
    }
    for (expression, code) in [
      ("not decided.a.yes", "negated_yes"), ("not (decided.a.yes)", "negated_yes"),
      ("not ((decided.a.yes))", "negated_yes"), ("not decided.a[\"yes\"]", "not_offered"),
      ("decided.e.yes", "unknown_decision"), ("decided.d.yes", "cycle"),
      ("decided.x.yes", "unknown_decision"), ("decided.a.maybe", "unknown_field"),
      ("decided.a.parts.X == 1", "unknown_part"), ("decided.a", "not_offered"),
      ("decided", "not_offered"), ("known(decided, \"e\")", "unknown_decision"),
      ("known(decided.a, \"yes\")", "wrong_arguments"),
      ("value_or(decided.a, \"value\", 1) == 1", "not_offered"), ("decided.a:yes()", "not_offered"),
    ] {
      #expect(try findings(expression) == ["\(code) rules/d.lua:2"], "\(expression)")
    }
    for expression in ["not decided.a.no", "decided.a.yes == false", "decided.a.value > 0"] {
      #expect(try findings(expression) == [], "\(expression)")
    }
  }
}
