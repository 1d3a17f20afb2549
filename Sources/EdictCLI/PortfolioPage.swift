import Edict

/// A logged portfolio decision as a page for a person, from the log alone.
struct PortfolioPage {
  private let audited: AuditedPortfolio
  private let decisions: Set<String>?
  private let logPath: String
  private let given: Language?
  private let language: Language

  init(
    _ audited: AuditedPortfolio, decisions: Set<String>?, logPath: String, language: Language?
  ) {
    self.audited = audited
    self.decisions = decisions
    self.logPath = logPath
    given = language
    self.language = audited.policy.pack.language(language)
  }

  /// The page.
  var text: String {
    let entry = audited.entry
    let document = PortfolioDocument(
      audited.decision, about: audited.portfolio, by: audited.policy,
      stamp: Stamp(id: entry.id, decidedAt: entry.decidedAt))
    let section = PortfolioText(document, decisions: decisions, explain: false, language: given)
    return ExplainPage.page([head]) + "\n" + section.text() + "\n" + ExplainPage.page([foot])
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  private var head: [String] {
    let entry = audited.entry
    let unsure = entry.isAuthenticated ? "" : WhyPage.unsure(language)
    let ranges = entry.entries.ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
    return WhyPage.aligned([
      (say("entry", "条目"), "\(entry.index)"), ("id", entry.id),
      (say("decided at", "决定时间"), entry.decidedAt),
      (say("by", "操作人"), entry.actor.oneLine + unsure),
      (say("purpose", "目的"), entry.purpose?.oneLine ?? say("not said", "未说明")),
      (say("channel", "渠道"), entry.channel.oneLine),
      (say("engine", "引擎"), "\(entry.engine), Lua \(entry.lua)"),
      (say("pack", "规则包"), "\(audited.policy.pack.title.oneLine) (\(entry.pack))"),
      (say("revision", "修订"), entry.revision),
      (
        say("rests on", "依据条目"),
        ranges.isEmpty ? say("no entry", "无") : ranges.joined(separator: say(", ", "、"))
      ),
    ])
  }

  private var foot: [String] {
    let again =
      switch audited.again {
      case .same: say("Decided again: the same, to the byte.", "重新决定：逐字节相同。")
      case .different:
        say("Decided again: not the same; replay shows where.", "重新决定：结果不同；重放可见差异。")
      case .impossible:
        say(
          "It can't be decided again from its entries; replay shows why.",
          "无法据所依据的条目重新决定；重放可见原因。")
      }
    return WhyPage.foot(id: audited.entry.id, logPath: logPath, again: again, language)
  }
}
