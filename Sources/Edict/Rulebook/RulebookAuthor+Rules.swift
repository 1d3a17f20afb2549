internal import Decisions
internal import Policies
internal import Records

extension RulebookAuthor {
  /// A rule of a decision.
  func section(
    _ rule: Rule, anchor: String, of decision: DecisionDefinition, text: String?
  ) -> Section {
    var blocks: [Block] = [.facts(facts(rule, of: decision))]
    if let text {
      blocks.append(.code(title: say("The rule's own text", "规则原文"), text: text))
    }
    return Section(
      anchor: anchor, title: title(rule, of: decision), name: rule.id,
      mark: rule.isMust ? say("must hold", "必须满足") : nil, blocks: blocks, staysWhole: true)
  }

  private func facts(_ rule: Rule, of decision: DecisionDefinition) -> [Fact] {
    var facts = [fact(say("Source", "依据"), words(rule.source))]
    if rule.effective.from != nil || rule.effective.to != nil {
      facts.append(fact(say("In force", "有效期"), words(rule.effective)))
    }
    if rule.when != nil {
      facts.append(
        fact(say("Applies", "适用条件"), say("only where its condition holds", "仅在其条件成立时适用")))
    }
    if rule.test == nil, rule.points == nil {
      facts.append(fact(say("Test", "检验"), say("none: it always passes", "无：总是满足")))
    }
    facts += points(rule, of: decision)
    if rule.value != nil {
      facts.append(fact(say("Gives", "给出"), say("a value, where it passes", "满足时给出一个值")))
    }
    facts += self.messages(rule, of: decision)
    facts += reads(rule.reads)
    facts.append(fact(say("Stands at", "位置"), [.code(rule.place)]))
    return facts
  }

  // MARK: Points

  private func points(_ rule: Rule, of decision: DecisionDefinition) -> [Fact] {
    guard let points = rule.points else { return [] }
    var facts: [Fact]
    switch points.value {
    case .number(let number): facts = [fact(say("Points", "分值"), inlines(number))]
    case .function:
      facts = [
        fact(
          say("Points", "分值"),
          [.text(say("computed, from ", "经计算得出，最低 "))] + inlines(points.min)
            + [.text(say(" to ", "，最高 "))] + inlines(points.max))
      ]
    }
    if let part = points.part, let parts = decision.sum?.parts, parts.indices.contains(part) {
      facts.append(fact(say("Counts to", "计入"), inLanguage(parts[part].title)))
    }
    return facts
  }

  // MARK: What is said

  private func messages(_ rule: Rule, of decision: DecisionDefinition) -> [Fact] {
    let pass = message(rule, of: decision, own: \.pass, translated: \.pass)
    let fail = message(rule, of: decision, own: \.fail, translated: \.fail)
    return [
      pass.map { fact(say("Says on pass", "满足时说明"), said($0)) },
      fail.map { fact(say("Says on fail", "不满足时说明"), said($0)) },
    ].compactMap { $0 }
  }

  /// A message as it is said, with what stands in its places called as people call it.
  func said(_ template: MessageTemplate, isOfCap: Bool = false) -> [Inline] {
    let inner = template.parts.map { part -> Inline in
      switch part {
      case .text(let text): return .text(text)
      case .value(let place):
        let own = isOfCap ? slotOfCap(place.path) : nil
        return own.map { .slot($0, anchor: nil) } ?? slot(place.path)
      }
    }
    return [.text("“")] + inner + [.text("”")]
  }

  /// The place of a value in a message, by what people call it.
  private func slot(_ path: String) -> Inline {
    if path == "as_of" { return .slot(say("as-of date", "基准日"), anchor: nil) }
    if path.hasPrefix("params.") {
      let name = String(path.dropFirst("params.".count))
      guard case .link(let title, let anchor) = link(parameter: name) else {
        return .slot(name, anchor: nil)
      }
      return .slot(title, anchor: anchor)
    }
    if path.hasPrefix("decided.") {
      let name = path.dropFirst("decided.".count).prefix { $0 != "." }
      guard let decision = pack.decisions.first(where: { $0.name == name }) else {
        return .slot(path, anchor: nil)
      }
      return .slot(
        say("value of ", "其值：") + title(decision), anchor: Rulebook.anchor("decided", String(name)))
    }
    guard case .link(let title, let anchor) = link(path: path) else {
      return .slot(path, anchor: nil)
    }
    return .slot(title, anchor: anchor)
  }

  // MARK: What is read

  /// What may be read, kind by kind; kinds of which nothing is read are left out.
  func reads(_ reads: Reads) -> [Fact] {
    let tables = reads.tables.sorted(by: utf16Less).map { link(table: $0) }
    let decisions = pack.decisions.filter { reads.decisions.contains($0.name) }.map { link($0) }
    let used = pack.used.flatMap { used -> [Inline] in
      let names = reads.decisions.sorted(by: utf16Less).filter { $0.hasPrefix(used.alias + ".") }
      return names.map { name in
        let other = used.policy.pack
        let title = other.decisions.first { "\(used.alias).\($0.name)" == name }?.title
        return .text("\(title ?? name) (\(other.title))")
      }
    }
    return [
      (say("Reads facts", "读取信息"), reads.facts.sorted(by: utf16Less).map { link(path: $0) }),
      (
        say("Reads parameters", "读取参数"),
        reads.parameters.sorted(by: utf16Less).map { link(parameter: $0) }
      ),
      (say("Reads tables", "读取表格"), tables),
      (say("Rests on", "依据决定"), decisions + used),
    ].filter { !$0.1.isEmpty }.map { Fact(label: $0.0, lines: $0.1.map { [$0] }) }
  }
}
