internal import LuaSyntax

extension RuleFileReader {
  static let capKeys = ["title", "source", "when", "per", "takes", "holds", "limit", "fail"]

  // MARK: The decision

  /// Whether a decision is over the portfolio; what it then can't say is refused.
  func isOverPortfolio(
    _ declaration: Declaration, _ combine: DecisionDefinition.Combination?
  ) -> Bool {
    guard let over = declaration.item("over") else {
      if combine == .queue, let item = declaration.item("combine") {
        refuse(
          "queue_of_one", item.value.range,
          "a queue is decided over all dossiers; add `over = \"portfolio\"`")
      }
      return combine == .queue
    }
    if let word = text(declaration, "over", what: "`decision`"),
      word != RuleFileScope.portfolioName
    {
      refuse(
        "unknown_word", over.value.range,
        "`\(word)` is nothing to decide over"
          + suggestion(for: word, among: [RuleFileScope.portfolioName])
          + "; it is `portfolio`, or the key isn't there")
    }
    refuse(
      key: "records", of: declaration,
      "a decision over the portfolio needs no record of a dossier; ask `known(entry, \"…\")` of entries"
    )
    refuse(
      key: "as_of", of: declaration,
      "all dossiers are decided on one day, that of `--as-of` or today; leave `as_of` out")
    if combine == .queue {
      refuse(
        key: "when", of: declaration,
        "a queue always applies; who takes part is said by its rules, and a cap has its own `when`")
    }
    return true
  }

  private func refuse(key: String, of declaration: Declaration, _ message: String) {
    guard let item = declaration.item(key) else { return }
    refuse("not_over_portfolio", item.key.name?.range ?? item.range, message)
  }

  /// What a queue says beside its rules; nil where something is wrong with it.
  func queue(_ declaration: Declaration, _ caps: [Cap]) -> QueueDefinition? {
    guard declaration.item("order") != nil else {
      refuse(
        "missing_order", declaration.word.range,
        "a queue lacks `order`, so it would be in the order of ids; give the keys to order by: "
          + "`order = function(…) return … end`")
      return nil
    }
    let short = short(declaration)
    guard let order = function(declaration, "order"), let short else { return nil }
    return QueueDefinition(order: order, short: short, caps: caps)
  }

  private func short(_ declaration: Declaration) -> QueueDefinition.Short? {
    guard let item = declaration.item("short") else { return .skip }
    guard let word = text(declaration, "short", what: "`decision`") else { return nil }
    if let short = QueueDefinition.Short(rawValue: word) { return short }
    let words = QueueDefinition.Short.allCases.map(\.rawValue)
    refuse(
      "unknown_word", item.value.range,
      "`\(word)` says nothing of what is short" + suggestion(for: word, among: words)
        + "; it is one of: " + words.joined(separator: ", "))
    return nil
  }

  /// Refuses what stands in a queue only.
  func refuseQueueKeys(_ combine: DecisionDefinition.Combination) {
    if combine == .queue { return }
    for declaration in chunk.declarations {
      if declaration.word.text == "cap" {
        refuse(
          "cap_without_queue", declaration.word.range,
          "`cap` stands in `queue` only, and this decision is made by `\(combine.rawValue)`")
      }
      for key in ["order", "short"] {
        guard declaration.word.text == "decision", let item = declaration.item(key) else {
          continue
        }
        refuse(
          "cap_without_queue", item.key.name?.range ?? item.range, "`\(key)` stands in `queue` only"
        )
      }
    }
  }

  // MARK: Caps

  mutating func cap(_ declaration: Declaration, _ count: inout Int) -> Cap? {
    guard let id = declaration.id, id.text.isRuleID else {
      refuse(
        "bad_rule_id", declaration.id?.range ?? declaration.word.range,
        "a cap has an id of letters, digits, `_` and `-`, and not `when`: `cap \"most\" { … }`")
      return nil
    }
    let what = "cap `\(id.text)`"
    refuseKeys(declaration, Self.capKeys, what: what)
    exportFunctions(declaration, &count)
    let title = text(declaration, "title", what: what)
    let source = citation(declaration, what: what)
    let takes = amount(declaration, "takes", isRequired: true, what: what)
    let holds = amount(declaration, "holds", isRequired: false, what: what)
    let limit = amount(declaration, "limit", isRequired: true, what: what)
    let fail = template(declaration, "fail", shown: Cap.shownNames)
    guard let title, let source, let takes, let limit else { return nil }
    return Cap(
      id: id.text, title: title, source: source, when: function(declaration, "when"),
      per: function(declaration, "per"), takes: takes, holds: holds, limit: limit, fail: fail,
      place: place(of: declaration))
  }

  /// Where a declaration stands: `rules/allocation.lua:8`.
  private func place(of declaration: Declaration) -> String {
    let line = chunk.source.position(at: declaration.word.range.lowerBound).line
    return "\(chunk.source.name):\(line)"
  }

  private func amount(
    _ declaration: Declaration, _ key: String, isRequired: Bool, what: String
  ) -> CapAmount? {
    guard let item = declaration.item(key) else {
      if isRequired {
        refuse("missing_key", declaration.word.range, "\(what) lacks `\(key)`")
      }
      return nil
    }
    guard item.value.ruleNumber != nil else {
      return function(declaration, key).map { .function($0) }
    }
    guard let number = number(item, what: what) else { return nil }
    if case .literal(let value) = number, value < 0 {
      refuse("bad_value", item.value.range, "`\(key)` of \(what) is at least 0")
      return nil
    }
    return .number(number)
  }

  /// Refuses a cap with the id of another, or of a rule: grounds and messages tell them by it.
  func refuseTwins(_ caps: [Cap], _ rules: [Rule]) {
    var places = Dictionary(rules.map { ($0.id, $0.place) }) { first, _ in first }
    for cap in caps {
      guard let place = places.updateValue(cap.place, forKey: cap.id) else { continue }
      let declaration = chunk.declarations.first { self.place(of: $0) == cap.place }
      guard let id = declaration?.id else { continue }
      refuse("duplicate_cap", id.range, "`\(cap.id)` stands at \(place) too; choose another id")
    }
  }
}
