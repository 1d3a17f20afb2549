internal import CanonicalJSON
internal import Decisions
internal import Trials

extension DryRunAuthor {
  /// What becomes of decisions over the portfolio.
  var portfolio: [Markup] { report.portfolios.flatMap(portfolio) }

  /// How many of those who enter and of those who are displaced are listed.
  private static let moveLimit = 200

  private func title(_ shift: DryRunReport.PortfolioShift) -> String {
    titles.decision(shift.decision, shift.title)
  }

  private func portfolio(_ shift: DryRunReport.PortfolioShift) -> [Markup] {
    let head: Markup = "<h3>\(title(shift))</h3>"
    if shift.madeBy != .both {
      return [
        head,
        shift.madeBy == .baseline
          ? paragraph("Only the rules as they are make it.", "仅现行规则作出此决定。")
          : paragraph("Only the rules as they would be make it.", "仅修改后的规则作出此决定。"),
      ]
    }
    return [
      head, counts(shift), caps(shift),
      moves(
        shift, shift.entered, shift.enteredCount,
        say("Who enters, by their new place", "新获批者（按新名次）")),
      moves(
        shift, shift.displaced, shift.displacedCount,
        say("Who is displaced, by their old place", "被挤出者（按原名次）")),
    ].filter { !$0.isEmpty }
  }

  private func counts(_ shift: DryRunReport.PortfolioShift) -> Markup {
    func cells(
      _ label: String, _ cell: (DryRunReport.PortfolioSide) -> String
    ) -> [Markup] {
      ["\(label)"]
        + [shift.before, shift.after].map { side in "\(side.map(cell) ?? "–")" as Markup }
    }
    func number(
      _ label: String, _ count: @escaping (DryRunReport.QueueCounts) -> Int
    ) -> [Markup] { cells(label) { $0.counts.map { self.count(count($0)) } ?? "–" } }
    let isQueue = [shift.before, shift.after].contains { $0?.counts != nil }
    let hasError = [shift.before, shift.after].contains { $0?.error != nil }
    return PageTable(
      caption: title(shift) + say(": before and after", "：修改前后"),
      heads: [
        .text(say("Of all dossiers together", "全部材料合计")), .number(say("Before", "修改前")),
        .number(say("After", "修改后")),
      ],
      rows: [cells(say("Outcome", "结果")) { word($0.outcome) }]
        + (isQueue
          ? [
            number(say("Granted", "获批")) { $0.granted },
            number(say("Refused for want of room", "额度不足")) { $0.refused },
            number(say("Undetermined", "未定")) { $0.undetermined },
            number(say("Excluded", "不参与")) { $0.excluded },
          ]
          : [cells(say("Value", "取值")) { $0.value.map(text) ?? "–" }])
        + (hasError ? [cells(say("Error", "错误")) { $0.error ?? "–" }] : [])
    ).markup
  }

  private func text(_ value: TextTree.Content) -> String {
    if case .text(let text) = value { return text }
    return String(decoding: CanonicalJSON.canonical(value), as: UTF8.self)
  }

  private func caps(_ shift: DryRunReport.PortfolioShift) -> Markup {
    let changes = shift.capChanges
    if changes.isEmpty { return "" }
    return PageTable(
      caption: title(shift) + say(": what there is of each cap", "：各项额度"),
      heads: [
        .text(say("Cap", "额度")), .text(say("Group", "分组")), .number(say("Limit", "总额")),
        .number(say("Held", "已占用")), .number(say("Taken", "本次")),
        .number(say("Free", "剩余")),
      ],
      rows: changes.map { change in
        ["\(change.cap)", "\(change.group.map(text) ?? "–")"]
          + [change.limit, change.held, change.taken, change.free].map { pair in
            "\(self.change(pair))" as Markup
          }
      }
    ).markup
  }

  private func change(_ pair: DryRunReport.CapChange.Pair) -> String {
    func text(_ number: Double?) -> String {
      guard let number else { return "–" }
      return PageNumbers.fixed(number, places: number == number.rounded() ? 0 : 2)
    }
    return pair.before == pair.after
      ? text(pair.after) : "\(text(pair.before)) → \(text(pair.after))"
  }

  private func moves(
    _ shift: DryRunReport.PortfolioShift, _ moves: [DryRunReport.Move], _ all: Int,
    _ caption: String
  ) -> Markup {
    if all == 0 { return "" }
    let shown = moves.prefix(Self.moveLimit)
    let first =
      shown.count < all
      ? say(
        ", the first \(count(shown.count)) of \(count(all))",
        "，共 \(count(all)) 名，列前 \(count(shown.count)) 名") : ""
    return PageTable(
      caption: title(shift) + say(": ", "：") + caption + first,
      heads: [
        .number(say("Place", "名次")), .text(say("Subject", "对象")), .text(say("Name", "名称")),
        .text(say("Otherwise", "另一方案下")),
      ],
      rows: shown.map { move in
        [
          "\(count(move.place))", "\(move.subject)", "\(move.name ?? "–")", "\(otherwise(move))",
        ]
      }
    ).markup
  }

  private func otherwise(_ move: DryRunReport.Move) -> String {
    if move.breaks.isEmpty { return move.otherwise.map(word) ?? "–" }
    return say("no room: ", "额度不足：") + list(move.breaks.map(\.cap))
  }
}
