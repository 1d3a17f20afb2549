import Edict

/// What would turn a decision, for a person.
struct RemedyText {
  private let remedy: Remedy
  private let policy: Policy
  private let language: Language
  private let messages: Messages?

  init(_ remedy: Remedy, by policy: Policy, language: Language) {
    self.remedy = remedy
    self.policy = policy
    self.language = language
    messages = policy.pack.messages[language.rawValue]
  }

  /// What a report says at its end.
  static func notice(_ language: Language) -> String {
    language == .english
      ? "This tells \(Remedy.notice)."
      : "以上只说明材料如此变化后规则会得出的结论，不是建议，也不是承诺。"
  }

  /// The subject, the decision, and what would turn it.
  var lines: [String] {
    let name = remedy.subjectName.map { "  " + $0.oneLine } ?? ""
    let day = remedy.asOf.map { say(", as of ", "，基准日 ") + $0.iso } ?? ""
    return [
      remedy.subject.oneLine + name,
      "\(title): \(remedy.outcome.word(language))\(day)",
    ] + body.map { "  " + $0 }
  }

  /// What would turn it, without whose and which decision it is.
  var body: [String] {
    switch remedy.outcome {
    case .yes: [say("nothing needs to change", "无需变化")]
    case .notApplicable:
      [say("it doesn't apply, so no change is looked for", "该决定不适用，不查找变化")]
    case .error:
      [say("a rule is in error, so no change is looked for", "有规则出错，不查找变化")]
    case .no, .undetermined: remedy.alternatives.isEmpty ? nothing : proposals + bound
    }
  }

  /// What would turn it, beside the decision's own explanation, which tells of the rules already.
  var explained: [String] {
    if !remedy.isOpen || remedy.blockers.contains(where: { $0.reason == .unmarked }) { return [] }
    let label = say("remedy (no advice)", "补救（不构成建议）")
    if remedy.alternatives.isEmpty {
      let rules = remedy.blockers.map(name).joined(separator: ", ")
      return [
        label + say(": no change within reach; in the way: ", "：可及范围内没有变化；障碍：") + rules
      ] + bound.map { "  " + $0 }
    }
    return [label] + proposals.dropFirst() + bound.map { "  " + $0 }
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  private var title: String {
    let definition = policy.pack.decisions.first { $0.name == remedy.decision }
    return messages?.decisions[remedy.decision]?.title ?? definition?.title ?? remedy.decision
  }

  // MARK: Proposals

  private var proposals: [String] {
    let rows = remedy.alternatives.enumerated().flatMap { number, alternative in
      alternative.changes.enumerated().map { index, change in
        [
          index == 0 ? "\(number + 1)" : say("and", "且"), change.path, value(change), size(change),
          fieldTitle(change.path),
        ]
      }
    }
    let head =
      remedy.alternatives.count == 1
      ? say("this would make it yes:", "如下变化可使结论为“是”：")
      : say("each of these would make it yes:", "以下任一项变化可使结论为“是”：")
    return [head] + TextColumns().lines(rows).map { "  " + $0 }
  }

  private func value(_ change: Remedy.Change) -> String {
    let to = json(change.to)
    switch change.move {
    case .add: return to
    case .supply: return say("not known", "未知") + " → " + to
    case .increase, .decrease, .set: return json(change.from) + " → " + to
    }
  }

  /// By how much of what it was a number changes.
  private func size(_ change: Remedy.Change) -> String {
    guard case .number = change.from, case .number = change.to, change.from != .number(0) else {
      return ""
    }
    let sign = change.move == .decrease ? "-" : "+"
    let tenths = (change.relative * 1000).rounded() / 10
    return tenths < 0.1 ? "\(sign)<0.1 %" : sign + json(.number(tenths)) + " %"
  }

  private func fieldTitle(_ path: String) -> String {
    let names = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    let type = policy.pack.dossierType
    guard var shape = names.first.flatMap({ type.indexes[$0] }) else { return "" }
    var title = ""
    for name in names.dropFirst() {
      guard let field = type.shapes[shape].slots[name] else { return "" }
      title = type.shapes[shape].fields[field].title
      shape = type.shapes[shape].childShapes[field] ?? shape
    }
    return (messages?.words[title] ?? title).oneLine
  }

  private func json(_ content: TextTree.Content) -> String {
    String(decoding: CanonicalJSON.canonical(content), as: UTF8.self).oneLine
  }

  // MARK: What stands in the way

  private var nothing: [String] {
    let head =
      remedy.isBounded
      ? say("no change was found that does it; in the way so far:", "未找到可行的变化；目前的障碍：")
      : say(
        "no change within reach does it, because of these rules:",
        "可及范围内没有变化能使结论为“是”，障碍在于以下规则：")
    let rows = remedy.blockers.map { blocker in
      [name(blocker), ruleTitle(blocker), reason(blocker.reason)]
    }
    return [head] + TextColumns().lines(rows).map { "  " + $0 } + bound
  }

  private var bound: [String] {
    guard remedy.isBounded else { return [] }
    let tried = remedy.tried.grouped
    return [
      say(
        "the search met its bound after \(tried) dossiers: there may be others, or smaller ones",
        "搜索在试算 \(tried) 份材料后达到上限：可能还有其他或更小的变化")
    ]
  }

  private func name(_ blocker: Remedy.Blocker) -> String {
    blocker.decision == remedy.decision ? blocker.rule : "\(blocker.decision).\(blocker.rule)"
  }

  private func ruleTitle(_ blocker: Remedy.Blocker) -> String {
    let texts = messages?.decisions[blocker.decision]?.rules[blocker.rule]
    let definition = policy.pack.decisions.first { $0.name == blocker.decision }
    let rule = definition?.rules.first { $0.id == blocker.rule }
    return (texts?.title ?? rule?.title ?? say("its own condition or date", "决定自身的条件或日期"))
      .oneLine
  }

  private func reason(_ reason: Remedy.Reason) -> String {
    switch reason {
    case .unmarked: say("nothing that it reads can change", "其读取的内容均不可变")
    case .membership:
      say("what is in a list or a table isn't disclosed", "名单或表中的内容不予披露")
    case .outOfReach: say("no change that was tried makes it pass", "试过的变化均不能使其满足")
    case .together:
      say("it can pass, but not together with the others", "可单独满足，但与其他规则未能同时满足")
    }
  }
}
