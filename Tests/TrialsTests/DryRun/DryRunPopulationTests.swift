import CanonicalJSON
import Decisions
import Policies
import Records
import Testing
import Trials

@Suite("what a dry run counts")
struct DryRunPopulationTests {
  typealias Change = DryRunPair.Change

  @Test func `records that a pack refuses are counted apart`() throws {
    let pair = try DryRunPair([
      Change("records/firm.yaml", "multipleOf: 1000, ", "multipleOf: 10, maximum: 5000, ")
    ])
    let report = try pair.report([
      #"{"id":"a","revenue":1000}"#, #"{"id":"b","revenue":9000}"#, #"{"id":"c","revenue":10}"#,
      #"{"id":"d","revenue":-1}"#,
    ]).report
    #expect(report.population.records == 4)
    #expect(report.population.decided == 1)
    #expect(report.population.refusedByBoth == 1)
    #expect(report.population.refusedByBaseline == 1)
    #expect(report.population.refusedByCandidate == 1)
    #expect(
      report.population.refusals.map { "\($0.by.rawValue) \($0.error.line)" }
        == ["candidate 2", "baseline 3", "both 4"])
  }

  @Test func `the population's digest is that of its canonical lines`() throws {
    let pair = try DryRunPair([])
    let lines = [#"{"revenue":1e3,"id":"a"}"#, #"{"id":"b"}"#]
    let report = try pair.report(lines).report
    let canonical = "{\"firm\":{\"id\":\"a\",\"revenue\":1000}}\n{\"firm\":{\"id\":\"b\"}}\n"
    #expect(
      report.population.digest == "sha256:" + Revision.digest(of: Array(canonical.utf8)))
  }

  @Test func `a decision that only one pack makes is told and not counted`() throws {
    let pair = try DryRunPair([
      Change("pack.yaml", "[entry, help]", "[entry, help, more]"),
      Change(
        "rules/more.lua", "",
        "decision { title = \"More\", combine = \"all\" }\n"
          + "rule \"a\" { title = \"A\", source = \"law\" }\n"),
    ])
    let shifts = try pair.report([#"{"id":"a"}"#]).report.decisions
    #expect(
      shifts.map { "\($0.decision) \($0.madeBy.rawValue) \($0.dossiers)" }
        == ["entry both 1", "help both 1", "more candidate 0"])
  }

  @Test func `errors are no flips`() throws {
    let pair = try DryRunPair([
      Change(
        "rules/entry.lua", "return firm.revenue >=",
        "return pick(firm.awards, \"level\", \"national\").points >= 0 and firm.revenue >=")
    ])
    let report = try pair.report([
      #"{"id":"a","founded_on":"2025-01-01","revenue":90000,"listed":true,"awards":"#
        + #"[{"level":"national","points":1},{"level":"national","points":2}]}"#
    ]).report
    let entry = report.decisions[0]
    #expect(entry.counts == [DryRunReport.Transition(from: .yes, to: .error): 1])
    #expect(entry.flips == 0)
    #expect(entry.errorsEntered == 1)
  }

  // MARK: Gates

  @Test(
    "what is no gate is refused",
    arguments: [
      "", "entry", "entry > ", "entry yes > 2", "entry yes->yes > 2%", "entry > -1",
      "entry yes->error > 2", "segment area > 5", "entry > 2pp", "entry > 1e3",
    ])
  func noGate(text: String) {
    let fault = #expect(throws: DryRunGate.Fault.self) { try DryRunGate(text) }
    #expect(
      fault?.description == "bad_gate: `\(text)` is no gate; write `eligibility yes->no > 2%`, "
        + "`segment region > 5pp` or `error`")
  }

  @Test func `a gate that names what isn't compared is refused`() throws {
    let run = try DryRunPair([]).run()
    let decision = #expect(throws: DryRunGate.Fault.self) {
      try DryRunGate("entri > 2").check(run)
    }
    #expect(
      decision?.description
        == "unknown_decision: `entri > 2`: nothing compares a decision `entri`; compared are: "
        + "entry, help")
    let segment = #expect(throws: DryRunGate.Fault.self) {
      try DryRunGate("segment area > 5pp").check(run)
    }
    #expect(segment?.code == "unknown_segment")
  }

  @Test func `a gate is crossed beyond its figure`() throws {
    let pair = try DryRunPair([Change("parameters/limits.yaml", "value: 5 }", "value: 7 }")])
    let report = try pair.report(
      (0..<50).map { #"{"id":"\#($0)","founded_on":"2019-0\#(1 + $0 % 2)-01","revenue":90000}"# }
        + (50..<100).map { #"{"id":"\#($0)"}"# }
    ).report
    func crossing(_ gate: String) throws -> String? { try DryRunGate(gate).crossing(report) }
    #expect(report.decisions[0].flips == 50)
    #expect(try crossing("entry no->yes > 49") == "50 of 100 flip, 50 %")
    #expect(try crossing("entry no -> yes>49.9%") == "50 of 100 flip, 50 %")
    #expect(try crossing("entry > 50%") == nil)
    #expect(try crossing("entry > 50") == nil)
    #expect(try crossing("entry yes->no > 0") == nil)
    #expect(try crossing("error") == nil)
  }

  @Test func `a segment's gate looks at each value that enough dossiers have`() throws {
    let text = SmallPack().files["records/firm.yaml"] ?? ""
    let marked = text.replacing(
      "area: { type: string }", with: "area: { type: string, x-segment: true }")
    var pack = SmallPack()
    pack.files["records/firm.yaml"] = marked
    let baseline = try pack.policy()
    pack.files["parameters/limits.yaml"] = pack.files["parameters/limits.yaml"]?
      .replacing("value: 5 }", with: "value: 7 }")
    let run = DryRun(baseline: baseline, candidate: try pack.policy(), asOf: DryRunPair.day)
    let lines = (0..<69).map {
      let area = $0 < 40 ? "31" : "32"
      return #"{"id":"\#($0)","founded_on":"20\#($0 % 4 == 0 ? 20 : 24)-01-01","#
        + #""revenue":90000,"area":"\#(area)"}"#
    }
    var records = DryRunRecords(
      BytesSource(Array(lines.joined(separator: "\n").utf8)),
      baseline: baseline.pack.dossierType, candidate: baseline.pack.dossierType)
    let report = try run.run(&records)
    let gate = try DryRunGate("segment area > 5pp")
    try gate.check(run)
    #expect(
      gate.crossing(report)
        == "entry, firm.area `31`: yes moves by 25 pp, from 30 to 40 of 40")
    #expect(try DryRunGate("segment firm.area > 25pp").crossing(report) == nil)
    #expect(report.segments.first?.values.map(\.dossiers) == [40, 29])
  }
}
