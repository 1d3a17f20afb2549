import Policies
import Testing
import Trials

@Suite("trying mutants")
struct MutationRunTests {
  private static let cases = """
    as_of: 2025-06-01
    fixtures:
      firm:
        dossier:
          id: F1
          founded_on: 2021-03-01
          area: "3101"
          stage: seed
          revenue: 60000
          debt: 1000
          listed: false
          awards: [{ level: national, points: 3 }]
    cases:
      - name: a young firm may enter and is helped
        fixture: firm
        expect: { entry: yes, help: { outcome: yes, passed: [debt, awards] } }
      - name: an old firm may not
        fixture: firm
        with: { firm.founded_on: 2019-06-01 }
        expect: { entry: { outcome: no, failed: [age] } }
    """

  @Test("it is told how many of each kind came to what")
  func counts() throws {
    let report = try Self.report.get()
    let told = report.counts.map { row in
      "\(row.kind): "
        + MutationReport.Fate.allCases.compactMap { fate in
          row.fates[fate].map { "\($0) \(fate)" }
        }.joined(separator: ", ")
    }
    #expect(
      told == [
        "comparison: 7 noticed, 7 survived",
        "logic: 3 survived",
        "negation: 4 survived, 1 invalid",
        "operand: 6 survived",
        "arithmetic: 1 survived",
        "number: 3 noticed, 27 survived",
        "date: 9 survived, 1 equal",
        "boolean: 1 survived",
        "word: 1 noticed, 2 survived, 2 invalid",
        "function: 2 survived",
        "review: 1 survived",
        "rule: 3 noticed, 1 survived",
        "when: 2 survived",
        "must: 1 survived",
        "combine: 2 survived",
        "band: 1 survived",
        "row: 2 survived",
      ])
    #expect(report.noticedShare == 14.0 / 86.0)
  }

  @Test("the same is reported whatever the number of threads")
  func threads() throws {
    let (one, four) = (try Self.report.get(), try Self.report(threads: 4))
    #expect(one.counts == four.counts)
    #expect(one.survivors == four.survivors)
  }

  @Test(
    "what no case notices comes with a dossier that would, where one is found",
    arguments: [
      (
        "`not tables.areas:has(firm.area)` → `tables.areas:has(firm.area)`",
        """
        tests/cases.yaml: a young firm may enter and is helped
        firm.area = text("3201")
        help.passed [debt] → [debt, awards]
        help.review [awards] → []
        help.asks [help.awards] → []
        """
      ),
      (
        "`max_age`: from `2025-01-01` → `2024-12-31`",
        """
        tests/cases.yaml: an old firm may not
        on 2024-12-31
        entry.outcome no → yes
        entry.passed [revenue] → [age, revenue]
        entry.failed [age] → []
        help.passed [debt] → [debt, awards]
        help.not_applicable [awards] → []
        """
      ),
      (
        "`combine = \"any\"` → `combine = \"all\"`",
        """
        tests/cases.yaml: a young firm may enter and is helped
        firm.awards = list([])
        help.outcome yes → no
        """
      ),
      ("`sizes.weight(firm) > 2` → `sizes.weight(firm) >= 2`", "none"),
    ])
  func witness(mutant: String, dossier: String) throws {
    let survivors = try Self.report.get().survivors.filter { $0.mutant.description == mutant }
    #expect(survivors.map { Self.text($0.witness) } == [dossier])
  }

  @Test(
    "a mutant that has a decision in error is noticed, also where no case asserts anything of it")
  func error() throws {
    var pack = SmallPack()
    pack.files["rules/help.lua"] = """
      decision { title = "Help", combine = "all" }

      rule "award" {
        title = "Award", source = "law",
        test = function(firm)
          return #firm.awards > 0 and firm.awards[1].points > 0
        end,
      }

      """
    pack.files["functions/sizes.lua"] = nil
    pack.files["tables/areas.csv"] = nil
    pack.files["tables/areas.yaml"] = nil
    let (policy, suite) = try pack.suite(
      Self.cases.replacing(
        "{ entry: yes, help: { outcome: yes, passed: [debt, awards] } }", with: "{ entry: yes }"))
    let report = try MutationRun(policy, suite).run(threads: 2, tries: 0)
    let survivors = report.survivors.map(\.mutant).filter { $0.file == "rules/help.lua" }
    // Neither the second item, which isn't there, nor one before the first.
    #expect(
      survivors.map(\.description) == [
        "`combine = \"all\"` → `combine = \"any\"`",
        "rule `award` taken away",
        "`#firm.awards > 0 and firm.awards[1].points > 0` → `firm.awards[1].points > 0`",
        "`#firm.awards > 0` → `#firm.awards >= 0`",
        "`#firm.awards > 0` → `#firm.awards <= 0`",
        "`#firm.awards > 0` → `#firm.awards > -1`",
        "`#firm.awards > 0` → `#firm.awards > 1`",
        "`#firm.awards > 0 and firm.awards[1].points > 0` → `#firm.awards > 0`",
        "`#firm.awards > 0 and firm.awards[1].points > 0` → `#firm.awards > 0 or firm.awards[1].points > 0`",
        "`firm.awards[1].points > 0` → `firm.awards[1].points >= 0`",
        "`firm.awards[1].points > 0` → `firm.awards[1].points <= 0`",
        "`firm.awards[1].points > 0` → `firm.awards[1].points > -1`",
        "`firm.awards[1].points > 0` → `firm.awards[1].points > 1`",
      ])
  }

  @Test("progress tells how many have been tried, and ends with all")
  func progress() throws {
    let (policy, suite) = try SmallPack().suite(Self.cases)
    let run = try MutationRun(policy, suite)
    nonisolated(unsafe) var told: [MutationRun.Progress] = []
    let report = run.run(threads: 1, tries: 0) { told.append($0) }
    let tried = told.filter { !$0.isSearching }
    #expect(tried.map(\.tried) == Array(1...run.count))
    #expect(told.filter(\.isSearching).map(\.tried) == Array(1...report.survivors.count))
  }

  /// Tried once for all tests that look at it.
  private static let report = Result { try report(threads: 1) }

  private static func report(threads: Int) throws -> MutationReport {
    let (policy, suite) = try SmallPack().suite(cases)
    return try MutationRun(policy, suite).run(threads: threads, tries: 120)
  }

  private static func text(_ witness: Witness?) -> String {
    guard let witness else { return "none" }
    let changes = witness.changes.map { "\($0.path) = \($0.value)" }
    let differences = witness.differences.map {
      "\($0.decision).\($0.key) \($0.pack) → \($0.mutant)"
    }
    return ([witness.title] + changes + (witness.asOf.map { ["on \($0)"] } ?? []) + differences)
      .joined(separator: "\n")
  }
}
