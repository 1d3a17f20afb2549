import Edict

extension DryRunText {
  /// How many values of a segment are told, those with the greatest differences.
  private static let shownValueCount = 10

  /// For each decision in which something flips, the values of each segment that differ from all
  /// others.
  var segments: [String] {
    let flipped = Set(report.decisions.filter { $0.flips > 0 }.map(\.decision))
    var lines: [String] = []
    for (segment, verdicts) in zip(report.segments, report.comparison.verdicts)
    where flipped.contains(segment.decision) && segment.values.count > 1 {
      lines += Self.segment(segment, verdicts)
    }
    if lines.isEmpty { return [] }
    return [
      "Segments: values whose share of flips differs from that of all others, with the 95 % interval"
    ] + lines
  }

  private static func segment(
    _ segment: DryRunReport.Segment, _ verdicts: [SegmentComparison.Verdict]
  ) -> [String] {
    typealias Tested = (value: DryRunReport.Value, test: SegmentComparison.Test)
    let tested = zip(segment.values, verdicts).compactMap { value, verdict -> Tested? in
      if case .tested(let test) = verdict { (value, test) } else { nil }
    }
    let few = verdicts.count { $0 == .fewDossiers }
    let different = tested.filter(\.test.isDifferent)
    let head = "  \(segment.decision) by \(segment.field): "
    let rest =
      few == 0 ? "" : "; \(few.grouped) with under \(SegmentComparison.leastDossiers) dossiers"
    if tested.isEmpty { return [head + "too few dossiers to be tested"] }
    if different.isEmpty { return [head + "none of \(tested.count.grouped) tested" + rest] }
    // Those that differ most come first; which come first of equals is their own order.
    let shown = different.enumerated().sorted { one, other in
      let (left, right) = (one.element.test.difference, other.element.test.difference)
      return left.magnitude == right.magnitude
        ? one.offset < other.offset : left.magnitude > right.magnitude
    }.prefix(shownValueCount)
    var rows = [
      ["value", "dossiers", "yes before", "yes after", "flips", "others", "difference", "p"]
    ]
    for (_, (value, test)) in shown {
      rows.append([
        (value.text ?? "not known").oneLine, value.dossiers.grouped,
        share(value.yesBefore, of: value.dossiers), share(value.yesAfter, of: value.dossiers),
        percent(test.share * 100), percent(test.otherShare * 100),
        "\(points(test.difference)) (\(points(test.low)) to \(points(test.high)))",
        test.adjusted < 0.001 ? "< 0.001" : thousandths(test.adjusted),
      ])
    }
    var columns = TextColumns()
    columns.right = Set(1...7)
    let told = shown.count < different.count ? ", the \(shown.count) that differ most" : ""
    return [head + "\(different.count.grouped) of \(tested.count.grouped) tested\(told)" + rest]
      + columns.lines(rows).map { "    " + $0 }
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "-" : percent(Double(part) / Double(whole) * 100)
  }

  /// A difference in percentage points, with its sign.
  private static func points(_ difference: Double) -> String {
    let tenths = Int((difference * 1000).rounded())
    let sign = tenths < 0 ? "-" : tenths > 0 ? "+" : ""
    return "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }

  private static func thousandths(_ number: Double) -> String {
    let digits = String(Int((min(number, 1) * 1000).rounded()))
    if digits.count > 3 { return "1.000" }
    return "0." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  // MARK: Money and scores

  /// What money fields come to over those that enter and leave a `yes`.
  var money: [String] {
    let told = report.sums.filter { $0.entered != 0 || $0.left != 0 }
    if told.isEmpty { return [] }
    var rows = [["decision", "field", "unit", "entered", "left", "stayed"]]
    for sum in told {
      rows.append(
        [sum.decision, sum.field, sum.unit.oneLine]
          + [sum.entered, sum.left, sum.stayed].map(amount))
    }
    var columns = TextColumns()
    columns.right = [3, 4, 5]
    return [
      "Money: sums over dossiers that enter yes, leave it and stay"
    ]
      + columns.lines(rows).map { "  " + $0 }
  }

  /// In whole units; beyond what a double tells apart as it is.
  private func amount(_ number: Double) -> String {
    number.magnitude < 9e15 ? Int(number.rounded()).grouped : "\(number)"
  }

  /// How the totals of sums are spread.
  var scores: [String] {
    let told = report.scores.filter { $0.before != $0.after }
    if told.isEmpty { return [] }
    var rows = [["decision", "", "dossiers", "least", "25 %", "median", "75 %", "most"]]
    for score in told {
      for (side, counts) in [("before", score.before), ("after", score.after)] {
        let bins = counts.sorted { $0.key < $1.key }
        let count = bins.reduce(0) { $0 + $1.value }
        let marks = [0.0, 0.25, 0.5, 0.75, 1].map { Self.quantile($0, of: bins, count) }
        rows.append([score.decision, side, count.grouped] + marks)
      }
    }
    var columns = TextColumns()
    columns.right = Set(2...7)
    return ["Scores: totals, rounded down"] + columns.lines(rows).map { "  " + $0 }
  }

  /// The least total that so much of all don't exceed.
  private static func quantile(
    _ part: Double, of bins: [(key: Int, value: Int)], _ count: Int
  ) -> String {
    let rank = max(1, Int((part * Double(count)).rounded(.up)))
    var seen = 0
    for (bin, dossiers) in bins {
      seen += dossiers
      if seen >= rank { return bin.grouped }
    }
    return "-"
  }
}
