import Edict

extension DryRunText {
  /// What becomes of a decision over the portfolio: outcomes, caps, and who enters or is displaced.
  func portfolio(_ shift: DryRunReport.PortfolioShift) -> [String] {
    if shift.madeBy != .both {
      return ["\(shift.decision): only the \(shift.madeBy.rawValue) makes it, over the portfolio"]
    }
    let outcomes = Self.change([shift.before, shift.after].map { $0.map(Self.outcome) ?? "none" })
    var lines = ["\(shift.decision), over the portfolio: \(outcomes)"]
    for (side, name) in [(shift.before, "before"), (shift.after, "after")] {
      if let error = side?.error { lines.append("  \(name): \(error.oneLine)") }
    }
    guard let old = shift.before?.counts, let new = shift.after?.counts else { return lines }
    let counts = [
      ("granted", \DryRunReport.QueueCounts.granted), ("refused", \.refused),
      ("undetermined", \.undetermined), ("excluded", \.excluded),
    ].map { name, count in
      name + " " + Self.change([old[keyPath: count].grouped, new[keyPath: count].grouped])
    }
    lines.append("  " + counts.joined(separator: ", "))
    lines += Self.caps(shift).map { "  " + $0 }
    lines += Self.moves("entering", shift.entered, of: shift.enteredCount)
    lines += Self.moves("displaced", shift.displaced, of: shift.displacedCount)
    return lines
  }

  /// How many of each kind of move are told.
  private static let shownMoveCount = 20

  private static func outcome(_ side: DryRunReport.PortfolioSide) -> String {
    let value = side.counts == nil ? side.value : nil
    return side.outcome.rawValue
      + (value.map { " " + String(decoding: CanonicalJSON.canonical($0), as: UTF8.self) } ?? "")
  }

  private static func change(_ texts: [String]) -> String {
    Set(texts).count == 1 ? texts[0] : texts.joined(separator: " → ")
  }

  private static func caps(_ shift: DryRunReport.PortfolioShift) -> [String] {
    let rows = shift.capChanges.map { change in
      [change.cap, change.group.map(PortfolioText.cell) ?? ""]
        + [change.limit, change.held, change.taken, change.free].map { pair in
          Self.change([pair.before, pair.after].map { $0?.groupedText ?? "-" })
        }
    }
    if rows.isEmpty { return [] }
    var columns = TextColumns()
    columns.right = [2, 3, 4, 5]
    return columns.lines([["cap", "group", "limit", "held", "taken", "free"]] + rows)
  }

  private static func moves(
    _ title: String, _ moves: [DryRunReport.Move], of count: Int
  ) -> [String] {
    if count == 0 { return [] }
    let shown = moves.prefix(shownMoveCount)
    let first = shown.count < count ? ", the first \(shown.count)" : ""
    return ["  \(title): \(count.grouped)\(first)"]
      + shown.map { move in
        let name = move.name.map { " \($0.oneLine)" } ?? ""
        let caps = move.breaks.map(\.cap)
        let why =
          caps.isEmpty
          ? move.otherwise?.rawValue ?? "not there" : "no room in \(caps.joined(separator: ", "))"
        return "    \(move.place.grouped) \(move.subject.oneLine)\(name): else \(why)"
      }
  }
}
