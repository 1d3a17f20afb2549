internal import Trials

extension DryRunAuthor {
  /// The sums of money fields over those who enter and leave a `yes`.
  var sums: [Markup] {
    let told = report.sums.filter { $0.entered != 0 || $0.left != 0 }
    if told.isEmpty { return [] }
    return [
      PageTable(
        caption: say(
          "Sums over the dossiers that come to yes, and over those that no longer do",
          "新获“是”与不再获“是”的材料的金额合计"),
        heads: [
          .text(say("Decision and field", "决定与字段")), .text(say("Unit", "单位")),
          .number(say("Enter", "新增")), .number(say("Leave", "退出")),
          .number(say("Net", "净变化")), .number(say("Stay", "保持")),
        ],
        rows: told.map { sum in
          [
            "\(title(decision: sum.decision)): \(titles.text(sum.title)) <code>\(sum.field)</code>",
            "\(titles.text(sum.unit))", "\(amount(sum.entered))", "\(amount(sum.left))",
            "\(amount(sum.entered - sum.left))", "\(amount(sum.stayed))",
          ]
        }
      ).markup
    ]
  }

  /// Whole numbers without a fraction, others with two places.
  private func amount(_ number: Double) -> String {
    PageNumbers.fixed(number, places: number == number.rounded() ? 0 : 2)
  }

  // MARK: Scores

  /// How the totals of each sum are spread, in at most sixteen stretches of equal width.
  var scores: [Markup] {
    report.scores.enumerated().flatMap { index, score -> [Markup] in
      let groups = groups(score)
      if score.before == score.after || groups.isEmpty { return [] }
      let name = titles.decision(score.decision, score.title)
      return [
        "<h3>\(name) <code>\(score.decision)</code></h3>",
        BarChart(
          anchor: "chart.score.\(index + 1)",
          title: say("\(name): totals before and after", "\(name)：修改前后的得分分布"),
          description: say(
            "How many dossiers have a total in each stretch; the table below holds the numbers.",
            "各分数段的材料数；数值见下表。"),
          keys: (say("before", "修改前"), say("after", "修改后")), groups: groups
        ).markup,
        PageTable(
          caption: say("\(name): dossiers by total", "\(name)：各分数段的材料数"),
          heads: [
            .text(say("Total", "得分")), .number(say("Before", "修改前")),
            .number(say("After", "修改后")), .number(say("Change", "增减")),
          ],
          rows: groups.map { group in
            [
              "\(group.label)", "\(count(group.before))", "\(count(group.after))",
              "\(PageNumbers.change(group.after - group.before))",
            ]
          }
        ).markup,
      ]
    }
  }

  private func groups(_ score: DryRunReport.Score) -> [BarChart.Group] {
    let totals = Set(score.before.keys).union(score.after.keys)
    guard let low = totals.min(), let high = totals.max() else { return [] }
    let width = [1, 2, 5, 10, 20, 50, 100].first { (high - low) / $0 < 16 } ?? 200
    func stretch(_ total: Int) -> Int {
      Int((Double(total) / Double(width)).rounded(.down))
    }
    func counted(_ counts: [Int: Int], _ index: Int) -> Int {
      counts.reduce(0) { $0 + (stretch($1.key) == index ? $1.value : 0) }
    }
    return (stretch(low)...stretch(high)).map { index in
      let (first, last) = (index * width, (index + 1) * width - 1)
      return BarChart.Group(
        label: width == 1
          ? PageNumbers.count(first)
          : "\(PageNumbers.count(first)) … \(PageNumbers.count(last))",
        before: counted(score.before, index), after: counted(score.after, index))
    }
  }
}
