/// How each value of each segment of a report compares with all other dossiers.
///
/// All tests of a report are one family for Holm's correction.
public struct SegmentComparison: Sendable, Hashable {
  /// For each segment of the report for each of its values, in their order.
  public let verdicts: [[Verdict]]

  /// How few dossiers are told of without a test.
  public static let leastDossiers = 30
  /// Below which corrected p value a share of flips counts as different.
  public static let level = 0.05

  /// What can be said of a value's share of flips.
  public enum Verdict: Sendable, Hashable {
    /// It was tested.
    case tested(Test)
    /// There are fewer than `leastDossiers` with the value.
    case fewDossiers
    /// There are fewer than `leastDossiers` without it.
    case fewOthers
    /// Nothing flips in the decision, or all does: no value can differ.
    case allAlike
    /// It stands for several values.
    case isRest

    /// The stable word for it.
    public var name: String {
      switch self {
      case .tested: "tested"
      case .fewDossiers: "few_dossiers"
      case .fewOthers: "few_others"
      case .allAlike: "all_alike"
      case .isRest: "rest"
      }
    }
  }

  /// A value's share of flips against that of all other dossiers.
  public struct Test: Sendable, Hashable {
    /// The share of flips with the value, from 0 to 1.
    public let share: Double
    /// The share of flips among all others, from 0 to 1.
    public let otherShare: Double
    /// The first less the second.
    public let difference: Double
    /// The lower end of the 95 % interval of the difference (Newcombe's hybrid score interval).
    public let low: Double
    /// The upper end of that interval.
    public let high: Double
    /// The p value of Fisher's exact test, two-sided.
    public let p: Double
    /// The same after Holm's correction over all tests of the report.
    public let adjusted: Double

    /// Whether the shares differ, at `level`, for all that the many tests can feign.
    public var isDifferent: Bool { adjusted < SegmentComparison.level }
  }

  /// Compares each value of each segment.
  ///
  /// - Complexity: O(values × √dossiers).
  public init(_ segments: [DryRunReport.Segment]) {
    var counts: [(segment: Int, value: Int, counts: Counts)] = []
    var verdicts: [[Verdict]] = []
    for (index, segment) in segments.enumerated() {
      let all = segment.values.reduce(into: (dossiers: 0, flips: 0)) {
        $0.dossiers += $1.dossiers
        $0.flips += $1.flips
      }
      var row: [Verdict] = []
      for (number, value) in segment.values.enumerated() {
        let others = Counts(value, dossiers: all.dossiers, flips: all.flips)
        let untested = others.untested(value)
        if untested == nil { counts.append((index, number, others)) }
        row.append(untested ?? .allAlike)
      }
      verdicts.append(row)
    }
    let p = counts.map(\.counts.p)
    for ((site, p), adjusted) in zip(zip(counts, p), HolmCorrection.adjusted(p)) {
      verdicts[site.segment][site.value] = .tested(site.counts.test(p: p, adjusted: adjusted))
    }
    self.verdicts = verdicts
  }

  /// A value's flips, and those of all others.
  private struct Counts {
    let flips: Int
    let dossiers: Int
    let otherFlips: Int
    let others: Int

    init(_ value: DryRunReport.Value, dossiers: Int, flips: Int) {
      self.flips = value.flips
      self.dossiers = value.dossiers
      otherFlips = flips - value.flips
      others = dossiers - value.dossiers
    }

    /// Why there is no test; nil where there is one.
    func untested(_ value: DryRunReport.Value) -> Verdict? {
      if value.isRest { return .isRest }
      if dossiers < SegmentComparison.leastDossiers { return .fewDossiers }
      if others < SegmentComparison.leastDossiers { return .fewOthers }
      let all = flips + otherFlips
      return all == 0 || all == dossiers + others ? .allAlike : nil
    }

    var p: Double { FisherTest.p(hits: flips, of: dossiers, against: otherFlips, of: others) }

    func test(p: Double, adjusted: Double) -> Test {
      let difference = ShareDifference(
        hits: flips, of: dossiers, against: otherFlips, of: others)
      return Test(
        share: Double(flips) / Double(dossiers), otherShare: Double(otherFlips) / Double(others),
        difference: difference.difference, low: difference.low, high: difference.high, p: p,
        adjusted: adjusted)
    }
  }
}

extension DryRunReport {
  /// How each value of each of its segments compares with all other dossiers.
  public var comparison: SegmentComparison { SegmentComparison(segments) }
}
