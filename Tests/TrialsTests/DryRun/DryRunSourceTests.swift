import Decisions
import Policies
import Records
import Testing
import Trials

@Suite("where a dry run takes its dossiers from")
struct DryRunSourceTests {
  /// Gives what it was made of, then throws or ends.
  private struct Given: DryRunSource {
    var inputs: [DryRunInput]
    var failure: Failure?

    struct Failure: Error, Equatable {}

    mutating func next() throws -> DryRunInput? {
      if inputs.isEmpty {
        if let failure { throw failure }
        return nil
      }
      return inputs.removeFirst()
    }
  }

  private static func dossier(_ json: String, _ policy: Policy) throws -> Dossier {
    try policy.pack.dossierType.dossier(json: Array(json.utf8))
  }

  @Test func `a source that fails ends the run with its error`() throws {
    let pair = try DryRunPair([])
    let dossier = try Self.dossier(#"{"id":"a"}"#, pair.baseline)
    let inputs = (1...1_000).map {
      DryRunInput.dossier(DryRunDossier(record: $0, baseline: dossier, candidate: dossier))
    }
    var source = Given(inputs: inputs, failure: Given.Failure())
    #expect(throws: Given.Failure()) { try pair.run().run(&source, threads: 3) }
  }

  @Test func `what fails when it takes a flip ends the run`() throws {
    let pair = try DryRunPair([
      DryRunPair.Change("parameters/limits.yaml", "value: 50000", "value: 70000")
    ])
    var records = DryRunRecords(
      BytesSource(Array(DryRunPair.firms(400).joined(separator: "\n").utf8)),
      baseline: pair.baseline.pack.dossierType, candidate: pair.candidate.pack.dossierType)
    #expect(throws: Given.Failure()) {
      try pair.run().run(&records, threads: 2, onFlip: { _, _ in throw Given.Failure() })
    }
  }

  @Test func `what was decided already stands, and what is left out is counted`() throws {
    let pair = try DryRunPair([])
    let young = try Self.dossier(
      #"{"id":"a","founded_on":"2025-01-01","revenue":90000}"#, pair.baseline)
    let old = try Self.dossier(
      #"{"id":"a","founded_on":"2001-01-01","revenue":90000}"#, pair.baseline)
    let decider = try Decider(pair.baseline)
    var logged = DryRunDossier(record: 7, baseline: young, candidate: young)
    logged.before = decider.decide(old, asOf: DryRunPair.day)
    var source = Given(inputs: [.leftOut("pack_missing"), .dossier(logged)], failure: nil)
    var flips: [DryRunReport.Flip] = []
    let report = try pair.run().run(&source, onFlip: { flip, _ in flips.append(flip) })
    #expect(report.population.records == 2)
    #expect(report.population.decided == 1)
    #expect(report.population.leftOut == ["pack_missing": 1])
    #expect(flips.map(\.record) == [7])
    #expect(flips.map(\.decision) == ["entry"])
    // The baseline at hand does not come to what was logged, so no condition of its is told.
    #expect(flips.map(\.condition) == [nil])
  }

  @Test func `a day of the dossier's own takes the place of the run's`() throws {
    let pair = try DryRunPair([])
    let firm = try Self.dossier(
      #"{"id":"a","founded_on":"2019-01-01","revenue":90000}"#, pair.baseline)
    var dossier = DryRunDossier(record: 1, baseline: firm, candidate: firm)
    dossier.baselineAsOf = CalendarDate(iso: "2021-01-01")
    var source = Given(inputs: [.dossier(dossier)], failure: nil)
    let report = try pair.run().run(&source)
    #expect(report.decisions[0].counts == [DryRunReport.Transition(from: .yes, to: .no): 1])
  }
}
