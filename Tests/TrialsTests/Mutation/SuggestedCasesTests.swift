import Foundation
import Policies
import TestSupport
import Testing
import Trials

@Suite("suggested cases")
struct SuggestedCasesTests {
  private static let cases = """
    as_of: 2025-06-01
    cases:
      - name: a young firm may enter
        dossier: { id: F1, founded_on: 2021-03-01, area: "3101", stage: seed, revenue: 60000, debt: 1000, listed: false, awards: [{ level: national, points: 3 }] }
        params: { stages: [seed] }
        expect: { entry: yes }

    """

  @Test("they tell both sides of each boundary, every word and every fact that isn't known")
  func all() throws {
    let (policy, suite) = try SmallPack().suite(Self.cases)
    let yaml = try SuggestedCases(policy, suite).yaml
    let names = try SuggestedCases(policy, suite).names.map { $0.dropFirst(10) }
    #expect(names.joined(separator: "\n") == Self.names)
    #expect(yaml.contains(Self.first))
    #expect(try SuggestedCases(policy, suite).yaml == yaml)
  }

  @Test("they pass as they are, and once they are there nothing more is suggested")
  func pass() throws {
    let folder = try TemporaryFolder()
    for (path, text) in SmallPack().files { try folder.write(text, to: path) }
    try folder.write(Self.cases, to: "tests/cases.yaml")
    let policy = try Policy(contentsOf: folder.url)
    let suite = try TestSuite(contentsOf: folder.url, for: policy)
    let suggested = try SuggestedCases(policy, suite)
    try folder.write(suggested.yaml, to: "tests/suggested.yaml")
    let whole = try TestSuite(contentsOf: folder.url, for: policy)
    #expect(whole.cases.count == suite.cases.count + suggested.count)
    #expect(try whole.firstFailure(by: policy)?.title == nil)
    // Their dossiers show more, and nothing a second time.
    let again = try SuggestedCases(policy, whole)
    #expect(Set(again.names).isDisjoint(with: suggested.names))
    #expect(!again.names.contains { $0.contains("(2)") })
  }

  private static let names = #"""
    "entry: age isn't known where firm.founded_on isn't known"
    "entry: it doesn't apply on 2019-12-31"
    "entry: age passes on 2020-01-01"
    "entry: revenue passes where firm.revenue isn't known"
    "help: debt passes where firm.debt is 15000"
    "help: debt fails where firm.debt is 15001"
    "help: debt isn't known where firm.debt isn't known"
    "help: debt passes where firm.revenue is 0"
    "help: debt fails where firm.revenue is 1000"
    "help: debt fails where firm.revenue is 3000"
    "help: debt passes where firm.revenue is 4000"
    "help: awards asks for review where firm.area is \"32\""
    "help: awards isn't known where firm.area isn't known"
    "help: awards fails where firm.awards is []"
    "help: awards isn't known where firm.awards isn't known"
    "help: awards fails where firm.awards[1].level is \"local\""
    "help: awards isn't known where firm.awards[1].level isn't known"
    """#

  private static let first = """
    cases:
      - name: "entry: age isn't known where firm.founded_on isn't known"
        fixture: suggested_1
        as_of: 2025-06-01
        params:
          stages: ["seed"]
        with:
          "firm.founded_on": null
        expect:
          entry:
            outcome: undetermined
            unknown: ["age"]
            missing: ["firm.founded_on"]

    """
}

extension SuggestedCases {
  /// The lines of the cases' names, in their order.
  fileprivate var names: [String] {
    yaml.split(separator: "\n").filter { $0.hasPrefix("  - name: ") }.map(String.init)
  }
}
