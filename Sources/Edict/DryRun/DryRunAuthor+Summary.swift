internal import Decisions
internal import Trials

extension DryRunAuthor {
  /// What came out, in a few sentences.
  var summary: [Markup] {
    [lead] + changed.filter { $0.flips > 0 }.map(sentence) + [errors, unmade, unread]
  }

  private var lead: Markup {
    let (decided, flips) = (count(report.population.decided), count(report.flipCount))
    if report.isSame {
      return "<p class=\"lead\">"
        + Markup(
          text: say(
            "Nothing that decides differs between the two.", "两者之间没有任何影响决定的差异。"))
        + "</p>"
    }
    let text =
      report.flipCount == 0
      ? say(
        "Of \(decided) dossiers, none comes to another outcome.",
        "\(decided) 份材料中，没有任何决定的结果改变。")
      : say(
        "\(flips) decisions about \(decided) dossiers come to another outcome.",
        "对 \(decided) 份材料的决定中，有 \(flips) 项结果改变。")
    return "<p class=\"lead\">\(text)</p>"
  }

  private func sentence(_ shift: DryRunReport.Shift) -> Markup {
    let (before, after) = (shift.before(.yes), shift.after(.yes))
    let flips = "\(count(shift.flips)) (\(PageNumbers.percent(shift.flips, of: shift.dossiers)))"
    let yes = "\(count(before)) → \(count(after)) (\(PageNumbers.change(after - before)))"
    return "<p><strong>\(title(shift))</strong>"
      + Markup(
        text: say(
          ": \(flips) flip; \(word(.yes)) \(yes).", "：\(flips) 项改变；“\(word(.yes))” \(yes)。"))
      + "</p>"
  }

  private var errors: Markup {
    let entered = report.decisions.reduce(0) { $0 + $1.errorsEntered }
    let left = report.decisions.reduce(0) { $0 + $1.errorsLeft }
    if entered == 0, left == 0 { return "" }
    return paragraph(
      "\(count(entered)) decisions are in error that weren't, and \(count(left)) no longer are.",
      "新出现错误的决定 \(count(entered)) 项，不再出错的 \(count(left)) 项。")
  }

  private var unmade: Markup {
    let names = [DryRunReport.Shift.Makers.baseline, .candidate].map { maker in
      report.decisions.filter { $0.madeBy == maker }.map(title)
    }
    let removed = names[0].isEmpty ? "" : say("No longer decided: ", "不再作出：") + list(names[0])
    let added = names[1].isEmpty ? "" : say("Newly decided: ", "新作出：") + list(names[1])
    let texts = [removed, added].filter { !$0.isEmpty }
    return texts.isEmpty ? "" : "<p>\(texts.joined(separator: say("; ", "；")))</p>"
  }

  private var unread: Markup {
    let missing = report.population.records - report.population.decided
    if missing == 0 { return "" }
    let (all, lost) = (count(report.population.records), count(missing))
    return "<p>"
      + Markup(
        text: say(
          "\(lost) of \(all) records could not be decided by both: ",
          "\(all) 条记录中有 \(lost) 条无法由两者都试算："))
      + "<a href=\"#undecided\">\(say("why", "原因"))</a>" + (language == .english ? "." : "。")
      + "</p>"
  }

  // MARK: What was compared

  /// Packs, population and engine, with what identifies them.
  var compared: [Markup] {
    let population: [Markup] = [
      "\(say("\(count(report.population.decided)) dossiers that both decided, of \(count(report.population.records)) records", "两者都作出决定的 \(count(report.population.decided)) 份材料，共 \(count(report.population.records)) 条记录"))",
      digest(report.population.digest),
    ]
    var rows: [(label: String, value: Markup)] = [
      (say("The rules as they are", "现行规则"), side(report.baseline)),
      (say("The rules as they would be", "拟议规则"), side(report.candidate)),
      (say("Population", "样本"), lines(population.filter { !$0.isEmpty })),
      (say("Engine", "引擎"), "\(Decision.engine)"),
    ]
    if let reportDigest {
      rows.append((say("Report as JSON", "JSON 报告"), digest(reportDigest)))
    }
    return [facts(rows)]
  }

  private func digest(_ digest: String) -> Markup {
    digest.isEmpty ? "" : "<code>\(digest)</code>"
  }

  private func side(_ side: DryRunReport.Side) -> Markup {
    let date: Markup? = side.asOf.map { date in "\(say("as of \(date.iso)", "基准日 \(date.iso)"))" }
    return lines(
      ["\(titles.text(side.title)) <code>\(side.pack)</code>", digest(side.revision), date]
        .compactMap { $0 })
  }
}
