import Edict
import TestSupport
import Testing

@Suite("invented dossiers")
struct PopulationTests {
  /// What each decision comes to for some dossier on some day.
  private static let outcomes: [String: [String: Set<DecisionOutcome>]] = [
    "sme-titles": [
      "size": [.yes, .undetermined],
      "technology_sme_score": settled, "technology_sme": settled, "technology_sme_visit": settled,
      "innovative_sme_score": settled, "innovative_sme": settled,
      "specialised_score": settled.union([.notApplicable]), "specialised": settled,
      "little_giant": settled, "high_technology_score": settled, "high_technology": settled,
    ],
    "tech-cultivation": [
      "eligibility": settled, "priority": settled, "priority_score": settled, "alliance": settled,
      "finance_centre": settled, "exemption": any, "fund": any, "fund_handover": any,
      "product": any, "plan": any, "panel": any, "team": any, "fund_exemption": any,
      "team_appraisal": any,
    ],
    "eu-sme": [
      "standing": [.yes, .undetermined], "totals": [.yes, .undetermined],
      "class": [.yes, .undetermined], "category": [.yes, .undetermined], "sme": settled,
    ],
  ]
  private static let settled: Set<DecisionOutcome> = [.yes, .no, .undetermined]
  private static let any = settled.union([.notApplicable])

  @Test(
    "are all decided, none in error, and come to every outcome",
    arguments: [DossierPopulation.titles, .european, .cultivated])
  func decided(population: DossierPopulation) throws {
    let policy = try Policy(contentsOf: population.pack.folder)
    let decider = try Decider(policy)
    var outcomes: [String: Set<DecisionOutcome>] = [:]
    var values: Set<String> = []
    for line in try population.lines(DossierPopulation.isLong ? 3_000 : 300, 1) {
      let dossier = try policy.dossier(json: Array(line.utf8))
      for day in population.days {
        let day = try #require(CalendarDate(iso: day))
        for result in decider.decide(dossier, asOf: day).results {
          outcomes[result.name, default: []].insert(result.outcome)
          if result.outcome == .error { Issue.record("\(result.name) on \(day.iso): \(line)") }
          if case .text(let value)? = result.value { values.insert("\(result.name): \(value)") }
        }
      }
    }
    #expect(outcomes == Self.outcomes[population.pack.name])
    if let wanted = Self.values[population.pack.name] { #expect(values == wanted) }
  }

  /// The texts that decisions come to.
  private static let values: [String: Set<String>] = [
    "sme-titles": Set(["micro", "small", "medium", "large"].map { "size: \($0)" }),
    "eu-sme": Set(
      ["linked", "partner", "autonomous"].map { "standing: \($0)" }
        + ["class", "category"].flatMap { decision in
          ["micro", "small", "medium", "sme", "large"].map { "\(decision): \($0)" }
        }),
  ]

  @Test(
    "are the same for a seed, and others for another",
    arguments: [DossierPopulation.titles, .european, .cultivated])
  func seeds(population: DossierPopulation) throws {
    let few = try population.lines(20, 7)
    #expect(few.count == 20)
    #expect(try Array(population.lines(60, 7).prefix(20)) == few)
    #expect(try population.lines(20, 8) != few)
  }
}
