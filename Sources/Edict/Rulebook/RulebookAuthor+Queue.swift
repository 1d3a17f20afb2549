internal import Decisions
internal import Policies

/// Decisions over the portfolio, and what dossiers take from.
extension RulebookAuthor {
  /// That a decision is over the portfolio, where it is.
  func over(_ decision: DecisionDefinition) -> [Inline] {
    guard decision.isOverPortfolio else { return [] }
    return [
      .text(
        say(
          "Decided of all dossiers together, after the last of them. ",
          "在全部申请逐一作出决定之后，就其整体作出。"))
    ]
  }

  /// How a queue makes an outcome.
  func queue(_ decision: DecisionDefinition) -> String {
    let isEach = decision.queue?.short != .stop
    return say(
      "Dossiers that pass every rule come one after the other, in the order below, and take from the "
        + "caps. A dossier is granted what it asks for where every cap has room; else it is refused, and "
        + (isEach ? "the next is tried." : "so are all behind it."),
      "满足全部规则的申请按以下次序逐一从各项额度中取用。各项额度均有余额的，予以批准；否则不予批准，"
        + (isEach ? "并继续处理下一申请。" : "其后的申请亦均不予批准。"))
  }

  func order(_ queue: QueueDefinition) -> Fact {
    fact(
      say("Order", "次序"),
      [
        .text(
          say(
            "ascending by the keys that the file gives, then by the subject's id, as it says at ",
            "按规则文件给出的排序键升序，相同时按主体编号，见规则文件 ")),
        .code(queue.order.place),
      ])
  }

  // MARK: Caps

  /// The anchor of a cap.
  func anchor(_ cap: Cap, of decision: DecisionDefinition) -> String {
    // A cap and a rule of one file have different ids.
    Rulebook.anchor(decision.name + "-" + cap.id)
  }

  /// The caps of a queue; `texts` are their own, in file order.
  func caps(of decision: DecisionDefinition, _ texts: [String]) -> [Section] {
    (decision.queue?.caps ?? []).enumerated().map { index, cap in
      var blocks: [Block] = [.facts(facts(cap, of: decision))]
      if index < texts.count {
        blocks.append(.code(title: say("The cap's own text", "额度原文"), text: texts[index]))
      }
      return Section(
        anchor: anchor(cap, of: decision), title: title(cap, of: decision), name: cap.id,
        mark: say("cap", "额度"), blocks: blocks, staysWhole: true)
    }
  }

  private func facts(_ cap: Cap, of decision: DecisionDefinition) -> [Fact] {
    var facts = [fact(say("Source", "依据"), words(cap.source))]
    if cap.when != nil {
      facts.append(
        fact(say("Applies", "适用条件"), say("only where its condition holds", "仅在其条件成立时适用")))
    }
    if cap.per != nil {
      facts.append(
        fact(say("Groups", "分组"), say("each group has a limit of its own", "各组分别有其限额")))
    }
    facts.append(fact(say("Limit", "限额"), words(cap.limit)))
    facts.append(fact(say("Each takes", "每户取用"), words(cap.takes)))
    if let holds = cap.holds {
      facts.append(fact(say("Each holds already", "每户已占用"), words(holds)))
    }
    if let message = message(cap, of: decision) {
      facts.append(
        fact(say("Says where there is no room", "余额不足时说明"), said(message, isOfCap: true)))
    }
    facts += reads(cap.reads)
    facts.append(fact(say("Stands at", "位置"), [.code(cap.place)]))
    return facts
  }

  private func words(_ amount: CapAmount) -> [Inline] {
    switch amount {
    case .number(let number): inlines(number)
    case .function(let function):
      [.text(say("computed, as the file says at ", "经计算得出，见规则文件 ")), .code(function.place)]
    }
  }

  /// What a place of a cap's own is called in a message.
  func slotOfCap(_ path: String) -> String? {
    switch path {
    case "takes": say("amount asked for", "申请数额")
    case "free": say("amount free", "剩余额度")
    case "limit": say("limit", "限额")
    default: nil
    }
  }
}
