import Edict

/// A logged decision as a page for a person, from the log alone.
struct WhyPage {
  private let audited: AuditedDecision
  private let page: ExplainPage
  private let decisions: Set<String>?
  private let logPath: String
  private let language: Language

  init(
    _ audited: AuditedDecision, decisions: Set<String>?, logPath: String, language: Language?
  ) {
    self.audited = audited
    self.logPath = logPath
    self.decisions = decisions
    page = ExplainPage(audited, decisions: decisions, language: language)
    self.language = audited.policy.pack.language(language)
  }

  /// The page.
  var text: String {
    ExplainPage.page(
      [head] + [evidence].filter { !$0.isEmpty } + page.body
        + [shadow].filter { !$0.isEmpty } + [foot])
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  // MARK: Head

  private var head: [String] {
    let entry = audited.entry
    let unsure = entry.isAuthenticated ? "" : Self.unsure(language)
    var rows = [
      (say("entry", "条目"), "\(entry.index)"), ("id", entry.id),
      (say("decided at", "决定时间"), entry.decidedAt),
      (say("by", "操作人"), entry.actor.oneLine + unsure),
      (say("purpose", "目的"), entry.purpose?.oneLine ?? say("not said", "未说明")),
      (say("channel", "渠道"), entry.channel.oneLine),
      (say("engine", "引擎"), "\(entry.engine), Lua \(entry.lua)"),
      (say("pack", "规则包"), "\(audited.policy.pack.title.oneLine) (\(entry.pack))"),
      (say("revision", "修订"), entry.revision),
    ]
    if !audited.closed.isEmpty { rows.append((say("hidden", "隐去"), hidden)) }
    if let day = entry.asOf { rows.append((say("as of", "基准日"), day.iso)) }
    return [page.subject] + Self.aligned(rows)
  }

  /// That nobody knows whether the actor is who it says.
  static func unsure(_ language: Language) -> String {
    language == .english ? " (the name is not authenticated)" : "（姓名未经认证）"
  }

  /// How many values stay hidden, and why.
  private var hidden: String {
    let forgotten = audited.closed.count { $0.isForgotten }
    let others = audited.closed.count - forgotten
    let parts = [
      forgotten == 0
        ? nil
        : say(
          "\(forgotten.grouped) values of persons who were forgotten",
          "\(forgotten.grouped) 项属于已遗忘的人"),
      others == 0
        ? nil
        : say(
          "\(others.grouped) values of persons whose keys are not at hand (--persons)",
          "\(others.grouped) 项缺少密钥（--persons）"),
    ]
    return parts.compactMap { $0 }.joined(separator: say("; ", "；"))
  }

  /// What was said of where facts come from, field by field.
  private var evidence: [String] {
    guard case .object(let fields) = audited.evidence, !fields.isEmpty else { return [] }
    let rows = fields.map { field -> (String, String) in
      let parts = field.value.content.leaves.sorted { utf16Less($0.key, $1.key) }
        .map { name, value in name.isEmpty ? text(value) : "\(name) \(text(value))" }
      return (field.key, parts.joined(separator: ", "))
    }
    return [say("Evidence", "证据")] + Self.aligned(rows)
  }

  private func text(_ value: TextTree.Content) -> String {
    switch value {
    case .text(let text): text.oneLine
    case _ where value.isCommitment: language.hiddenValue
    default: String(decoding: CanonicalJSON.canonical(value), as: UTF8.self)
    }
  }

  static func aligned(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.columns).max() ?? 0
    return rows.map { "  \($0.fitted(to: width))  \($1)" }
  }

  private var shadow: [String] {
    Self.shadow(of: audited.entry, decisions: decisions, language: language)
  }

  // MARK: Foot

  private var foot: [String] {
    let again =
      switch audited.again {
      case .same: say("Decided again: the same, to the byte.", "重新决定：逐字节相同。")
      case .different:
        say("Decided again: not the same; replay shows where.", "重新决定：结果不同；重放可见差异。")
      case .impossible:
        say(
          "It can't be decided again: what was logged is no whole dossier any more.",
          "无法重新决定：所记录的材料已不完整。")
      }
    return Self.foot(id: audited.entry.id, logPath: logPath, again: again, language)
  }

  /// How to check an entry.
  static func foot(
    id: String, logPath: String, again: String, _ language: Language
  ) -> [String] {
    let log = logPath == AuditLog.defaultName ? "" : " --log " + PathText.quoted(logPath)
    let rebuilt =
      language == .english ? "This page is rebuilt from the log alone. " : "本页仅据日志重建。"
    return [
      rebuilt + again, "  edict audit replay --id \(id)\(log)", "  edict audit prove \(id)\(log)",
    ]
  }
}
