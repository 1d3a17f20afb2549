import Policies
import TestSupport
import Testing

@Suite("texts that a language lacks")
struct MissingMessageTests {
  /// What is told of `messages/zh.yaml`.
  private func told(_ messages: String?) throws -> [String] {
    var extra = [
      "pack.yaml": "id: p\ntitle: P\nsubject: s\nlanguages: [en, zh]\ndecisions: [d]\n"
    ]
    extra["messages/zh.yaml"] = messages
    let pack = try PackFolder(
      rules: """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a", effective = { to = "2024-12-31" } }
        rule "r" { title = "R", source = "a", effective = { from = "2025-01-01" }, fail = "no" }
        rule "q" { title = "Q", source = "a", pass = "yes" }
        """, extra: extra)
    return try pack.policy().warnings.map { warning in
      let place = warning.span.map { ":\($0.line):\($0.column)" } ?? ""
      return "\(warning.code) \(warning.file)\(place): \(warning.message)"
    }
  }

  @Test("a language that has every text that the rule files have lacks nothing")
  func whole() throws {
    let messages = """
      d: { title: 决定, rules: { r: { title: 规则, fail: 否 }, q: { title: 问题, pass: 是 } } }
      """
    #expect(try told(messages) == [])
  }

  @Test("a language without a file is told once, where it is named")
  func noFile() throws {
    #expect(
      try told(nil) == [
        "missing_message pack.yaml:4:17: there is no `messages/zh.yaml`, so the first language "
          + "stands in"
      ])
  }

  @Test("what lacks is told once a rule, at its key or the nearest above it")
  func parts() throws {
    let end = ", so the first language stands in"
    #expect(
      try told("words: { yes: 是 }\n") == [
        "missing_message messages/zh.yaml: no text of decision `d` stands here" + end
      ])
    #expect(
      try told("words: { yes: 是 }\nd: { title: 决定 }\n") == [
        "missing_message messages/zh.yaml:2:1: rule `q` lacks `title`, `pass`" + end,
        "missing_message messages/zh.yaml:2:1: rule `r` lacks `title`, `fail`" + end,
      ])
    #expect(
      try told("d:\n  rules:\n    q: { title: 问题, pass: }\n") == [
        "missing_message messages/zh.yaml:1:1: decision `d` lacks `title`" + end,
        "missing_message messages/zh.yaml:2:3: rule `r` lacks `title`, `fail`" + end,
        "missing_message messages/zh.yaml:3:5: rule `q` lacks `pass`" + end,
      ])
  }

  @Test("one language needs no file")
  func oneLanguage() throws {
    let pack = try PackFolder(
      rules: """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a" }
        """)
    #expect(try pack.policy().warnings == [])
  }

  @Test("a cap is told of as a rule is")
  func caps() throws {
    let told = try PortfolioFolder([
      "pack.yaml": (PortfolioFolder.files["pack.yaml"] ?? "") + "languages: [en, zh]\n",
      "messages/zh.yaml": """
      eligible: { title: 一, rules: { idle: { title: 二 } } }
      score: { title: 一, rules: { size: { title: 二 } } }
      kind: { title: 一, rules: { big: { title: 二 }, rest: { title: 三 } } }
      allocation:
        title: 一
        rules: { eligible: { title: 二 } }
        caps:
          area: { title: 三 }
      targets: { title: 一, rules: { enough: { title: 二, fail: 三 }, asked: { title: 四 } } }
      """,
    ]).told()
    let end = ", so the first language stands in"
    #expect(
      told == [
        "missing_message messages/zh.yaml:7:3: cap `total` lacks `title`" + end,
        "missing_message messages/zh.yaml:8:5: cap `area` lacks `fail`" + end,
      ])
  }
}
