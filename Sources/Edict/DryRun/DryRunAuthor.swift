internal import Decisions
internal import Policies
internal import Trials

/// Writes the sections of a dry run's page.
struct DryRunAuthor: Sendable {
  let report: DryRunReport
  let language: Language
  let titles: DryRunTitles
  /// The digest of the report as JSON; nil where none is told.
  let reportDigest: String?
  /// How segments compare, once for all sections.
  let comparison: SegmentComparison

  /// How many flips are listed.
  static let flipLimit = 200

  init(_ report: DryRunReport, language: Language, packs: [Pack], reportDigest: String?) {
    self.report = report
    self.language = language
    self.reportDigest = reportDigest
    titles = DryRunTitles(packs, language: language)
    comparison = report.comparison
  }

  /// A part of the page under a heading.
  struct Section: Sendable {
    let anchor: String
    let title: String
    let body: Markup
  }

  /// The sections in order; those of which there is nothing to say are left out.
  var sections: [Section] {
    [
      section("summary", say("In short", "概要"), summary),
      section("compared", say("What was compared", "比较对象"), compared),
      section("decisions", say("The decisions", "各项决定"), decisions),
      section("portfolio", say("Over all dossiers together", "全部材料合并决定"), portfolio),
      section("edits", say("The edits", "修改内容"), edits),
      section("segments", say("Who is concerned", "受影响群体"), segments),
      section("sums", say("Sums of money", "金额"), sums),
      section("scores", say("Scores", "得分分布"), scores),
      section("flips", say("The flips", "结果改变明细"), flips),
      section("undecided", say("What could not be decided", "无法试算的记录"), undecided),
      section("reading", say("How to read this", "阅读说明"), reading),
    ].compactMap { $0 }
  }

  private func section(_ anchor: String, _ title: String, _ body: [Markup]) -> Section? {
    let body = body.filter { !$0.isEmpty }
    if body.isEmpty { return nil }
    return Section(anchor: anchor, title: title, body: "\(body)")
  }

  // MARK: Words

  func say(_ english: String, _ chinese: String) -> String { language.say(english, chinese) }

  func paragraph(_ english: String, _ chinese: String) -> Markup {
    "<p>\(say(english, chinese))</p>"
  }

  func word(_ outcome: DecisionOutcome) -> String {
    outcome.word(language).replacing("_", with: " ")
  }

  func word(_ outcome: RuleOutcome) -> String {
    outcome.word(language).replacing("_", with: " ")
  }

  func title(_ shift: DryRunReport.Shift) -> String { titles.decision(shift.decision, shift.title) }

  /// What the decision of that name is called.
  func title(decision name: String) -> String {
    report.decisions.first { $0.decision == name }.map(title) ?? name
  }

  func list(_ items: [String]) -> String { items.joined(separator: say(", ", "、")) }

  /// Items one below another; a single one as it is.
  func lines(_ items: [Markup]) -> Markup {
    items.count == 1
      ? items[0] : "<ul>\n\(items.map { "<li>\($0)</li>" as Markup })\n</ul>"
  }

  /// What something is, label by label.
  func facts(_ facts: [(label: String, value: Markup)]) -> Markup {
    let rows = facts.map { "<dt>\($0.label)</dt>\n<dd>\($0.value)</dd>" as Markup }
    return "<dl>\n\(rows)\n</dl>"
  }

  func count(_ number: Int) -> String { PageNumbers.count(number) }

  // MARK: What counts as changed

  /// The decisions that both packs make and that come to another outcome for some dossier.
  var changed: [DryRunReport.Shift] {
    report.decisions.filter { shift in shift.counts.contains { $0.key.from != $0.key.to } }
  }
}
