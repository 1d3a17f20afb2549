import CanonicalJSON
import Decisions
import Foundation
import Policies
import Records
import Testing
import Trials

@Suite("what makes dossiers flip")
struct DryRunAttributionTests {
  typealias Change = DryRunPair.Change

  private static let changes = [
    Change("parameters/limits.yaml", "value: 5 }", "value: 7 }"),
    Change("parameters/limits.yaml", "value: 50000", "value: 70000"),
    Change("tables/areas.csv", "32,2.5,", "32,2,"),
    Change("rules/entry.lua", "or not firm.listed", "or firm.listed"),
    Change("rules/help.lua", "< 1 and", "< 0.75 and"),
  ]

  /// The edit that each change is.
  private static let names = [
    "max_age from 2025-01-01", "least_revenue", "areas[32]", "entry.revenue", "help.debt",
  ]

  /// What an edit does to one flip.
  private struct Effect: Hashable {
    let record: Int
    let decision: String
    let edit: String
    let what: String
  }

  @Test func `attribution comes to what brute force comes to`() throws {
    let pair = try DryRunPair(Self.changes)
    let firms = DryRunPair.firms(2_000)
    let (report, flips) = try pair.report(firms)
    #expect(Set(report.edits.map(\.name)) == Set(Self.names))
    var told: Set<Effect> = []
    for flip in flips {
      for (what, edits) in [
        ("alone", flip.alone), ("others", flip.onlyWithOthers), ("undoes", flip.undoes),
      ] {
        for edit in edits {
          told.insert(
            Effect(
              record: flip.record, decision: flip.decision, edit: report.edits[edit].name,
              what: what))
        }
      }
    }
    #expect(told == (try Self.bruteForce(pair, firms)))
    #expect(told.count > 1_000)
    #expect(Set(told.map(\.what)) == ["alone", "others", "undoes"])
    for (index, edit) in report.edits.enumerated() {
      let own = flips.filter { $0.alone.contains(index) }.count
      #expect(edit.effect?.alone == own)
    }
  }

  /// Each pack written by hand, and every dossier decided by each.
  private static func bruteForce(_ pair: DryRunPair, _ firms: [String]) throws -> Set<Effect> {
    let before = try outcomes(pair.baseline, firms)
    let after = try outcomes(pair.candidate, firms)
    var effects: Set<Effect> = []
    for (index, name) in names.enumerated() {
      let alone = try outcomes(DryRunPair.policy([changes[index]]), firms)
      var others = changes
      others.remove(at: index)
      let without = try outcomes(DryRunPair.policy(others), firms)
      for record in firms.indices {
        for (decision, old) in before[record] {
          guard let new = after[record][decision], new != old else { continue }
          func add(_ what: String) {
            effects.insert(
              Effect(record: record + 1, decision: decision, edit: name, what: what))
          }
          if alone[record][decision] == new {
            add("alone")
          } else if without[record][decision] != new {
            add("others")
          }
          if without[record][decision] == old { add("undoes") }
        }
      }
    }
    return effects
  }

  private static func outcomes(
    _ policy: Policy, _ firms: [String]
  ) throws -> [[String: DecisionOutcome]] {
    let decider = try Decider(policy)
    return try firms.map { json in
      let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
      let decision = decider.decide(dossier, asOf: DryRunPair.day)
      return Dictionary(decision.results.map { ($0.name, $0.outcome) }) { first, _ in first }
    }
  }

  @Test func `the report is the same whatever the number of threads`() throws {
    let pair = try DryRunPair(Self.changes)
    let firms = DryRunPair.firms(700)
    let one = try pair.report(firms, threads: 1)
    #expect(one.report.flipCount > 100)
    for threads in [2, 5] {
      let other = try pair.report(firms, threads: threads)
      #expect(other.report == one.report)
      #expect(other.flips == one.flips)
    }
  }

  @Test func `an edit that needs another is told, and the others are tried`() throws {
    let pair = try DryRunPair([
      Change(
        "functions/sizes.lua", "function weight", "function most() return 5 end\n\nfunction weight"),
      Change(
        "rules/entry.lua", "<= params.max_age", "<= sizes.most() and params.max_age > 0"),
      Change("parameters/limits.yaml", "value: 50000", "value: 70000"),
    ])
    let edits = try pair.report(DryRunPair.firms(50)).report.edits
    #expect(edits.map(\.name) == ["least_revenue", "sizes.most", "entry.age"])
    #expect(edits[0].effect?.aloneUnreadable == nil)
    #expect(edits[1].effect?.withoutUnreadable?.hasPrefix("unknown_function: ") == true)
    #expect(edits[2].effect?.aloneUnreadable?.hasPrefix("unknown_function: ") == true)
  }

  @Test func `the as-of date is an edit where it differs`() throws {
    let pair = try DryRunPair([])
    let run = pair.run(baselineAsOf: CalendarDate(iso: "2024-06-01"))
    let report = try pair.report(DryRunPair.firms(200), run).report
    #expect(report.edits.map(\.kind) == [.asOf])
    #expect(report.edits[0].lines == ["-2024-06-01", "+2026-04-01"])
    #expect(report.flipCount > 0)
    #expect(report.edits[0].effect?.alone == report.flipCount)
    #expect(report.edits[0].effect?.undoes == report.flipCount)
    #expect(report.baseline.asOf?.iso == "2024-06-01")
  }

  @Test func `the first condition is told with what it rests on`() throws {
    let pair = try DryRunPair([Self.changes[0]])
    let firm = #"{"id":"a","founded_on":"2020-01-01","revenue":90000,"listed":true,"area":"31","#
    let flips = try pair.report([firm + #""debt":90000,"awards":[{"level":"national"}]}"#]).flips
    #expect(flips.map(\.decision) == ["entry", "help"])
    for flip in flips {
      // What help reads of entry is the same condition.
      let condition = try #require(flip.condition)
      #expect(condition.decision == "entry")
      #expect(condition.rule == "age")
      #expect(condition.place == "rules/entry.lua:3")
      #expect(condition.before?.outcome == .fail)
      #expect(condition.after?.outcome == .pass)
      #expect(condition.before?.parameters.map(\.value) == [.number(5)])
      #expect(condition.after?.parameters.map(\.value) == [.number(7)])
      #expect(condition.after?.facts.map(\.name) == ["firm.founded_on"])
    }
  }
}
