import Edict

extension DryRunText {
  /// The edits: what each does, and its text.
  var edits: [String] {
    var rows = [["", "edit", "alone", "only with others", "undoes", "at"]]
    for (index, edit) in report.edits.enumerated() {
      let effect = edit.effect
      rows.append([
        "\(index + 1)", edit.called,
        Self.cell(effect?.alone, effect?.aloneUnreadable),
        Self.cell(effect?.onlyWithOthers, nil),
        Self.cell(effect?.undoes, effect?.withoutUnreadable), edit.place.oneLine,
      ])
    }
    var columns = TextColumns()
    columns.right = [0, 2, 3, 4]
    var lines = ["Edits: \(report.edits.count.grouped)"] + columns.lines(rows).map { "  " + $0 }
    if !report.isAttributed {
      lines.append("  What each does wasn't looked for: there are too many, or they go together.")
    }
    for (index, edit) in report.edits.enumerated() {
      if let why = edit.effect?.aloneUnreadable {
        lines.append("  \(index + 1) can't be put in alone: \(why.oneLine)")
      }
      if let why = edit.effect?.withoutUnreadable {
        lines.append("  \(index + 1) can't be taken back alone: \(why.oneLine)")
      }
    }
    for (index, edit) in report.edits.enumerated() where !edit.lines.isEmpty {
      lines.append("")
      lines.append("  \(index + 1) \(edit.called)")
      lines += edit.lines.map { ("    " + $0.oneLine).withoutTrailingSpaces }
    }
    return lines
  }

  private static func cell(_ count: Int?, _ unreadable: String?) -> String {
    if unreadable != nil { return "?" }
    return count.map { $0 == 0 ? "-" : $0.grouped } ?? ""
  }

  /// The first flips: what went the other way, and which edits have a part in it.
  var flips: [String] {
    let shown = report.flips.prefix(Self.shownFlipCount)
    var lines = ["Flips: the first \(shown.count) of \(report.flipCount.grouped)"]
    for flip in shown {
      let name = flip.name.map { " \($0.oneLine)" } ?? ""
      lines.append(
        "  \(flip.subject.oneLine)\(name): \(flip.decision) \(flip.before.rawValue) → "
          + flip.after.rawValue)
      if let condition = flip.condition { lines += Self.condition(condition) }
      if !flip.edits.isEmpty {
        lines.append("    by edit \(flip.edits.map { "\($0 + 1)" }.joined(separator: ", "))")
      }
    }
    return lines
  }

  private static let shownFlipCount = 10

  private static func condition(_ condition: DryRunReport.Condition) -> [String] {
    let (before, after) = (condition.before, condition.after)
    var lines = [
      "    \(condition.name): \(before?.outcome.rawValue ?? "none") → "
        + "\(after?.outcome.rawValue ?? "none"): \(condition.title.oneLine)"
    ]
    func texts(_ ground: DryRunReport.Ground?) -> [String: String] {
      let values =
        (ground?.facts ?? [])
        + (ground?.parameters ?? []).map {
          NamedValue(name: "params." + $0.name, value: $0.value)
        } + (ground?.decisions ?? [])
      return Dictionary(
        values.map { ($0.name, String(decoding: CanonicalJSON.canonical($0.value), as: UTF8.self)) }
      ) { first, _ in first }
    }
    let (old, new) = (texts(before), texts(after))
    let read = Set(old.keys).union(new.keys).sorted().map { name in
      switch (old[name], new[name]) {
      case (let one?, let other?): one == other ? "\(name) = \(one)" : "\(name) = \(one) → \(other)"
      case (let one?, nil): "\(name) = \(one) before"
      case (nil, let other): "\(name) = \(other ?? "") after"
      }
    }
    for line in read.joined(separator: ", ").oneLine.wrapped(to: 92) {
      lines.append("      " + line)
    }
    return lines
  }
}

extension DryRunReport.Edit {
  /// What it is and what it is called, in one line.
  fileprivate var called: String {
    (kind.words.isEmpty ? name : kind.words + " " + name).oneLine
  }
}

extension DryRunReport.Edit.Kind {
  /// What it is, in words.
  var words: String {
    switch self {
    case .asOf: ""
    case .cap: "cap"
    case .used: "pack"
    case .decision: "decision"
    case .function: "function"
    case .local: "in"
    case .order: "order of"
    case .pack: ""
    case .parameter: "parameter"
    case .record: "record type"
    case .row: "row"
    case .rule: "rule"
    case .table: "table"
    }
  }
}
