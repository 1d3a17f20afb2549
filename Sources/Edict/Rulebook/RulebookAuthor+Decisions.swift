internal import Decisions
internal import LuaSyntax
internal import Policies
internal import Records

extension RulebookAuthor {
  /// The decisions, in the order in which they are made.
  func decisionsChapter() -> Section? {
    if pack.decisions.isEmpty { return nil }
    return Section(
      anchor: Rulebook.anchor("chapter", "decisions"), title: say("Decisions", "决定"),
      blocks: pack.decisions.count == 1
        ? []
        : [
          .paragraph([
            .text(
              say(
                "The decisions are made in this order; one can rest on those before it.",
                "各项决定按以下顺序作出；后面的决定可以依据前面的决定。"))
          ])
        ],
      sections: pack.decisions.indices.map(section), isListed: true)
  }

  private func section(_ index: Int) -> Section {
    let decision = pack.decisions[index]
    let texts = LuaTexts(policy.files.first { $0.source.name == decision.place })
    var blocks: [Block] = [.paragraph(sentence(decision)), .facts(facts(decision))]
    if let parts = parts(decision) { blocks.append(.table(parts)) }
    if !texts.others.isEmpty {
      blocks.append(
        .code(
          title: say("What the file says besides its rules", "规则文件中规则以外的内容"),
          text: texts.others.joined(separator: "\n\n")))
    }
    return Section(
      anchor: Rulebook.anchor("decided", decision.name), title: title(decision),
      name: decision.name, blocks: blocks,
      sections: decision.rules.indices.map { rule in
        section(
          decision.rules[rule], anchor: ruleAnchors[index][rule], of: decision,
          text: rule < texts.rules.count ? texts.rules[rule] : nil)
      } + caps(of: decision, texts.caps), isListed: true)
  }

  // MARK: How rules make an outcome

  private func sentence(_ decision: DecisionDefinition) -> [Inline] {
    let hasMust = decision.combine != .all && decision.rules.contains(where: \.isMust)
    let must = say(" Rules that must hold have to pass besides.", "此外，标有“必须满足”的规则须全部满足。")
    return over(decision) + how(decision) + (hasMust ? [.text(must)] : [])
  }

  private func how(_ decision: DecisionDefinition) -> [Inline] {
    let text: String
    switch decision.combine {
    case .all:
      text = say("Yes when every rule passes; no as soon as one fails.", "所有规则均满足时为是；任一规则不满足即为否。")
    case .any:
      text = say("Yes when one rule passes; no when every one fails.", "任一规则满足即为是；全部不满足时为否。")
    case .first:
      text = say(
        "Yes by the first rule that passes, in the order below, which also gives the value; no when "
          + "none passes.",
        "按以下顺序，第一条满足的规则使结果为是，并给出其值；均不满足时为否。")
    case .sum: return sum(decision)
    case .queue: text = queue(decision)
    }
    return [.text(text)]
  }

  private func sum(_ decision: DecisionDefinition) -> [Inline] {
    let added = say("The points of the rules that pass are added", "将所满足规则的分值相加")
    let whole = decision.sum.map { bounds($0.bounds) } ?? []
    let hasParts = decision.sum?.parts.contains { !bounds($0.bounds).isEmpty } ?? false
    if whole.isEmpty, !hasParts {
      return [.text(added + say("; the total is the value.", "，总分即为其值。"))]
    }
    let total = whole.isEmpty ? [] : [.text(say("the total is ", "总分"))] + whole
    let both = whole.isEmpty || !hasParts ? "" : say(" and ", "且")
    let each = hasParts ? both + say("each part reaches its bound", "各部分均达到其界限") : ""
    return [.text(added + say(". Yes when ", "。"))] + total + [.text(each + say(".", "时为是。"))]
  }

  private func bounds(_ bounds: SumBounds) -> [Inline] {
    let least = bounds.atLeast.map { [.text(say("at least ", "不低于"))] + inlines($0) } ?? []
    let above = bounds.above.map { [.text(say("more than ", "高于"))] + inlines($0) } ?? []
    let and = least.isEmpty || above.isEmpty ? [] : [Inline.text(say(" and ", "且"))]
    return least + and + above
  }

  /// A number of a rule, as one that can be followed to its parameter.
  func inlines(_ number: RuleNumber) -> [Inline] {
    switch number {
    case .literal(let number): [.text(words(number))]
    case .parameter(let name): [.text("“"), link(parameter: name), .text("”")]
    }
  }

  private func parts(_ decision: DecisionDefinition) -> Table? {
    guard let parts = decision.sum?.parts, !parts.isEmpty else { return nil }
    func cell(_ number: RuleNumber?) -> Cell { [number.map(inlines) ?? [.text("–")]] }
    return Table(
      caption: say("Parts of the sum", "各部分"),
      heads: [
        say("Part", "部分"), say("Name", "名称"), say("At least", "不低于"), say("More than", "高于"),
        say("Counts at most", "最多计入"),
      ].map { [.text($0)] },
      rows: parts.map { part in
        [
          [[.text(inLanguage(part.title))]], [[.code(part.name)]], cell(part.bounds.atLeast),
          cell(part.bounds.above), cell(part.atMost),
        ]
      })
  }

  // MARK: When it applies

  private func facts(_ decision: DecisionDefinition) -> [Fact] {
    var facts: [Fact] = []
    if !decision.records.isEmpty {
      let records = decision.records.map { link(record: pack.dossierType.recordTypes[$0]) }
      facts.append(fact(say("Needs", "须提交"), list(records)))
    }
    facts.append(fact(say("In force", "有效期"), words(decision.effective)))
    facts.append(
      fact(
        say("As-of date", "基准日"),
        decision.isOverPortfolio ? [.text(dayAskedFor)] : asOf(decision.asOf)))
    if let queue = decision.queue { facts.append(order(queue)) }
    if let when = decision.when {
      facts.append(
        fact(
          say("Applies", "适用条件"),
          [
            .text(
              say("only where its condition holds, as the file says at ", "仅在其条件成立时适用，见规则文件 ")),
            .code(when.place),
          ]))
    }
    facts += reads(decision.reads)
    if decision.isStep {
      facts.append(
        fact(
          say("Use", "用途"),
          say(
            "a step on the way, which stands in documents and not in tables", "中间步骤，仅见于决定文书，不列入表格"))
      )
    }
    return facts
  }
}

extension DecisionDefinition {
  /// The file that it stands in; nil where nothing tells it.
  fileprivate var place: String? {
    let places = rules.map(\.place) + [when?.place, queue?.order.place].compactMap { $0 }
    return places.first.map { String($0.prefix { $0 != ":" }) }
  }
}
