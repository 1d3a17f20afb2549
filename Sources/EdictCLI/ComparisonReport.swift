import Edict

/// What differs between two logged decisions, as text for a person.
struct ComparisonReport {
  private let comparison: DecisionComparison
  private let entries: [LoggedDecision]
  private let language: Language

  /// How many rows of a table are shown.
  private static let rowLimit = 5

  init(
    _ comparison: DecisionComparison, _ before: LoggedDecision, _ after: LoggedDecision,
    language: Language
  ) {
    self.comparison = comparison
    entries = [before, after]
    self.language = language
  }

  /// The report: the two entries, then a section for each kind of difference that there is.
  var text: String {
    let sections =
      [
        head,
        section(say("Facts", "事实"), changes(comparison.facts) + hidden),
        section(say("Evidence", "证据"), changes(comparison.evidence)),
        section(say("As-of dates", "基准日"), changes(comparison.dates)),
        section(say("Results", "结果"), changes(comparison.results, isOutcome: true)),
        section(say("Parameters", "参数"), changes(comparison.parameters)),
        section(say("Used packs", "引用的规则包"), changes(comparison.usedPacks)),
        section(say("Tables", "表"), comparison.tables.flatMap(table)),
        section(say("Rules", "规则"), sources(areShared: false)),
        section(say("Functions", "函数"), sources(areShared: true)),
        section(say("Texts only", "仅文字"), comparison.texts.map { "  " + $0.oneLine }),
      ] + (comparison.isEmpty ? [[say("Nothing differs.", "没有差异。")]] : [])
    return ExplainPage.page(sections.filter { !$0.isEmpty })
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  private var head: [String] {
    TextColumns(right: [1]).lines(
      zip([say("before", "之前"), say("after", "之后")], entries).map { label, entry in
        [
          label, String(entry.index), entry.decidedAt, entry.subject.oneLine, entry.pack.oneLine,
          entry.revision,
        ]
      })
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [title] + lines
  }

  private func changes(_ changes: [ValueChange], isOutcome: Bool = false) -> [String] {
    let width = changes.map(\.name.oneLine.columns).max() ?? 0
    return changes.map { change in
      let values = [change.before, change.after].map { text($0, isOutcome: isOutcome) }
      return "  \(change.name.oneLine.fitted(to: width))  \(values[0]) → \(values[1])"
    }
  }

  private var hidden: [String] {
    let count = comparison.hiddenCount
    if count == 0 { return [] }
    return [
      "  "
        + say(
          "\(count.grouped) that are hidden can't be compared", "\(count.grouped) 项已隐去，无法比较")
    ]
  }

  private func text(_ value: TextTree.Content?, isOutcome: Bool) -> String {
    guard let value else { return say("absent", "无") }
    if isOutcome, case .text(let word) = value {
      return DecisionOutcome(rawValue: word)?.word(language)
        ?? RuleOutcome(rawValue: word)?.word(language) ?? word.oneLine
    }
    return String(decoding: CanonicalJSON.canonical(value), as: UTF8.self)
  }

  private func table(_ change: TableChange) -> [String] {
    let counts =
      language == .english
      ? "\(change.added.count.grouped) added, \(change.removed.count.grouped) removed"
      : "增 \(change.added.count.grouped) 行，减 \(change.removed.count.grouped) 行"
    var lines = ["  \(change.name): \(counts)"]
    for (mark, rows) in [("-", change.removed), ("+", change.added)] {
      lines += rows.prefix(Self.rowLimit).map { "    \(mark) \($0.oneLine)" }
      let rest = rows.count - Self.rowLimit
      if rest > 0 { lines.append("    \(mark) … \(rest.grouped)") }
    }
    return lines
  }

  private func sources(areShared: Bool) -> [String] {
    comparison.sources.filter { $0.isShared == areShared }.flatMap { change in
      let lines =
        change.lines.isEmpty
        ? [say("too long to be compared", "过长，未逐行比较")] : change.lines
      return ["  \(change.file): \(change.part)"] + lines.map { "    " + $0.oneLine }
    }
  }
}
