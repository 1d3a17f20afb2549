import Decisions
import Policies
import Records
import Testing

@testable import Trials

@Suite("what is decided again with rules of another pack taken over")
struct DecidedAgainTests {
  typealias Change = DryRunPair.Change

  private static let changes = [
    Change("parameters/limits.yaml", "value: 5 }", "value: 7 }"),
    Change("parameters/limits.yaml", "value: 50000", "value: 70000"),
    Change("tables/areas.csv", "32,2.5,", "32,2,"),
    Change("rules/entry.lua", "or not firm.listed", "or firm.listed"),
    Change("rules/help.lua", "< 1 and", "< 0.75 and"),
    Change("rules/entry.lua", "combine = \"all\"", "combine = \"any\""),
    Change("records/firm.yaml", "Is it sound?", "Is it not?"),
  ]

  @Test("comes to what deciding in full comes to", arguments: changes.indices)
  func same(change: Int) throws {
    let pair = try DryRunPair([Self.changes[change]])
    let (old, new) = (try Decider(pair.baseline), try Decider(pair.candidate))
    for decider in [old, new] { decider.keepsGrounds = false }
    let alike = RulesAlike(pair.candidate, earlier: pair.baseline)
    for json in DryRunPair.firms(300, seed: UInt64(change)) {
      let dossier = try pair.baseline.pack.dossierType.dossier(json: Array(json.utf8))
      let earlier = old.make(dossier, asOf: DryRunPair.day)
      let again = new.make(dossier, asOf: DryRunPair.day, again: earlier, alike)
      #expect(again.results == new.make(dossier, asOf: DryRunPair.day).results)
    }
  }

  @Test func `without grounds it comes to the same outcomes, values and causes`() throws {
    let pair = try DryRunPair([])
    let (whole, bare) = (try Decider(pair.baseline), try Decider(pair.baseline))
    bare.keepsGrounds = false
    for json in DryRunPair.firms(300) {
      let dossier = try pair.baseline.pack.dossierType.dossier(json: Array(json.utf8))
      let decision = whole.decide(dossier, asOf: DryRunPair.day)
      let made = bare.make(dossier, asOf: DryRunPair.day)
      for (result, other) in zip(decision.results, made.results) {
        #expect(result.outcome == other.outcome && result.value == other.value)
        #expect(result.missing == other.missing && result.asks == other.asks)
        #expect(other.rules.allSatisfy { $0.facts.isEmpty && $0.shown.isEmpty })
      }
    }
  }

  @Test func `one rule is told with its grounds as deciding in full tells it`() throws {
    let pair = try DryRunPair([])
    let (whole, bare) = (try Decider(pair.baseline), try Decider(pair.baseline))
    bare.keepsGrounds = false
    for json in DryRunPair.firms(60) {
      let dossier = try pair.baseline.pack.dossierType.dossier(json: Array(json.utf8))
      let decision = whole.decide(dossier, asOf: DryRunPair.day, explain: true)
      let made = bare.make(dossier, asOf: DryRunPair.day)
      for (index, result) in decision.results.enumerated() {
        for rule in result.rules {
          let told = bare.grounded(
            rule: rule.index, ofDecision: index, dossier, asOf: DryRunPair.day, after: made)
          #expect(told?.outcome == rule.outcome && told?.facts == rule.facts)
          #expect(told?.parameters == rule.parameters && told?.shown == rule.shown)
        }
      }
      #expect(!bare.keepsGrounds)
    }
  }
}
