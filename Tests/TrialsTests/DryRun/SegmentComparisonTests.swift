import Testing

@testable import Trials

@Suite("the comparison of segments")
struct SegmentComparisonTests {
  private static func value(
    _ text: String?, _ flips: Int, _ dossiers: Int, isRest: Bool = false
  ) -> DryRunReport.Value {
    var value = DryRunReport.Value(text: text, isRest: isRest)
    (value.flips, value.dossiers) = (flips, dossiers)
    return value
  }

  private static func segment(_ values: [DryRunReport.Value]) -> DryRunReport.Segment {
    DryRunReport.Segment(field: "firm.stage", title: "Stage", decision: "a", values: values)
  }

  /// A verdict in words, with eight places.
  private static func words(_ verdict: SegmentComparison.Verdict) -> String {
    guard case .tested(let test) = verdict else { return verdict.name }
    let numbers = [
      test.share, test.otherShare, test.difference, test.low, test.high, test.p, test.adjusted,
    ]
    return numbers.map { String(($0 * 1e8).rounded() / 1e8) }.joined(separator: " ")
      + (test.isDifferent ? " different" : "")
  }

  // SciPy 1.17.1's `fisher_exact`, Newcombe's formula in Python, statsmodels' `multipletests`.
  @Test("tells how a value parts from all others, unless too few have it")
  func comparison() {
    let segments = [
      Self.segment([
        Self.value("A", 40, 100), Self.value("B", 10, 100), Self.value("C", 3, 40),
        Self.value("D", 5, 29), Self.value(nil, 20, 300, isRest: true), Self.value(nil, 2, 35),
      ])
    ]
    #expect(
      SegmentComparison(segments).verdicts.map { $0.map(Self.words) } == [
        [
          "0.4 0.07936508 0.32063492 0.22612546 0.42076217 0.0 0.0 different",
          "0.1 0.13888889 -0.03888889 -0.0944679 0.04038821 0.33609396 0.8977244",
          "0.075 0.13652482 -0.06152482 -0.11954287 0.06479863 0.34054051 0.8977244",
          "few_dossiers", "rest",
          "0.05714286 0.1370826 -0.07993974 -0.13142612 0.05155116 0.29924147 0.8977244",
        ]
      ])
  }

  @Test("leaves out what can't differ, which doesn't count among the tests either")
  func untested() {
    let segments = [
      Self.segment([Self.value("A", 0, 100), Self.value("B", 0, 100)]),
      Self.segment([Self.value("A", 100, 100), Self.value("B", 100, 100)]),
      Self.segment([Self.value("A", 9, 100), Self.value("B", 1, 29)]),
      Self.segment([Self.value("A", 5, 29), Self.value("B", 1, 30)]),
      Self.segment([]),
    ]
    #expect(
      SegmentComparison(segments).verdicts.map { $0.map(\.name) } == [
        ["all_alike", "all_alike"], ["all_alike", "all_alike"], ["few_others", "few_dossiers"],
        ["few_dossiers", "few_others"], [],
      ])
  }
}
