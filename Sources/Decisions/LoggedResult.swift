internal import CanonicalJSON
internal import Policies
internal import Records

/// Reads the result of one decision back from a log.
struct LoggedResult {
  private let definition: DecisionDefinition
  private let questionCount: Int
  private let documentDay: CalendarDate?
  private let earlier: [String: DecisionResult]
  private let used: [UsedPack]

  /// Takes what the entry says of all results, and the results of the decisions before it.
  init(
    _ definition: DecisionDefinition, questionCount: Int, documentDay: CalendarDate?,
    earlier: [String: DecisionResult], used: [UsedPack] = []
  ) {
    self.definition = definition
    self.questionCount = questionCount
    self.documentDay = documentDay
    self.earlier = earlier
    self.used = used
  }

  /// What stands in a result, without its rules.
  private struct Head {
    var outcome: DecisionOutcome?
    var asOf: CalendarDate?
    var missing: [String] = []
    var asks: [String] = []
    var value: TextTree.Content?
    var parts: [NamedValue] = []
    var points: [(id: String, total: DecisionResult.Total, tree: LoggedTree)] = []
    var outcomes: [(id: String, outcome: RuleOutcome, tree: LoggedTree)] = []
  }

  /// Which outcome the rules of a list have.
  private static let lists: [String: RuleOutcome] = [
    "error": .error, "failed": .fail, "not_applicable": .notApplicable, "passed": .pass,
    "review": .review, "unknown": .unknown,
  ]

  /// Reads a result and its grounds.
  func read(
    _ tree: LoggedTree, grounds: LoggedTree?
  ) throws(LoggedDecisionError) -> DecisionResult {
    let head = try head(tree)
    guard let outcome = head.outcome else {
      throw tree.error(.wrongKind, "a result says its `outcome`, and this one doesn't")
    }
    var rules = try rules(head)
    var condition: RuleResult?
    for (id, ground) in try grounds?.members() ?? [] {
      if let index = rules.firstIndex(where: { $0.id == id }) {
        rules[index] = try LoggedGround(ground, questionCount).read(rules[index])
      } else if id == "when", definition.when != nil, rules.isEmpty {
        condition = try self.condition(outcome, head, ground)
      } else {
        throw ground.error(.unknownRule, "the result has no rule `\(id)` that this could be of")
      }
    }
    let attribution = CauseAttribution(
      definition: definition, outcome: outcome, missing: head.missing, asks: head.asks,
      earlier: earlier, used: used)
    let causes = attribution.causes(of: rules, condition: condition)
    return DecisionResult(
      name: definition.name, outcome: outcome, asOf: head.asOf,
      rules: zip(rules, causes.rules).map { $0.with($1) }, ownCauses: causes.own,
      condition: condition.map { $0.with(causes.condition) }, value: head.value, parts: head.parts,
      total: definition.combine == .sum ? head.value?.total : nil,
      isAny: definition.combine == .any)
  }

  private func head(_ tree: LoggedTree) throws(LoggedDecisionError) -> Head {
    var head = Head()
    for (key, value) in try tree.members() {
      switch key {
      case "outcome":
        head.outcome = DecisionOutcome(rawValue: try value.text())
        if head.outcome == nil { throw value.error(.unknownName, "this is no outcome") }
      case "as_of": head.asOf = try value.day()
      case "missing": head.missing = try value.texts()
      case "asks": head.asks = try value.texts()
      case "value": head.value = value.content
      case "replayable": break
      // What is hidden of a sum is as if it weren't known.
      case "parts" where value.content.isCommitment, "points" where value.content.isCommitment:
        break
      case "parts": head.parts = try parts(value)
      case "points":
        for (id, points) in try value.members() {
          head.points.append((id, try points.total(), points))
        }
      default:
        guard let outcome = Self.lists[key] else {
          throw value.error(.unknownName, "a result has no member `\(key)`")
        }
        for item in try value.items() { head.outcomes.append((try item.text(), outcome, item)) }
      }
    }
    return head
  }

  /// The parts of a sum, in file order.
  private func parts(_ tree: LoggedTree) throws(LoggedDecisionError) -> [NamedValue] {
    let names = definition.sum?.parts.map(\.name) ?? []
    var values: [(order: Int, value: NamedValue)] = []
    for (name, value) in try tree.members() {
      guard let order = names.firstIndex(of: name) else {
        throw value.error(.unknownName, "`\(definition.name)` has no part `\(name)`")
      }
      _ = try value.total()
      values.append((order, NamedValue(name: name, value: value.content)))
    }
    return values.sorted { $0.order < $1.order }.map(\.value)
  }

  // MARK: Rules

  /// What the rules came to: failed must rules, then the others in file order.
  private func rules(_ head: Head) throws(LoggedDecisionError) -> [RuleResult] {
    let day = head.asOf ?? documentDay
    var indexes: [String: Int] = [:]
    for (index, rule) in definition.rules.enumerated() {
      if let day, rule.effective.contains(day) { indexes[rule.id] = index }
    }
    var points: [String: DecisionResult.Total] = [:]
    for entry in head.points { points[entry.id] = entry.total }
    var results: [RuleResult] = []
    for (id, outcome, tree) in head.outcomes {
      guard let index = indexes.removeValue(forKey: id) else {
        let when = day.map { " in force on \($0.iso)" } ?? ""
        throw tree.error(
          .unknownRule, "`\(definition.name)` has no rule `\(id)`\(when), or it stands here twice")
      }
      results.append(
        RuleResult(
          id: id, index: index, outcome: outcome, causes: [], error: nil,
          value: value(id, outcome, head), points: points.removeValue(forKey: id)))
    }
    if let stray = head.points.first(where: { points[$0.id] != nil }) {
      throw stray.tree.error(.unknownRule, "the result has no rule `\(stray.id)`")
    }
    return results.sorted { order($0) < order($1) }
  }

  private func order(_ result: RuleResult) -> (Int, Int) {
    let isFailedMust = result.outcome == .fail && definition.rules[result.index].isMust
    return (isFailedMust ? 0 : 1, result.index)
  }

  /// What a rule gave, where the log says it: each value of an `any`.
  private func value(
    _ id: String, _ outcome: RuleOutcome, _ head: Head
  ) -> TextTree.Content? {
    guard definition.combine == .any, outcome == .pass, case .object(let members)? = head.value
    else { return nil }
    return members.first { $0.key == id }?.value.content
  }

  /// What the decision's own condition came to, which alone decided.
  private func condition(
    _ outcome: DecisionOutcome, _ head: Head, _ ground: LoggedTree
  ) throws(LoggedDecisionError) -> RuleResult {
    let own: RuleOutcome =
      switch outcome {
      case .error: .error
      case .undetermined: head.missing.isEmpty ? .review : .unknown
      case .yes, .no, .notApplicable: .fail
      }
    return try LoggedGround(ground, questionCount).read(
      RuleResult(
        id: "when", index: -1, outcome: own, causes: [], error: nil, value: nil, points: nil))
  }
}
