internal import CanonicalJSON
internal import LuaMachine
internal import Policies

extension Evaluation {
  /// The words that ask for decisions before the one at hand.
  func decision(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    let index = Int(arguments.number(0) ?? -1)
    guard decided.indices.contains(index) else { return fail(.luaError, &reply) }
    let result = decided[index]
    if result.outcome == .error { return fail(.decidedError, &reply) }
    switch word {
    case .decidedYes, .decidedNo, .decidedApplies: verdict(word, result, &reply)
    case .decidedValue:
      give(result.value, isSum: result.total != nil, as: result.name + ".value", result, &reply)
    case .decidedPart:
      let part = policy.numbers.symbols.names[Int(arguments.number(1) ?? 0)]
      let content = result.parts.first { $0.name == part }?.value
      give(content, isSum: true, as: "\(result.name).parts.\(part)", result, &reply)
    case .knownDecision: reply.give(result.outcome != .undetermined)
    default: reply.give(result.value != nil && (result.total != nil || isFinal(result)))
    }
  }

  private func verdict(_ word: Word, _ result: DecisionResult, _ reply: inout LuaReply) {
    func give(_ answer: Bool, _ name: String) {
      note(decision: result.name + name, .boolean(answer))
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

  /// Answers with the value of a decision, or of a part of it.
  private func give(
    _ content: TextTree.Content?, isSum: Bool, as name: String, _ result: DecisionResult,
    _ reply: inout LuaReply
  ) {
    if !isFinal(result), !isSum || content == nil { return open(result.causes, &reply) }
    guard let content else { return fail(.noValue, &reply) }
    note(decision: name, content)
    give(content, causes: result.causes, &reply)
  }

  /// Whether the value of a decision can't change any more: it is settled, and of an `any`, which
  /// gives what all its rules give, no rule is open.
  private func isFinal(_ result: DecisionResult) -> Bool {
    if result.outcome == .undetermined { return false }
    return result.outcome == .no || !result.isAny
      || !result.rules.contains { $0.outcome == .unknown || $0.outcome == .review }
  }
}
