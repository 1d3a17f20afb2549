import Decisions
import Policies
import Records
import Testing

@Suite("what is said")
struct LanguageMessageTests {
  private func reasons(
    _ rule: String, _ json: String, messages: String? = nil, language: Language = .english,
    before: String? = nil
  ) throws -> [String] {
    let file = "decision { title = \"D\", combine = \"all\" }\n" + rule
    var pack = LanguagePack(["d": file], messages.map { ["messages/zh.yaml": $0] } ?? [:])
    if let before {
      pack.files["rules/b.lua"] = before
      pack.files["pack.yaml"] =
        "id: p\ntitle: P\nsubject: s\nlanguages: [en, zh]\ndecisions: [b, d]\n"
    }
    let policy = try pack.policy()
    let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
    let decision = try Decider(policy).decide(
      dossier, asOf: CalendarDate(iso: "2026-11-24") ?? .epoch, explain: true)
    let result = try #require(decision.result("d"))
    return Wording(decision, about: dossier, by: policy, language: language)
      .rules(result, all: true).compactMap(\.reason)
  }

  private func rule(_ test: String, fail: String, pass: String = "fine") -> String {
    """
    rule "r" {
      title = "Rule", source = "a", test = function(s, o) \(test) end,
      fail = "\(fail)", pass = "\(pass)",
    }
    """
  }

  @Test(
    "places for values",
    arguments: [
      ("{x}", "x = 0.1 + 0.2", "0.30000000000000004"), ("{x:percent}", "x = 0.12345", "12.35%"),
      ("{x:percent}", "x = 0.5", "50%"), ("{x:percent}", "x = -0.005", "-0.5%"),
      ("{x:money}", "x = 1234567.5", "1,234,567.5"), ("{x:money}", "x = -1234", "-1,234"),
      ("{x:money}", "x = 999", "999"), ("{x:money}", "x = 1000", "1,000"),
      ("{x}", "x = 1e21", "1e+21"), ("{x}", "x = true", "yes"), ("{x}", "x = s.text", "t"),
      ("{x}", "x = s.u1", "not known"), ("{x:money}", "x = s.u1", "not known"),
      ("{x}", "x = s.j1", "not known"), ("{x}", "x = 1 / s.m", "not known"),
      ("{x} {y}", "x = s.u1, y = 2", "not known 2"), ("{x}", "x = params.words", "b, a, b"),
      ("{x}", "x = s.u1 > 0 or s.m == 0", "yes"),
      ("{s.n} {s.u1} {o.x}", "x = 1", "3 not known not known"),
      ("{params.ten} {params.open} {as_of}", "x = 1", "10 not known 2026-11-24"),
      ("{{x} {x}", "x = 1", "{x} 1"), ("{params.words}", "x = 1", "b, a, b"),
    ])
  func places(text: String, shown: String, expected: String) throws {
    let rule = rule("return s.n < 0, { \(shown) }", fail: text)
    #expect(
      try reasons(rule, #"{"id": "x", "n": 3, "m": 0, "text": "t"}"#) == [expected],
      "\(text) \(shown)")
  }

  @Test("what is shown never changes an outcome, and a passing rule has its text")
  func passing() throws {
    #expect(
      try reasons(
        rule("return s.n > 0, { x = s.u1 }", fail: "no", pass: "{x} and {s.n}"),
        #"{"id": "x", "n": 3}"#) == ["not known and 3"])
  }

  @Test("an open rule says what is wanted, and only what is still wanted")
  func open() throws {
    let asking = rule("return (review \"Is it so?\") or s.flag", fail: "no", pass: "fine")
    #expect(try reasons(asking, #"{"id": "x", "flag": true}"#) == ["fine"])
    #expect(try reasons(asking, #"{"id": "x", "flag": false}"#) == ["to be judged: Is it so?"])
    #expect(
      try reasons(asking, #"{"id": "x"}"#) == ["not known: s.flag; to be judged: Is it so?"])
    #expect(
      try reasons(rule("return s.j1 > 0 and s.j2 > 0", fail: "no"), #"{"id": "x"}"#)
        == ["to be judged: J1; J2"])
    #expect(
      try reasons(rule("return params.span < 3", fail: "no"), #"{"id": "x"}"#)
        == ["to be judged: Span"])
    #expect(
      try reasons(rule("return range(1, 3) < 2", fail: "no"), #"{"id": "x"}"#)
        == ["to be judged: Rule"])
    #expect(
      try reasons(
        rule("return assigned(s, \"grade\", params.span) < 3", fail: "no"), #"{"id": "x"}"#)
        == ["to be judged: Grade of the case"])
  }

  @Test("another language has its own texts and words, and else the first language's")
  func languages() throws {
    let messages = """
      words: { b: 乙轮 }
      d: { title: 决定, rules: { r: { title: 规则, fail: "数值{x:money}，阶段{s.stage}，{y}" } } }
      """
    let failing = rule("return s.n < 0, { x = s.n * 1000, y = s.u1 }", fail: "{x} {s.stage}")
    let json = #"{"id": "x", "n": 3, "stage": "b"}"#
    #expect(try reasons(failing, json, messages: messages) == ["3000 b"])
    #expect(
      try reasons(failing, json, messages: messages, language: .chinese)
        == ["数值3,000，阶段乙轮，未知"])
    #expect(try reasons(failing, json, language: .chinese) == ["3000 b"])
  }

  @Test("the value of a decision before it")
  func decidedValue() throws {
    let before = """
      decision { title = "B", combine = "first" }
      rule "r" { title = "R", source = "a", test = function(s) return s.n > 0 end, value = 7 }
      """
    let failing = rule("return s.flag", fail: "it gives {decided.b.value}")
    #expect(
      try reasons(failing, #"{"id": "x", "n": 3, "flag": false}"#, before: before)
        == ["it gives 7"])
    #expect(
      try reasons(failing, #"{"id": "x", "flag": false}"#, before: before)
        == ["it gives not known"])
  }

  @Test(
    "places that lead nowhere are refused",
    arguments: [
      "{y}", "{s.nothing}", "{params.nothing}", "{params.bands}", "{decided.d.value}", "{x",
      "{x:percents}", "{}", "{s}", "{as_of.x}", "{q.x}",
    ])
  func refusals(text: String) throws {
    let file =
      "decision { title = \"D\", combine = \"all\" }\n"
      + rule("return s.n < 0, { x = 1 }", fail: text)
    #expect(try LanguagePack(["d": file]).findings() == ["bad_message rules/d.lua:4"])
  }

  @Test("texts of another language serve every version of a rule")
  func versions() throws {
    let file = """
      decision { title = "D", combine = "all" }
      rule "r" {
        title = "R", source = "a", effective = { to = "2025-12-31" },
        test = function(s) return s.n < 0, { old = s.n } end, fail = "{old}",
      }
      rule "r" {
        title = "R", source = "a", effective = { from = "2026-01-01" },
        test = function(s) return s.n < 0, { new = s.n } end, fail = "{new}",
      }
      """
    func findings(_ text: String) throws -> [String] {
      try LanguagePack(
        ["d": file], ["messages/zh.yaml": "d: { rules: { r: { fail: \"\(text)\" } } }\n"]
      ).findings()
    }
    #expect(try findings("{new} {old}") == [])
    #expect(try findings("{other}") == ["bad_message messages/zh.yaml:1"])
  }
}
