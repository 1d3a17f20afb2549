internal import Trials

extension DryRunAuthor {
  /// A segment with its verdicts.
  private typealias Compared = (
    number: Int, segment: DryRunReport.Segment, verdicts: [SegmentComparison.Verdict]
  )

  /// How many rows a chart has.
  private static let chartLimit = 30

  /// For each decision in which something flips, each segment with its interval chart and table.
  var segments: [Markup] {
    let all: [Compared] = zip(report.segments, comparison.verdicts).enumerated().map {
      ($0 + 1, $1.0, $1.1)
    }
    let told = all.filter { $0.segment.values.count > 1 }
    return changed.filter { $0.flips > 0 }.flatMap { shift -> [Markup] in
      let own = told.filter { $0.segment.decision == shift.decision }
      if own.isEmpty { return [] }
      return ["<h3>\(title(shift)) <code>\(shift.decision)</code></h3>"] + own.map(segment)
    }
  }

  private func name(_ compared: Compared) -> String {
    title(decision: compared.segment.decision) + say(" by ", "，按")
      + titles.text(compared.segment.title)
  }

  private func segment(_ compared: Compared) -> Markup {
    """
    <h4>\(titles.text(compared.segment.title)) <code>\(compared.segment.field)</code></h4>
    \(findings(compared))
    \(chart(compared))
    \(table(compared))
    """
  }

  private func label(_ value: DryRunReport.Value) -> String {
    if value.isRest { return say("all others together", "其余各值合计") }
    return value.text.map(titles.text) ?? say("not known", "未知")
  }

  private func tests(
    _ compared: Compared
  ) -> [(value: DryRunReport.Value, test: SegmentComparison.Test)] {
    zip(compared.segment.values, compared.verdicts).compactMap { value, verdict in
      if case .tested(let test) = verdict { (value, test) } else { nil }
    }
  }

  /// Which values differ, in a sentence.
  private func findings(_ compared: Compared) -> Markup {
    let tests = tests(compared)
    let found = tests.filter(\.test.isDifferent).map { value, test in
      "\(label(value)) (\(PageNumbers.points(test.difference)))"
    }
    if found.isEmpty {
      return tests.isEmpty
        ? paragraph("Too few dossiers to be tested.", "材料太少，未作检验。")
        : paragraph("No value was shown to differ from all others.", "未发现与其余材料有差异的取值。")
    }
    let text = say(
      "Flips more or less often than all others, in percentage points: ", "改变比例与其余材料不同（百分点）：")
    return "<p class=\"finding\">\(text)\(list(found))</p>"
  }

  private func chart(_ compared: Compared) -> Markup {
    let tests = tests(compared)
    if tests.isEmpty { return "" }
    let told = tests.prefix(Self.chartLimit)
    let more =
      tests.count > told.count
      ? say(
        " The first \(told.count) of \(tests.count).", "仅示前 \(told.count) 项，共 \(tests.count) 项。")
      : ""
    return IntervalChart(
      anchor: "chart.segment.\(compared.number)",
      title: say(
        "\(name(compared)): share of flips against all others",
        "\(name(compared))：改变比例与其余材料之差"),
      description: say(
        "For each value the difference in percentage points with its 95% interval; a solid diamond differs, a hollow circle was not shown to. The table below holds the numbers.",
        "各取值之差（百分点）及其 95% 区间；实心菱形表示有差异，空心圆表示未发现差异。数值见下表。") + more,
      axis: say(
        "share of flips less that of all others, percentage points", "改变比例减其余材料的改变比例（百分点）"),
      rows: told.map { value, test in
        IntervalChart.Row(
          label: label(value), difference: test.difference, low: test.low, high: test.high,
          isDifferent: test.isDifferent)
      }
    ).markup
  }

  // MARK: The table

  private func table(_ compared: Compared) -> Markup {
    PageTable(
      caption: name(compared),
      heads: [
        .text(titles.text(compared.segment.title)), .number(say("Dossiers", "材料数")),
        .number(say("Yes before", "前：是")), .number(say("Yes after", "后：是")),
        .number(say("Flips", "改变")), .number(say("Against others", "与其余之差")),
        .number(say("95% interval", "95% 区间")), .number(say("p, corrected", "校正 p 值")),
        .text(say("Finding", "结论")),
      ],
      rows: zip(compared.segment.values, compared.verdicts).map(row)
    ).markup
  }

  private func row(
    _ value: DryRunReport.Value, _ verdict: SegmentComparison.Verdict
  ) -> [Markup] {
    let head: [Markup] = [
      "\(label(value))", "\(count(value.dossiers))",
      "\(PageNumbers.percent(value.yesBefore, of: value.dossiers))",
      "\(PageNumbers.percent(value.yesAfter, of: value.dossiers))",
      "\(count(value.flips)) (\(PageNumbers.percent(value.flips, of: value.dossiers)))",
    ]
    guard case .tested(let test) = verdict else {
      return head + ["–", "–", "–", "\(reason(verdict))"]
    }
    let interval = "\(PageNumbers.points(test.low)) … \(PageNumbers.points(test.high))"
    let finding: Markup =
      test.isDifferent
      ? "<strong>\(say("differs", "有差异"))</strong>" : "\(say("none shown", "未发现差异"))"
    return head + [
      "\(PageNumbers.points(test.difference))", "\(interval)", "\(PageNumbers.p(test.adjusted))",
      finding,
    ]
  }

  private func reason(_ verdict: SegmentComparison.Verdict) -> String {
    let least = SegmentComparison.leastDossiers
    return switch verdict {
    case .fewDossiers: say("under \(least), not tested", "不足 \(least) 份，未检验")
    case .fewOthers: say("under \(least) others, not tested", "其余不足 \(least) 份，未检验")
    case .allAlike: say("all alike, not tested", "全部相同，未检验")
    case .isRest, .tested: say("several values, not tested", "多个取值，未检验")
    }
  }
}
