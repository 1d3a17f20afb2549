import Edict

/// A portfolio decision for people: of each decision what it came to; of a queue what there is of each
/// cap, and the first who take and who find no room.
struct PortfolioText {
  private let document: PortfolioDocument
  private let wording: PortfolioWording
  private let explain: Bool
  private let language: Language
  private let decisions: Set<String>?

  /// The widest that a line becomes, but for tables.
  private static let lineWidth = 100
  /// How many entries of each standing are told; all where everything is explained.
  private static let entryLimit = 10
  /// The widest that a group, an id or a name becomes.
  private static let cellWidth = 32

  /// Takes a document.
  ///
  /// - Parameter decisions: Those that are told; nil for all but steps.
  init(
    _ document: PortfolioDocument, decisions: Set<String>? = nil, explain: Bool,
    language: Language?
  ) {
    self.document = document
    self.explain = explain
    self.decisions = decisions
    self.language = document.policy.pack.language(language)
    wording = PortfolioWording(
      document.decision, about: document.portfolio, by: document.policy, language: language)
  }

  /// The section: its head, then a paragraph a decision.
  ///
  /// - Parameter refused: How many records are no dossiers of it.
  func text(refused: Int = 0) -> String {
    let steps = Set(document.policy.pack.decisions.filter(\.isStep).map(\.name))
    let results = document.decision.results.filter {
      decisions?.contains($0.result.name) ?? !steps.contains($0.result.name)
    }
    return ([head(refused)] + results.map(paragraph))
      .map { $0.map(\.withoutTrailingSpaces).joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  private func head(_ refused: Int) -> [String] {
    let (count, day) = (document.decision.count, document.decision.asOf.iso)
    let dossiers = count == 1 ? "1 dossier" : "\(count.grouped) dossiers"
    var lines = [
      say("Portfolio of \(dossiers) as of \(day)", "组合：共 \(count.grouped) 份材料，基准日 \(day)")
    ]
    if let missing = Self.missing(refused, language) { lines.append("  " + missing) }
    return lines
  }

  /// That records were refused, so that they are in no portfolio; nil where none was.
  static func missing(_ refused: Int, _ language: Language) -> String? {
    if refused == 0 { return nil }
    return language == .english
      ? "\(refused.grouped) \(refused == 1 ? "record" : "records") refused "
        + "\(refused == 1 ? "is" : "are") not in it"
      : "\(refused.grouped) 条被拒绝的记录不在其中"
  }

  // MARK: Decisions

  private func paragraph(_ result: PortfolioResult) -> [String] {
    let name = result.result.name
    var lines = [
      "\(wording.title(result).oneLine) (\(name)): "
        + ([result.result.outcome.word(language)] + [value(result)].compactMap { $0 })
        .joined(separator: " ")
    ]
    if let queue = result.queue {
      lines[0] += language == .english ? "; " : "；"
      lines[0] += Self.counts(queue, language)
      lines += caps(queue, result)
      lines += entries(queue, result)
    } else {
      for reason in wording.reasons(result) { lines += wrapped(reason, indent: 2) }
      if explain { lines += rules(result) }
    }
    return lines
  }

  /// What a decision comes to beside its outcome; of a queue its counts tell.
  private func value(_ result: PortfolioResult) -> String? {
    if result.queue != nil { return nil }
    return result.result.value.map { String(decoding: CanonicalJSON.canonical($0), as: UTF8.self) }
  }

  /// How many stand where with a queue.
  static func counts(_ queue: QueueResult, _ language: Language) -> String {
    let counts = [
      (queue.granted, "granted", "获批"), (queue.refused, "refused", "额度不足"),
      (queue.undetermined, "undetermined", "未定"), (queue.excluded, "excluded", "不参与"),
    ]
    return counts.map { count, english, chinese in
      language == .english ? "\(count.grouped) \(english)" : "\(chinese) \(count.grouped)"
    }.joined(separator: language == .english ? ", " : "，")
  }

  private func rules(_ result: PortfolioResult) -> [String] {
    let all = result.result.rules
    return zip(all, wording.rules(result, all: true)).map { rule, text in
      "    \(result.result.name).\(rule.id): \(rule.outcome.word(language))"
        + (text.reason.map { ": \($0.oneLine)" } ?? "")
    }
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    text.oneLine.wrapped(to: Self.lineWidth - indent).map {
      String(repeating: " ", count: indent) + $0
    }
  }

  // MARK: Caps

  private func caps(_ queue: QueueResult, _ result: PortfolioResult) -> [String] {
    if queue.groups.isEmpty { return [] }
    let titles = Dictionary(wording.caps(result).map { ($0.id, $0.title) }) { first, _ in first }
    let hasGroups = queue.groups.contains { $0.group != nil }
    var rows = [
      [say("cap", "额度")] + (hasGroups ? [say("group", "分组")] : [])
        + [say("limit", "总额"), say("held", "已占用"), say("taken", "本次"), say("free", "剩余")]
    ]
    for group in queue.groups {
      rows.append(
        [(titles[group.cap] ?? group.cap).oneLine]
          + (hasGroups ? [group.group.map(Self.cell) ?? ""] : [])
          + [group.limit, group.held, group.taken, group.free].map {
            $0?.groupedText ?? say("not known", "未知")
          })
    }
    var columns = TextColumns()
    columns.right = Set(rows[0].count - 4..<rows[0].count)
    return columns.lines(rows).map { "  " + $0 }
  }

  /// A group as a cell.
  static func cell(_ group: TextTree.Content) -> String {
    let text =
      if case .text(let text) = group { text } else {
        String(decoding: CanonicalJSON.canonical(group), as: UTF8.self)
      }
    return short(text)
  }

  private static func short(_ text: String) -> String {
    let line = text.oneLine
    return line.columns > cellWidth ? line.fitted(to: cellWidth) : line
  }

  // MARK: Entries

  private func entries(_ queue: QueueResult, _ result: PortfolioResult) -> [String] {
    let sections: [(QueueEntry.Standing, count: Int, title: String)] = [
      (.granted, queue.granted, say("granted", "获批")),
      (.refused, queue.refused, say("refused", "额度不足")),
      (.undetermined, queue.undetermined, say("undetermined", "未定")),
      (.excluded, queue.excluded, say("excluded", "不参与")),
    ]
    return sections.flatMap { standing, count, title -> [String] in
      if count == 0 || standing == .excluded && !explain { return [] }
      let shown = explain ? count : min(count, Self.entryLimit)
      let first = say(", the first \(shown.grouped)", "，前 \(shown.grouped) 名")
      let all = queue.entries.lazy.filter { $0.standing == standing }.prefix(shown)
      return ["  \(title)\(shown < count ? first : "")"] + lines(Array(all), result)
    }
  }

  private func lines(_ entries: [QueueEntry], _ result: PortfolioResult) -> [String] {
    let texts = entries.map { wording.text($0, of: result) }
    let hasNames = texts.contains { $0.name != nil }
    let rows = zip(entries, texts).map { entry, text in
      [entry.position.map(\.grouped) ?? "", Self.short(entry.subject)]
        + (hasNames ? [Self.short(text.name ?? "")] : [])
    }
    let isNumbered = entries.contains { $0.position != nil }
    var columns = TextColumns()
    columns.right = [0]
    let heads = columns.lines(isNumbered ? rows : rows.map { Array($0.dropFirst()) })
    return zip(heads, texts).flatMap { head, text in
      ["    " + head] + text.reasons.flatMap { wrapped($0, indent: 6) }
    }
  }
}

extension Double {
  /// The number as JSON writes it, its thousands grouped.
  var groupedText: String {
    let text = String(decoding: CanonicalJSON.canonical(.number(self)), as: UTF8.self)
    guard let whole = Int(text.prefix { $0 != "." }), !text.contains("e") else { return text }
    let sign = whole == 0 && self < 0 ? "-" : ""
    return sign + whole.grouped + text.drop { $0 != "." }
  }
}
