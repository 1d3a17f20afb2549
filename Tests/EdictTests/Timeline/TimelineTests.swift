import Edict
import TestSupport
import Testing

@Suite("a timeline")
struct TimelineTests {
  private static func day(_ iso: String) throws -> CalendarDate {
    try #require(CalendarDate(iso: iso))
  }

  @Test(
    "takes two dates at least, ascending",
    arguments: [[], ["2026-01-01"], ["2026-01-01", "2026-01-01"], ["2026-01-02", "2026-01-01"]])
  func refused(dates: [String]) throws {
    #expect(Timeline(try dates.map(Self.day)) == nil)
  }

  /// Each change is on the day that deciding day by day shows, and nothing else is left out.
  @Test("tells for the programme what deciding on every day shows", arguments: [4, 5])
  func everyDay(seed: Int) throws {
    let policy = try Policy(contentsOf: TechCultivationTests.folder)
    let decider = try Decider(policy)
    let (first, last) = (try Self.day("2025-12-01"), try Self.day("2026-03-15"))
    let timeline = try #require(Timeline([first, last]))
    let lines = try TechCultivationTests.portfolio(["12", "\(seed)"]).output.split(separator: "\n")
    var told = 0
    for line in lines {
      let dossier = try policy.dossier(json: Array(line.utf8))
      let changes = timeline.changes(of: dossier, by: decider)
      told += changes.count
      for change in changes {
        let days = [change.day.daysSinceEpoch - 1, change.day.daysSinceEpoch]
          .compactMap { CalendarDate(daysSinceEpoch: $0) }
        let results = days.compactMap {
          decider.decide(dossier, asOf: $0).result(change.decision)?.outcome
        }
        #expect(results == [change.before.outcome, change.after.outcome])
      }
      // What comes to another outcome in the end has a change that ends in it.
      let ends = [first, last].map { decider.decide(dossier, asOf: $0) }
      for (before, after) in zip(ends[0].results, ends[1].results)
      where before.outcome != after.outcome {
        let last = changes.last { $0.decision == before.name }
        #expect(last?.after.outcome == after.outcome, "\(before.name)")
      }
    }
    #expect(told > 20)
  }

  @Test("warns of a title that expires, by the day after its last, and tells the reason")
  func expires() throws {
    let policy = try Policy(contentsOf: TechCultivationTests.folder)
    let fields = TechCultivationTests.enterprise.merging(
      [
        "projects": "[]", "awards": "[]", "innovation_scores": "[]", "scale_up_platforms": "[]",
        "financing_rounds":
          "[{'stage': 'series_a', 'closed_on': '2020-06-01', 'investors': []}]",
      ]
    ) { $1 }
    let json = TechCultivationTests.json(["enterprise": fields])
    let dossier = try policy.dossier(json: Array(json.utf8))
    let timeline = try #require(
      Timeline(try ["2026-07-15", "2026-11-20", "2027-01-15"].map(Self.day)))
    let changes = timeline.changes(of: dossier, by: try Decider(policy), decisions: ["priority"])
    let change = try #require(changes.first)
    #expect(changes.count == 1)
    #expect(change.isWarning)
    #expect([change.day.iso, change.seenAt.iso] == ["2026-11-21", "2027-01-15"])
    #expect(change.rules.map(\.id) == ["recommended"])
    #expect(
      change.fields.map { "\($0.path) \($0.day.iso)" } == [
        "enterprise.certificates[1].valid_until 2026-11-20"
      ])
    #expect(change.parameters == [])
  }
}
