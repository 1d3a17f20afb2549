import CanonicalJSON
import Decisions
import Foundation
import Policies
import TestSupport
import Testing
import Trials

@Suite("running cases")
struct RunningTests {
  private static func suite(_ text: String) throws -> TestSuite {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "tests/x.yaml")
    return try TestSuite(contentsOf: folder.url, for: FaultCase.pack.get())
  }

  /// The differences of the one case, each `key: expected | actual | rules`.
  private static func differences(_ expect: String, _ more: String = "") throws -> [String] {
    let text = """
      - name: a case
        as_of: 2020-01-01
        dossier: { id: F, region: south, staff: 5, awards: [{ level: national }] }
        expect: { \(expect) }
      \(more)
      """
    let results = try suite(text).run(by: FaultCase.pack.get())
    return results.flatMap(\.differences).map {
      "\($0.decision).\($0.key): \($0.expected) | \($0.actual) | \($0.rules.joined(separator: " "))"
    }
  }

  @Test(
    "a difference tells what was expected, what came out, and the rules that make it",
    arguments: [
      ("eligible: yes", "eligible.outcome: yes | no | region size"),
      ("eligible: { passed: [size] }", "eligible.passed: [size] | [] | size"),
      ("eligible: { failed: [size] }", "eligible.failed: [size] | [region, size] | region"),
      (
        "eligible: { failed: { has: [sound] } }",
        "eligible.failed: has [sound] | [region, size] | sound"
      ),
      ("eligible: { review: [] }", "eligible.review: [] | [sound] | sound"),
      ("eligible: { asks: [] }", "eligible.asks: [] | [firm.sound] | sound"),
      ("eligible: { missing: [firm.staff] }", "eligible.missing: [firm.staff] | [] | "),
      ("eligible: { as_of: 2020-01-02 }", "eligible.as_of: 2020-01-02 | 2020-01-01 | "),
      ("eligible: { shown: { size: { staff: 6 } } }", "eligible.shown.size.staff: 6 | 5 | size"),
      ("eligible: { assumptions: [] }", "eligible.assumptions: [] | [least_staff] | size"),
      (
        "eligible: { reasons: { zh: { has: [北部] } } }",
        #"eligible.reasons.zh: has ["北部"] | ["南部不在服务区域内", "5人，至少10人"] | region size"#
      ),
      ("score: { value: [0, 5] }", "score.value: [0,5] | 15 | staff award"),
      ("score: { points: { staff: null } }", "score.points.staff: null | 5 | staff"),
      ("score: { parts: { people: 6 } }", "score.parts.people: 6 | 5 | "),
      ("tier: { missing: [] }", "tier.missing: [] | [firm.founded_on] | old"),
      ("ground: { value: { rate: 1 } }", "ground.value: {\"rate\":1} | null | owner"),
    ])
  func differences(expect: String, difference: String) throws {
    #expect(try Self.differences(expect) == [difference])
  }

  @Test("all that differs is told, and nothing of what doesn't")
  func several() throws {
    #expect(
      try Self.differences(
        "eligible: { outcome: no, failed: [], review: [sound], unknown: [size] }")
        == [
          "eligible.failed: [] | [region, size] | region size",
          "eligible.unknown: [size] | [] | size",
        ])
  }

  private static let cases = """
    - { name: one, as_of: 2020-01-01, fixture: f, expect: { eligible: { passed: { has: [size] } } } }
    - { name: two, as_of: 2020-01-01, fixture: f, expect: { eligible: yes } }
    - name: three
      as_of: 2020-01-01
      fixture: f
      params: { least_staff: 21 }
      expect: { eligible: { failed: { has: [size] }, reasons: { en: { has: [at least 21] } } } }
    - { name: four, as_of: 2020-01-01, fixture: f, skip: later, expect: { eligible: no } }
    """

  private static func four() throws -> TestSuite {
    let indented = cases.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    return try suite(
      "fixtures: { f: { dossier: { id: F, region: north, staff: 20, sound: true } } }\ncases:\n"
        + indented + "\n")
  }

  @Test("the cases of one policy are run by another of the same record types")
  func mutant() throws {
    let policy = try FaultCase.pack.get()
    let suite = try Self.four()
    #expect(try suite.firstFailure(by: policy)?.name == nil)
    // A parameter that a mutant changes, a case may set again.
    let staff = try #require(policy.pack.parameters["least_staff"])
    let mutant = policy.replacing(
      parameters: ["least_staff": staff.saying(.scalar(.number(30)))])
    #expect(try suite.firstFailure(by: mutant)?.name == "one")
    #expect(
      try suite.run(by: mutant).map { "\($0.testCase.name) \($0.verdict)" } == [
        "one failed", "two failed", "three passed", "four skipped",
      ])
    let regions = try #require(policy.pack.parameters["regions"])
    let other = policy.replacing(parameters: ["regions": regions.saying(.list([]))])
    let runner = try CaseRunner(other)
    #expect(runner.firstFailure(of: suite.cases)?.name == "two")
    #expect(runner.firstFailure(of: suite.cases.reversed())?.name == "two")
  }

  @Test("a case that sets parameters leaves them as they were for the next")
  func parameters() throws {
    let runner = try CaseRunner(FaultCase.pack.get())
    let cases = try Self.four().cases
    for testCase in cases + cases.reversed() + cases {
      let passes = runner.passes(testCase)
      #expect(passes, "\(testCase.name)")
    }
  }

  @Test("many cases run over the cores come in order, with the same results")
  func many() throws {
    let rows = (0..<700).map { "  - { with: { firm.staff: \($0) } }\n" }.joined()
    let suite = try Self.suite(
      "- name: a case\n  as_of: 2020-01-01\n  dossier: { id: F }\n"
        + "  expect: { eligible: { passed: [size] } }\n  each:\n" + rows)
    let policy = try FaultCase.pack.get()
    let results = try suite.run(by: policy)
    #expect(results.map(\.testCase.line) == Array(6..<706))
    #expect(results.map { $0.verdict == .failed } == (0..<700).map { $0 < 10 })
    let runner = try CaseRunner(policy)
    #expect(results.flatMap(\.differences) == suite.cases.map(runner.run).flatMap(\.differences))
  }

  @Test("a failing case tells what the rules read and show, and their lines")
  func grounds() throws {
    let policy = try FaultCase.pack.get()
    let suite = try Self.suite(
      """
      - name: a case
        as_of: 2020-01-01
        dossier: { id: F, region: north, staff: 5, sound: true }
        expect: { eligible: yes }
      """)
    let grounds = try suite.run(by: policy).flatMap(\.grounds)
    let ground = try #require(grounds.first)
    #expect(grounds.count == 1)
    #expect(ground.rule == "size" && ground.outcome == .fail)
    #expect(ground.reason == "5 people work there, at least 10 are asked")
    #expect(ground.read.map(\.name) == ["firm.staff", "params.least_staff"])
    #expect(ground.shown == [NamedValue(name: "staff", value: .number(5))])
    #expect(ground.lines?.firstLine == 12 && ground.lines?.lines.first == "rule \"size\" {")
    #expect(ground.lines?.lines.last == "}")
  }
}
