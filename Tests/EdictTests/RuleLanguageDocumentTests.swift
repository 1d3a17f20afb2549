import Edict
import Foundation
import TestSupport
import Testing

@testable import Policies

@Suite("the reference of the rule language")
struct RuleLanguageDocumentTests {
  static let document = Result { try RuleLanguageDocument() }

  @Test("every block is one that a test runs")
  func blocks() throws {
    let document = try Self.document.get()
    #expect(document.strange == [])
    #expect(document.examples.count > 150)
  }

  @Test("every word has a heading and an example")
  func words() throws {
    let document = try Self.document.get()
    let headings = document.headings.joined(separator: "\n")
    let code = document.examples.map { example in
      switch example.code {
      case .expression(let text), .body(let text), .file(let text): text
      }
    }.joined(separator: "\n")
    for word in Word.callable.keys.sorted() {
      #expect(headings.contains("`\(word)(") || headings.contains("`\(word) "), "\(word)")
      #expect(code.contains("\(word)(") || code.contains("\(word) \""), "\(word)")
    }
    for name in Word.names.sorted() { #expect(code.contains(name), "\(name)") }
  }

  @Test("links within the page lead to headings")
  func links() throws {
    let url = SharedFolder.repository().appending(path: "docs/rule-language.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let anchors = Set(
      try Self.document.get().headings.map { heading in
        let words = heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
        return words.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .replacing(" ", with: "-")
      })
    for link in text.matches(of: #/\]\(#([^)]*)\)/#) {
      #expect(anchors.contains(String(link.1)), "\(link.1)")
    }
  }

  @Test("every example comes to what stands beside it")
  func examples() throws {
    let document = try Self.document.get()
    for example in document.examples { try check(example, document.files) }
  }

  // MARK: One example

  private func check(
    _ example: RuleLanguageDocument.Example, _ files: [String: String]
  ) throws {
    let isFile: Bool
    let rules: String
    switch example.code {
    case .expression(let text):
      (isFile, rules) = (false, Self.file("any", "value", "return " + text))
    case .body(let text): (isFile, rules) = (false, Self.file("all", "test", text))
    case .file(let text): (isFile, rules) = (true, text)
    }
    let folder = try TemporaryFolder()
    // The texts of a decision that an example doesn't make would be refused.
    for (path, text) in files where isFile || !path.hasPrefix("messages/") {
      if path.hasPrefix("messages/"), !rules.contains("rule \"share\"") { continue }
      try folder.write(text, to: path)
    }
    try folder.write(rules, to: "rules/example.lua")
    try folder.write(
      """
      id: example
      title: An example
      subject: firm
      languages: [en, zh]
      decisions: [size, score, example]
      """, to: "pack.yaml")
    do {
      let policy = try Policy(contentsOf: folder.url)
      for expectation in example.expectations {
        try check(expectation, policy, isFile: isFile, example)
      }
    } catch let error as PackError {
      let code = error.findings.first.map { "refused: \($0.code)" }
      #expect(code == example.expectations.first?.result, "\(example): \(error)")
    }
  }

  private static func file(_ combine: String, _ key: String, _ body: String) -> String {
    """
    decision { title = "Example", combine = "\(combine)" }
    rule "rule" {
      title = "Example", source = "bank", \(key) = function(firm, visit) \(body) end,
    }
    """
  }

  private func check(
    _ expectation: RuleLanguageDocument.Expectation, _ policy: Policy, isFile: Bool,
    _ example: RuleLanguageDocument.Example
  ) throws {
    if expectation.result == "checked" {
      let told = policy.warnings.filter { $0.file == "rules/example.lua" }
      #expect(told == [], "\(example)")
      return
    }
    let date = try #require(CalendarDate(iso: expectation.asOf))
    let dossier = try policy.dossier(json: Array(expectation.dossier.utf8))
    let decision = try Decider(policy).decide(dossier, asOf: date)
    let result = try #require(decision.result("example"))
    let line = isFile ? Self.line(result) : try Self.line(#require(result.rules.first))
    #expect(line == expectation.result, "\(example): \(expectation.dossier)")
    for (code, text) in expectation.texts {
      let language = try #require(Language(rawValue: code))
      let wording = Wording(decision, about: dossier, by: policy, language: language)
      #expect(wording.firstReason(result) == text, "\(example): \(expectation.dossier)")
    }
  }

  private static func line(_ rule: RuleResult) -> String {
    if let error = rule.error { return "error \(error.code.rawValue)" }
    return line(rule.value.map(text) ?? rule.outcome.rawValue, rule.missing, rule.asks)
  }

  private static func line(_ result: DecisionResult) -> String {
    let value = result.value.map { " = " + text($0) } ?? ""
    return line(result.outcome.rawValue + value, result.missing, result.asks)
  }

  private static func line(_ head: String, _ missing: [String], _ asks: [String]) -> String {
    let missing = missing.isEmpty ? [] : ["missing " + missing.sorted().joined(separator: ", ")]
    let asks = asks.isEmpty ? [] : ["asks " + asks.sorted().joined(separator: ", ")]
    return ([head] + missing + asks).joined(separator: ", ")
  }

  private static func text(_ content: TextTree.Content) -> String {
    String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
  }
}
