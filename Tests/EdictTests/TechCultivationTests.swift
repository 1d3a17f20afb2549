import Edict
import Foundation
import TestSupport
import Testing

@Suite("the pack of the cultivation programme")
struct TechCultivationTests {
  static let folder = SharedFolder.repository().appending(path: "Rules/tech-cultivation")
  static let day = "2026-11-20"

  /// What is asked of one rule in one dossier.
  struct Expectation: Sendable, CustomTestStringConvertible {
    let decision: String
    let rule: String
    let ruleOutcome: RuleOutcome?
    let outcome: DecisionOutcome
    let title: String
    /// Fields that differ from the dossier that everything else is known of, in JSON with `'` for
    /// `"`.
    var changes: [String: String] = [:]
    /// Parameters that differ from the pack's.
    var settings: [String: String] = [:]
    var missing: [String] = []
    var asks: [String] = []
    var asOf = TechCultivationTests.day

    var testDescription: String { "\(decision).\(rule): \(title)" }
  }

  @Test("decides an enterprise", arguments: enterprises)
  func enterprise(_ expected: Expectation) throws {
    let dossier = Self.json(["enterprise": Self.enterprise.merging(expected.changes) { $1 }])
    try check(expected, dossier)
  }

  @Test("decides a credit case", arguments: cases)
  func creditCase(_ expected: Expectation) throws {
    let dossier = Self.json([
      "enterprise": Self.enterprise,
      "credit_case": Self.creditCase.merging(expected.changes) { $1 },
    ])
    try check(expected, dossier)
  }

  private func check(_ expected: Expectation, _ json: String) throws {
    let policy = try Self.policy(expected.settings)
    let decision = try decide(json, policy, asOf: expected.asOf)
    let result = try #require(decision.result(expected.decision))
    #expect(result.outcome == expected.outcome)
    #expect(result.rules.first { $0.id == expected.rule }?.outcome == expected.ruleOutcome)
    #expect(result.missing == expected.missing)
    #expect(result.asks == expected.asks)
  }

  /// Other decisions have their cases in the pack alone.
  private static let told: Set = ["eligibility", "priority", "priority_score", "exemption"]

  @Test("every rule that tests is expected to pass somewhere, and to fail somewhere")
  func covered() throws {
    for decision in try Self.policy([:]).pack.decisions where Self.told.contains(decision.name) {
      for rule in decision.rules where rule.test != nil {
        let outcomes = (Self.enterprises + Self.cases)
          .filter { $0.decision == decision.name && $0.rule == rule.id }.map(\.ruleOutcome)
        #expect(outcomes.contains(.pass) && outcomes.contains(.fail), "\(decision.name).\(rule.id)")
      }
    }
  }

  // MARK: Missing revenue

