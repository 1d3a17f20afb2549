internal import Trials

extension DryRunAuthor {
  /// Each edit: its text before and after, and what it does to the flips.
  var edits: [Markup] {
    if report.edits.isEmpty { return [] }
    return [
      report.isAttributed
        ? ""
        : paragraph(
          "There are more than \(DryRunReport.editLimit) edits; what each of them does was not looked for.",
          "修改超过 \(DryRunReport.editLimit) 处，未逐一分析其影响。")
    ] + [effects] + report.edits.enumerated().map(edit)
  }

  private var effects: Markup {
    guard report.edits.contains(where: { $0.effect != nil }) else { return "" }
    return PageTable(
      caption: say("What each edit does to the flips", "每处修改对结果改变的作用"),
      heads: [
        .text(say("Edit", "修改")), .number(say("Makes alone", "单独造成")),
        .number(say("Makes only with others", "与其他修改共同造成")),
        .number(say("Would undo if left out", "撤回后消除")), .text(say("Note", "备注")),
      ],
      rows: report.edits.enumerated().map { index, edit in
        let name: Markup = "<a href=\"#edit.\(index + 1)\">\(index + 1). \(edit.name)</a>"
        guard let effect = edit.effect else { return [name, "–", "–", "–", "–"] }
        return [
          name, "\(count(effect.alone))", "\(count(effect.onlyWithOthers))",
          "\(count(effect.undoes))", "\(note(effect))",
        ]
      }
    ).markup
  }

  private func note(_ effect: DryRunReport.Effect) -> String {
    let alone = effect.aloneUnreadable.map { say("alone: ", "单独：") + $0 }
    let without = effect.withoutUnreadable.map { say("without it: ", "撤回：") + $0 }
    let notes = [alone, without].compactMap { $0 }
    return notes.isEmpty ? "–" : notes.joined(separator: say("; ", "；"))
  }

  private func edit(_ index: Int, _ edit: DryRunReport.Edit) -> Markup {
    """
    <h3 id="edit.\(index + 1)">\(index + 1). \(edit.name)</h3>
    <p>\(word(edit.kind))\(place(edit))</p>
    \(difference(edit.lines))
    """
  }

  private func place(_ edit: DryRunReport.Edit) -> Markup {
    edit.place.isEmpty ? "" : "\(say(", ", "，"))<code>\(edit.place)</code>"
  }

  private func word(_ kind: DryRunReport.Edit.Kind) -> String {
    switch kind {
    case .rule: say("Rule", "规则")
    case .cap: say("Cap", "额度")
    case .decision: say("Decision", "决定")
    case .order: say("Order of rules", "规则顺序")
    case .local: say("Local value", "局部定义")
    case .function: say("Function", "函数")
    case .parameter: say("Parameter", "参数")
    case .row: say("Row of a table", "表中的行")
    case .table: say("Table", "表")
    case .record: say("Record type", "记录类型")
    case .pack: say("Pack", "规则包")
    case .used: say("Used pack", "引用的规则包")
    case .asOf: say("As-of date", "基准日")
    }
  }

  /// The lines of a unified difference; what goes and what comes is marked by sign and by element.
  private func difference(_ lines: [String]) -> Markup {
    if lines.isEmpty { return "" }
    let marked = lines.map { line -> Markup in
      let text = Markup(code: line)
      if line.hasPrefix("-") { return "<del>\(text)</del>" }
      return line.hasPrefix("+") ? "<ins>\(text)</ins>" : "<span>\(text)\n</span>"
    }
    return "<pre tabindex=\"0\"><code>\(Markup(marked))</code></pre>"
  }
}
