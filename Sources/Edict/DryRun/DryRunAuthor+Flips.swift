internal import CanonicalJSON
internal import Decisions
internal import Trials

extension DryRunAuthor {
  /// How many facts of a condition are listed.
  private static let factLimit = 8

  /// The first flips, each with the first condition that went the other way.
  var flips: [Markup] {
    let told = report.flips.prefix(Self.flipLimit)
    if told.isEmpty { return [] }
    let (shown, all) = (count(told.count), count(report.flipCount))
    return [
      told.count < report.flipCount
        ? paragraph("These are the first \(shown) of \(all).", "以下为前 \(shown) 项，共 \(all) 项。") : "",
      PageTable(
        caption: say(
          "Flips, with the first condition that went the other way", "结果改变的决定，及首个结果不同的条件"),
        heads: [
          .text(say("Dossier", "材料")), .text(say("Decision", "决定")),
          .text(say("From → to", "前 → 后")), .text(say("First condition", "首个不同的条件")),
          .text(say("On what it rests", "依据")), .text(say("Edits", "修改")),
        ],
        rows: told.map(row)
      ).markup,
    ]
  }

  private func row(_ flip: DryRunReport.Flip) -> [Markup] {
    let name: Markup = flip.name.map { "<br/>\($0)" } ?? ""
    return [
      "\(flip.subject)\(name)", "\(title(decision: flip.decision))",
      "\(word(flip.before)) → \(word(flip.after))",
      flip.condition.map(condition) ?? "–", flip.condition.map(grounds) ?? "–", edits(flip),
    ]
  }

  private func condition(_ condition: DryRunReport.Condition) -> Markup {
    let from = condition.before.map { word($0.outcome) } ?? say("none", "无")
    let to = condition.after.map { word($0.outcome) } ?? say("none", "无")
    let name = titles.rule(condition.rule, of: condition.decision, condition.title)
    return "\(name)<br/>\(from) → \(to)<br/><code>\(condition.place)</code>"
  }

  /// What the condition read: facts and other decisions as they came after, parameters where they
  /// differ.
  private func grounds(_ condition: DryRunReport.Condition) -> Markup {
    let ground = condition.after ?? condition.before
    let facts = (ground?.facts ?? []) + (ground?.decisions ?? [])
    let read = facts.map { fact in "<code>\(fact.name)</code> = \(text(fact.value))" as Markup }
    let before = condition.before?.parameters ?? []
    let changed = (condition.after?.parameters ?? []).compactMap { parameter -> Markup? in
      guard let old = before.first(where: { $0.name == parameter.name }),
        text(old.value) != text(parameter.value)
      else { return nil }
      return "<code>\(parameter.name)</code>: \(text(old.value)) → \(text(parameter.value))"
    }
    let all = changed + read
    let more = all.count - Self.factLimit
    let rest: [Markup] = more > 0 ? ["\(say("and \(more) more", "另有 \(more) 项"))"] : []
    return all.isEmpty ? "–" : lines(Array(all.prefix(Self.factLimit)) + rest)
  }

  private func text(_ value: TextTree.Content) -> String {
    switch value {
    case .null: say("not known", "未知")
    case .text(let text): titles.text(text)
    default: String(decoding: CanonicalJSON.canonical(value), as: UTF8.self)
    }
  }

  private func edits(_ flip: DryRunReport.Flip) -> Markup {
    let links = flip.edits.filter(report.edits.indices.contains).map { index -> Markup in
      "<a href=\"#edit.\(index + 1)\">\(index + 1)</a>"
    }
    return links.isEmpty ? "–" : Markup(links, separator: ", ")
  }

  // MARK: What could not be decided

  /// How many records weren't decided by both, by reason, with the first refusals.
  var undecided: [Markup] {
    let population = report.population
    let reasons: [(String, Int)] =
      [
        (say("refused by both", "两者均拒收"), population.refusedByBoth),
        (say("refused by the rules as they are alone", "仅现行规则拒收"), population.refusedByBaseline),
        (
          say("refused by the rules as they would be alone", "仅拟议规则拒收"),
          population.refusedByCandidate
        ),
      ] + population.leftOut.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let told = reasons.filter { $0.1 > 0 }
    if told.isEmpty { return [] }
    let table = PageTable(
      caption: say("Records that could not be decided by both", "无法由两者都试算的记录"),
      heads: [.text(say("Reason", "原因")), .number(say("Records", "记录数"))],
      rows: told.map { ["\($0.0)", "\(count($0.1))"] })
    return [table.markup, refusals]
  }

  private var refusals: Markup {
    let refusals = report.population.refusals
    if refusals.isEmpty { return "" }
    return PageTable(
      caption: say("The first refusals", "最先拒收的记录"),
      heads: [.text(say("Where and why", "位置与原因")), .text(say("Refused by", "拒收方"))],
      rows: refusals.map { ["\("\($0.error)")", "\(word($0.by))"] }
    ).markup
  }

  private func word(_ refuser: DryRunReport.Refusal.Refuser) -> String {
    switch refuser {
    case .both: say("both", "两者")
    case .baseline: say("the rules as they are", "现行规则")
    case .candidate: say("the rules as they would be", "拟议规则")
    }
  }
}