  @Test("without revenue the queue has a range, and names what it wants")
  func missingRevenue() throws {
    let accounts = "[{'year': 2024, 'revenue': 100000000}, {'year': 2025, 'research': 39000000}]"
    let json = Self.json(["enterprise": Self.enterprise.merging(["accounts": accounts]) { $1 }])
    let decision = try decide(json, try Self.policy([:]))
    let score = try #require(decision.result("priority_score"))
    #expect(decision.result("eligibility")?.outcome == .yes)
    #expect(decision.result("priority")?.outcome == .yes)
    #expect(score.outcome == .undetermined)
    #expect(score.missing == ["enterprise.accounts[2].revenue"])
    #expect(score.value == .values([.number(60), .number(69)]))
    #expect(
      score.parts.map(\.value) == [.number(60), .values([.number(0), .number(9)])])
  }

  @Test("priority names each criterion that is met, with its points; the queue adds them up")
  func points() throws {
    let json = Self.json(["enterprise": Self.enterprise.merging(["awards": "[]"]) { $1 }])
    let decision = try decide(json, try Self.policy([:]))
    let priority = try #require(decision.result("priority"))
    #expect(
      priority.ids(.pass) == [
        "eligible", "major_project", "innovation_points", "national_fund", "recommended",
        "scale_up_platform",
      ])
    guard case .object(let members)? = priority.value else {
      Issue.record("priority has no value")
      return
    }
    #expect(members.map(\.key) == Array(priority.ids(.pass).dropFirst()))
    #expect(members.allSatisfy { $0.value.content == .number(10) })
    #expect(decision.result("priority_score")?.value == .number(59))
  }

  // MARK: Words

  @Test(
    "a case that no ground exempts, and one that a finding excludes, read as not on this record")
  func notExempt() throws {
    let policy = try Self.policy([:])
    let finding =
      "[{'record': 'R-7', 'findings': [{'code': 'N2', 'established': true}]}]"
    for changes in [[:], ["investigations": finding, "fault_evidenced": "false"]] {
      let json = Self.json([
        "enterprise": Self.enterprise,
        "credit_case": Self.creditCase.merging(changes) { $1 },
      ])
      let dossier = try policy.dossier(json: Array(json.utf8))
      let decision = try decide(json, policy)
      let result = try #require(decision.result("exemption"))
      #expect(result.outcome == .no)
      for (language, beginning) in [
        (Language.english, "not exempt on this record"), (.chinese, "依本记录不予免责"),
      ] {
        let reasons = Wording(decision, about: dossier, by: policy, language: language)
          .reasons(result)
        #expect(!reasons.isEmpty && reasons.allSatisfy { $0.hasPrefix(beginning) })
      }
    }
  }

  @Test(
    "beside a judged key area stands what the class of activity nominates",
    arguments: [("'6520'", "集成电路；行业代码提示的领域：集成电路"), ("'7224'", "集成电路；行业代码提示的领域：无")])
  func nominated(industry: String, text: String) throws {
    let policy = try Self.policy([:])
    let json = Self.json(["enterprise": Self.enterprise.merging(["industry": industry]) { $1 }])
    let decision = try decide(json, policy)
    let dossier = try policy.dossier(json: Array(json.utf8))
    let rules = Wording(decision, about: dossier, by: policy, language: .chinese)
      .rules(try #require(decision.result("eligibility")))
    #expect(rules.first { $0.id == "key_area" }?.reason == text)
  }

  @Test("decisions, rules, fields and parameters have their texts in Chinese")
  func chinese() throws {
    let pack = try Self.policy([:]).pack
    let messages = try #require(pack.messages["zh"])
    for decision in pack.decisions {
      let texts = try #require(messages.decisions[decision.name])
      #expect(texts.title != nil)
      for rule in decision.rules {
        let own = texts.rules[rule.id]
        #expect(own?.title != nil, "\(decision.name).\(rule.id)")
        #expect((own?.fail != nil) == (rule.fail != nil), "\(decision.name).\(rule.id)")
        #expect((own?.pass != nil) == (rule.pass != nil), "\(decision.name).\(rule.id)")
      }
    }
    for title in pack.parameters.values.map(\.title) + pack.dossierType.shapes.flatMap(\.titles) {
      #expect(messages.words[title] != nil, "\(title)")
    }
  }

  @Test(
    "the examples are decided without an error, and in words of either language",
    arguments: [("enterprises", 200), ("cases", 40)])
  func examples(name: String, count: Int) throws {
    let policy = try Self.policy([:])
    let decider = try Decider(policy)
    let source = try FileSource(path: Self.folder.appending(path: "examples/\(name).jsonl").path)
    let reader = DossierReader(type: policy.pack.dossierType, source: source)
    let day = try #require(CalendarDate(iso: Self.day))
    var outcomes: [String: Set<DecisionOutcome>] = [:]
    var decided = 0
    while let reading = try reader.next() {
      guard case .dossier(let dossier, _) = reading else {
        Issue.record("\(reading)")
        continue
      }
      decided += 1
      let decision = decider.decide(dossier, asOf: day)
      for result in decision.results {
        outcomes[result.name, default: []].insert(result.outcome)
        for language in Language.allCases where [.no, .undetermined].contains(result.outcome) {
          let wording = Wording(decision, about: dossier, by: policy, language: language)
          #expect(wording.firstReason(result)?.isEmpty == false)
        }
      }
    }
    #expect(decided == count)
    #expect(!outcomes.values.contains { $0.contains(.error) })
    let wanted: Set<DecisionOutcome> = [.yes, .no, .undetermined]
    #expect(outcomes[name == "cases" ? "exemption" : "priority_score"] == wanted)
  }

  // MARK: The generator

  @Test(
    "Tools/portfolio writes the examples, byte for byte; cases change nothing about enterprises",
    arguments: [("enterprises", ["200"]), ("cases", ["40", "1", "--cases"])])
  func generator(name: String, arguments: [String]) throws {
    let written = try Self.portfolio(arguments)
    let examples = Self.folder.appending(path: "examples/\(name).jsonl")
    #expect(written.status == 0)
    #expect(try written.output == String(contentsOf: examples, encoding: .utf8))
  }

  @Test("the codes of enterprises differ, and hold the check character of the entity too")
  func codes() throws {
    let lines = try Self.portfolio(["2000", "7"]).output.split(separator: "\n")
    let codes = lines.compactMap { $0.firstMatch(of: #/"uscc":"([0-9A-Z]{18})"/#)?.1 }
    #expect(Set(codes).count == 2000)
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    for code in codes {
      let entity = code.dropFirst(8).prefix(8).compactMap { Int(String($0), radix: 36) }
      let check = 11 - zip(entity, weights).map(*).reduce(0, +) % 11
      #expect(String(code.dropLast().suffix(1)) == (check == 10 ? "X" : String(check % 11)))
    }
  }

  @Test(
    "a wrong use of Tools/portfolio is refused",
    arguments: [[], ["x"], ["-1"], ["1", "x"], ["1", "2", "3"], ["12345678"], ["--case", "1"]])
  func wrongUse(arguments: [String]) throws {
    let written = try Self.portfolio(arguments)
    #expect(written.status == 64)
    #expect(written.output == "")
  }

  static func portfolio(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = SharedFolder.repository().appending(path: "Tools/portfolio")
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  // MARK: Dossiers

  static func json(_ records: [String: [String: String]]) -> String {
    let records = records.map { name, fields in
      "'\(name)': {" + fields.map { "'\($0)': \($1)" }.joined(separator: ", ") + "}"
    }
    return "{\(records.joined(separator: ", "))}".replacing("'", with: "\"")
  }

  private func decide(_ json: String, _ policy: Policy, asOf: String = day) throws -> Decision {
    let day = try #require(CalendarDate(iso: asOf))
    return try Decider(policy).decide(policy.dossier(json: Array(json.utf8)), asOf: day)
  }

  private static let unchanged = Result { try Policy(contentsOf: folder) }

  /// The pack with the first value of some parameters replaced.
  private static func policy(_ settings: [String: String]) throws -> Policy {
    if settings.isEmpty { return try unchanged.get() }
    let copy = try TemporaryFolder()
    let pack = copy.url.appending(path: "pack")
    try FileManager.default.copyItem(at: folder, to: pack)
    var set: Set<String> = []
    for name in ["eligibility", "priority", "exemption"] {
      let file = pack.appending(path: "parameters/\(name).yaml")
      var text = "\n" + (try String(contentsOf: file, encoding: .utf8))
      for (parameter, value) in settings {
        guard let name = text.firstRange(of: "\n\(parameter):\n") else { continue }
        let rest = text[name.upperBound...]
          .replacing(#/value: \w+/#, with: "value: \(value)", maxReplacements: 1)
        text = String(text[..<name.upperBound]) + rest
        set.insert(parameter)
      }
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(set.count == settings.count)
    return try Policy(contentsOf: pack)
  }
}

extension Shape {
  /// The titles of its fields.
  fileprivate var titles: [String] { fields.map(\.title) }
}
