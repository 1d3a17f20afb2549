internal import CanonicalJSON

/// Reads what a rule rests on back from a log.
struct LoggedGround {
  private let tree: LoggedTree
  private let questionCount: Int

  /// Takes the ground, and how many questions the pack has.
  init(_ tree: LoggedTree, _ questionCount: Int) {
    self.tree = tree
    self.questionCount = questionCount
  }

  /// Gives a result what it rests on.
  func read(_ result: RuleResult) throws(LoggedDecisionError) -> RuleResult {
    if tree.content.isCommitment { return hidden(result) }
    var error: RuleError?
    var facts: [NamedValue] = []
    var parameters: [NamedValue] = []
    var decisions: [NamedValue] = []
    var shown: [NamedValue] = []
    var questions: [Int] = []
    for (key, value) in try tree.members() {
      switch key {
      case "error": error = try self.error(value)
      case "facts": facts = try value.values()
      case "params": parameters = try value.values()
      case "decided": decisions = try value.values()
      case "shown": shown = try value.values()
      case "questions":
        for item in try value.items() { questions.append(try item.integer(in: 0..<questionCount)) }
      default: throw value.error(.unknownName, "a ground has no member `\(key)`")
      }
    }
    if result.outcome == .error, error == nil {
      throw tree.error(.wrongKind, "a rule in error says its `error`, and this one doesn't")
    }
    var ground = RuleResult(
      id: result.id, index: result.index, outcome: result.outcome, causes: result.causes,
      error: error, value: result.value, points: result.points)
    ground.isGround = true
    ground.grounds = RuleResult.Grounds(
      facts: facts, parameters: parameters, decisions: decisions, shown: shown,
      questions: questions)
    return ground
  }

  /// A result whose grounds the log keeps from who reads it: what it read and shows is one value
  /// without a name.
  private func hidden(_ result: RuleResult) -> RuleResult {
    var ground = result
    ground.isGround = true
    ground.facts = [NamedValue(name: "", value: tree.content)]
    ground.shown = ground.facts
    return ground
  }

  private func error(_ tree: LoggedTree) throws(LoggedDecisionError) -> RuleError {
    var place = ""
    var code: RuleError.Code?
    for (key, value) in try tree.members() {
      switch key {
      case "at": place = try value.text()
      case "code":
        code = RuleError.Code(rawValue: try value.text())
        if code == nil { throw value.error(.unknownName, "this engine knows no such error") }
      default: throw value.error(.unknownName, "an error has no member `\(key)`")
      }
    }
    guard let code else { throw tree.error(.wrongKind, "an error says its `code`") }
    return RuleError(code: code, place: place)
  }
}

extension RuleResult {
  /// The same with causes.
  func with(_ causes: [Cause]) -> RuleResult {
    var result = RuleResult(
      id: id, index: index, outcome: outcome, causes: causes, error: error, value: value,
      points: points)
    result.isGround = isGround
    result.grounds = grounds
    return result
  }
}
