internal import Decisions
internal import Trials

extension DryRunAuthor {
  /// All decisions in one table, then each that changed with its chart and its from and to.
  var decisions: [Markup] { report.decisions.isEmpty ? [] : [overview] + changed.map(decision) }

  private var overview: Markup {
    PageTable(
      caption: say("Each decision before and after", "各项决定修改前后"),
      heads: [
        .text(say("Decision", "决定")), .number(say("Dossiers", "材料数")),
        .number(say("Yes before", "前：是")), .number(say("Yes after", "后：是")),
        .number(say("Change", "增减")), .number(say("Flips", "改变")),
        .number(say("Errors before", "前：错误")), .number(say("Errors after", "后：错误")),
        .number(say("Other value", "值改变")),
      ],
      rows: report.decisions.map(row)
    ).markup
  }

  private func row(_ shift: DryRunReport.Shift) -> [Markup] {
    let name: Markup = "\(title(shift)) <code>\(shift.decision)</code>"
    if shift.madeBy != .both {
      let made =
        shift.madeBy == .baseline
        ? say("only before", "仅修改前") : say("only after", "仅修改后")
      return ["\(name) (\(made))"] + Array(repeating: "–", count: 8)
    }
    let (all, before, after) = (shift.dossiers, shift.before(.yes), shift.after(.yes))
    return [
      name, "\(count(all))", "\(count(before)) (\(PageNumbers.percent(before, of: all)))",
      "\(count(after)) (\(PageNumbers.percent(after, of: all)))",
      "\(PageNumbers.change(after - before))",
      "\(count(shift.flips)) (\(PageNumbers.percent(shift.flips, of: all)))",
      "\(count(shift.before(.error)))", "\(count(shift.after(.error)))",
      "\(count(shift.otherValues))",
    ]
  }

  private func decision(_ shift: DryRunReport.Shift) -> Markup {
    """
    <h3 id="decided.\(Rulebook.anchor(shift.decision))">\(title(shift)) <code>\(shift.decision)</code></h3>
    \(bars(shift))
    \(transitions(shift))
    """
  }

  /// The outcomes that any dossier comes to.
  private func outcomes(_ shift: DryRunReport.Shift) -> [DecisionOutcome] {
    DecisionOutcome.allCases.filter { shift.before($0) + shift.after($0) > 0 }
  }

  private func bars(_ shift: DryRunReport.Shift) -> Markup {
    let told = outcomes(shift).map { outcome in
      "\(word(outcome)) \(count(shift.before(outcome))) → \(count(shift.after(outcome)))"
    }
    return BarChart(
      anchor: "chart.decided." + Rulebook.anchor(shift.decision),
      title: say("\(title(shift)): outcomes before and after", "\(title(shift))：修改前后的结果"),
      description: told.joined(separator: say("; ", "；")),
      keys: (say("before", "修改前"), say("after", "修改后")),
      groups: outcomes(shift).map { outcome in
        BarChart.Group(
          label: word(outcome), before: shift.before(outcome), after: shift.after(outcome))
      }
    ).markup
  }

  private func transitions(_ shift: DryRunReport.Shift) -> Markup {
    let outcomes = outcomes(shift)
    let rows = outcomes.map { from -> [Markup] in
      let cells = outcomes.map { to -> Markup in
        let number = shift.counts[DryRunReport.Transition(from: from, to: to)] ?? 0
        let text = number == 0 ? "–" : count(number)
        return number > 0 && from != to ? "<strong>\(text)</strong>" : "\(text)"
      }
      return ["\(word(from))"] + cells + ["\(count(shift.before(from)))"]
    }
    let last = outcomes.map { "\(count(shift.after($0)))" as Markup }
    return PageTable(
      caption: say(
        "\(title(shift)): from the outcome before (rows) to the outcome after (columns)",
        "\(title(shift))：从修改前的结果（行）到修改后的结果（列）"),
      heads: [.text(say("From ↓ to →", "前 ↓ 后 →"))]
        + outcomes.map { .number(word($0)) } + [.number(say("All", "合计"))],
      rows: rows + [["\(say("All", "合计"))"] + last + ["\(count(shift.dossiers))"]]
    ).markup
  }
}
