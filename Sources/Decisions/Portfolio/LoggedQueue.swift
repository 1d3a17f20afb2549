internal import CanonicalJSON
internal import Policies
internal import Records

/// Reads what a queue came to back from a log.
struct LoggedQueue {
  private let definition: DecisionDefinition
  private let queue: QueueDefinition
  /// The rules in force, by id.
  private let rules: [String: Int]

  init(_ definition: DecisionDefinition, _ queue: QueueDefinition, _ day: CalendarDate) {
    self.definition = definition
    self.queue = queue
    var rules: [String: Int] = [:]
    for (index, rule) in definition.rules.enumerated() where rule.effective.contains(day) {
      rules[rule.id] = index
    }
    self.rules = rules
  }

  /// Reads a result and its grounds.
  func read(
    _ tree: LoggedTree, grounds: LoggedTree?
  ) throws(LoggedDecisionError) -> PortfolioResult {
    var outcome: DecisionOutcome?
    var causes: [Cause] = []
    var value: TextTree.Content?
    var groups: [CapGroup] = []
    var entries: [QueueEntry] = []
    for (key, member) in try tree.members() {
      switch key {
      case "outcome": outcome = try self.outcome(member)
      case "missing": causes += try member.texts().map(Cause.missing)
      case "asks": causes += try member.texts().map(Cause.asks)
      case "value": value = .number(try member.number())
      case "caps": groups = try self.groups(member)
      case "entries":
        for (subject, entry) in try member.members() {
          entries.append(try self.entry(subject, entry))
        }
      // They are counted again.
      case "excluded", "granted", "refused", "undetermined": _ = try member.number()
      default: throw member.error(.unknownName, "a result has no member `\(key)`")
      }
    }
    guard let outcome else {
      throw tree.error(.wrongKind, "a result says its `outcome`, and this one doesn't")
    }
    return PortfolioResult(
      DecisionResult(definition.name, outcome, causes: causes, value: value),
      queue: QueueResult(groups: groups, entries: Self.ordered(entries)),
      parameters: try parameters(grounds))
  }

  private func parameters(
    _ grounds: LoggedTree?
  ) throws(LoggedDecisionError) -> [NamedValue] {
    var parameters: [NamedValue] = []
    for (key, value) in try grounds?.members() ?? [] {
      guard key == "params" else {
        throw value.error(.unknownName, "the grounds of a queue have no member `\(key)`")
      }
      parameters = try value.values()
    }
    return parameters
  }

  private func outcome(_ tree: LoggedTree) throws(LoggedDecisionError) -> DecisionOutcome {
    guard let outcome = DecisionOutcome(rawValue: try tree.text()) else {
      throw tree.error(.unknownName, "this is no outcome")
    }
    return outcome
  }

  // MARK: Caps

  private func groups(_ tree: LoggedTree) throws(LoggedDecisionError) -> [CapGroup] {
    var read: [String: [CapGroup]] = [:]
    for (cap, groups) in try tree.members() {
      try check(cap: cap, groups)
      for group in try groups.items() {
        let (amounts, value) = try amounts(group, ["free", "held", "limit", "taken"])
        read[cap, default: []].append(
          CapGroup(
            cap: cap, group: value, limit: amounts["limit"], held: amounts["held"] ?? 0,
            taken: amounts["taken"] ?? 0))
      }
    }
    return queue.caps.flatMap { read[$0.id] ?? [] }
  }

  private func check(cap: String, _ tree: LoggedTree) throws(LoggedDecisionError) {
    if queue.caps.contains(where: { $0.id == cap }) { return }
    throw tree.error(.unknownRule, "`\(definition.name)` has no cap `\(cap)`")
  }

  /// Numbers by these names, and the group.
  private func amounts(
    _ tree: LoggedTree, _ names: Set<String>
  ) throws(LoggedDecisionError) -> (amounts: [String: Double], group: TextTree.Content?) {
    var amounts: [String: Double] = [:]
    var group: TextTree.Content?
    for (key, value) in try tree.members() where key != "cap" {
      if key == "group" {
        group = value.content
      } else if names.contains(key) {
        amounts[key] = try value.number()
      } else {
        throw value.error(.unknownName, "a cap has no member `\(key)`")
      }
    }
    return (amounts, group)
  }

  // MARK: Entries

  private static let lists: [String: RuleOutcome] = [
    "failed": .fail, "review": .review, "unknown": .unknown,
  ]

  private func entry(
    _ subject: String, _ tree: LoggedTree
  ) throws(LoggedDecisionError) -> QueueEntry {
    var outcome: DecisionOutcome?
    var position: Int?
    var broken: [CapBreak] = []
    var stoppedBy: String?
    var rules: [RuleResult] = []
    var causes: [Cause] = []
    for (key, value) in try tree.members() {
      switch key {
      case "outcome": outcome = try self.outcome(value)
      case "value": position = try value.integer(in: 1..<Int(Int32.max))
      case "missing": causes += try value.texts().map(Cause.missing)
      case "asks": causes += try value.texts().map(Cause.asks)
      case "stopped_by": stoppedBy = try value.text()
      case "breaks": for item in try value.items() { broken.append(try self.broken(item)) }
      default:
        guard let list = Self.lists[key] else {
          throw value.error(.unknownName, "an entry has no member `\(key)`")
        }
        for item in try value.items() { rules.append(try rule(item, list)) }
      }
    }
    guard let outcome else {
      throw tree.error(.wrongKind, "an entry says its `outcome`, and this one doesn't")
    }
    var entry = QueueEntry(
      subject: subject, outcome: outcome, rules: rules.sorted { $0.index < $1.index },
      causes: causes)
    entry.position = position
    entry.broken = broken
    entry.stoppedBy = stoppedBy
    return entry
  }

  private func rule(
    _ tree: LoggedTree, _ outcome: RuleOutcome
  ) throws(LoggedDecisionError) -> RuleResult {
    let id = try tree.text()
    guard let index = rules[id] else {
      throw tree.error(.unknownRule, "`\(definition.name)` has no rule `\(id)` in force")
    }
    return RuleResult(
      id: id, index: index, outcome: outcome, causes: [], error: nil, value: nil, points: nil)
  }

  private func broken(_ tree: LoggedTree) throws(LoggedDecisionError) -> CapBreak {
    guard let cap = try tree.members().first(where: { $0.key == "cap" })?.value else {
      throw tree.error(.wrongKind, "what is broken says its `cap`, and this doesn't")
    }
    let id = try cap.text()
    try check(cap: id, cap)
    let (amounts, group) = try amounts(tree, ["free", "limit", "takes"])
    return CapBreak(
      cap: id, group: group, takes: amounts["takes"] ?? 0, free: amounts["free"] ?? 0,
      limit: amounts["limit"] ?? 0)
  }

  /// Those granted by their positions, then the refused, the open and the excluded, each by subject.
  private static func ordered(_ entries: [QueueEntry]) -> [QueueEntry] {
    func rank(_ entry: QueueEntry) -> (Int, Int) {
      switch entry.standing {
      case .granted: (0, entry.position ?? 0)
      case .refused: (1, 0)
      case .undetermined: (2, 0)
      case .excluded: (3, 0)
      }
    }
    return entries.sorted { left, right in
      let (a, b) = (rank(left), rank(right))
      return a == b ? utf16Less(left.subject, right.subject) : a < b
    }
  }
}

extension LoggedTree {
  /// A number.
  fileprivate func number() throws(LoggedDecisionError) -> Double {
    guard case .number(let number) = content else {
      throw error(.wrongKind, "here stands a number, and this is none")
    }
    return number
  }
}
