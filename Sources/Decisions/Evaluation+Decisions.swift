internal import CanonicalJSON
internal import LuaMachine
internal import Policies

extension Evaluation {
  /// The words that ask for decisions before the one at hand, of one dossier or of the portfolio.
  func decision(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    let index = Int(arguments.number(0) ?? -1)
    if let view, !view.seesAll {
      guard let result = view.decided(index, of: view.entered) else {
        return fail(.luaError, &reply)
      }
      return answer(word, result, arguments, isNoted: false, &reply)
    }
    if index < 0 {
      guard view == nil, used.indices.contains(-1 - index) else {
        return fail(.luaError, &reply)
      }
      let result = used[-1 - index]
      if result.outcome == .error, !result.isReplayable { return fail(.hostLimit, &reply) }
      return answer(word, result, arguments, &reply)
    }
    guard decided.indices.contains(index) else { return fail(.luaError, &reply) }
    answer(word, decided[index], arguments, &reply)
  }

  /// The words that ask for decisions about an entry, which is their last argument.
  func entryDecision(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard case .object(let object) = arguments[arguments.count - 1], let view,
      let (entry, record) = entry(object), record == nil
    else { return fail(.cannotIndex, &reply) }
    guard let result = view.decided(Int(arguments.number(0) ?? -1), of: entry) else {
      return fail(.luaError, &reply)
    }
    answer(
      word, result.inPortfolio(view.entries[entry].subject), arguments, isNoted: false, &reply)
  }

  private func answer(
    _ word: Word, _ result: some Decided, _ arguments: LuaArguments, isNoted: Bool = true,
    _ reply: inout LuaReply
  ) {
    if result.outcome == .error { return fail(.decidedError, &reply) }
    switch word {
    case .decidedYes, .decidedNo, .decidedApplies: verdict(word, result, isNoted, &reply)
    case .decidedValue:
      give(
        result.value, isSum: result.hasTotal, as: isNoted ? ".value" : nil, result,
        &reply)
    case .decidedPart:
      let part = policy.numbers.symbols.names[Int(arguments.number(1) ?? 0)]
      let content = result.parts.first { $0.name == part }?.value
      give(
        content, isSum: true, as: isNoted ? ".parts." + part : nil, result, &reply)
    case .knownDecision: reply.give(result.outcome != .undetermined)
    default: reply.give(result.value != nil && (result.hasTotal || result.isFinal))
    }
  }

  private func verdict(
    _ word: Word, _ result: some Decided, _ isNoted: Bool, _ reply: inout LuaReply
  ) {
    func give(_ answer: Bool, _ name: String) {
      if isNoted { note(decision: result.name, name, .boolean(answer)) }
      reply.give(answer)
    }
    switch (word, result.outcome) {
    case (.decidedApplies, .undetermined) where result.mayNotApply:
      open(result.causes, &reply)
    case (.decidedApplies, _): give(result.outcome != .notApplicable, ".applies")
    case (_, .undetermined): open(result.causes, &reply)
    case (.decidedYes, _): give(result.outcome == .yes, ".yes")
    default: give(result.outcome == .no, ".no")
    }
  }

  /// Answers with the value of a decision, or of a part of it, and notes it under its name with a suffix.
  private func give(
    _ content: TextTree.Content?, isSum: Bool, as suffix: String?, _ result: some Decided,
    _ reply: inout LuaReply
  ) {
    if !result.isFinal, !isSum || content == nil { return open(result.causes, &reply) }
    guard let content else { return fail(.noValue, &reply) }
    if let suffix { note(decision: result.name, suffix, content) }
    give(content, causes: result.causes, &reply)
  }
}
