internal import LuaSyntax
internal import Records

/// The portfolio and its entries, and what a queue says.
extension TypeChecker {
  /// What a function of a declaration is given by the name of a parameter.
  func type(ofParameter name: String) -> ValueType {
    if names.scope == .portfolio, name == RuleFileScope.portfolioName {
      return .list(ListType(of: .object(.entry)))
    }
    return names.record(name).map { .object(.record($0)) } ?? .any
  }

  /// The fields that every entry has, by their paths.
  var alwaysOfEntry: [String] {
    guard let subject = names.subject else { return [] }
    let type = names.recordTypes[subject]
    return type.fields.filter(\.isRequired).map { "\(type.name).\($0.name)" }
  }

  // MARK: Entries

  /// `entry.record`; what else stands there is refused.
  mutating func fieldOfEntry(_ name: Name) -> ValueType {
    if let record = names.record(name.text) { return .object(.record(record)) }
    if name.text != "decided" {
      refuse(name, "an entry has no record", names.recordTypes.map(\.name) + ["decided"])
    } else if names.haveFieldNamedDecided {
      report(
        "bad_name", name.range,
        "a record type has a field `decided` too, so that this can't be told from it; call the field "
          + "otherwise")
    } else if isInSharedFile {
      report(
        "unknown_decision", name.range,
        "functions are read before every decision; hand `entry.decided.name…` to them")
    } else {
      report(
        "not_offered", name.range,
        "write `entry.decided.name.yes`, `.no`, `.applies` or `.value`")
    }
    return .any
  }

  /// The decision that an expression names as `entry.decided.d`, the entry of which is walked.
  mutating func askEntry(_ expression: Expression) -> Int? {
    guard !isInSharedFile, let (entry, name) = names.entryDecision(expression),
      let decision = names.decisions.firstIndex(where: { $0.name == name.text })
    else { return nil }
    checkEntry(entry)
    return decision
  }

  /// The entry, where an expression is `entry.decided`.
  func entryDecided(_ expression: Expression) -> Expression? {
    isInSharedFile ? nil : names.entryDecided(expression)
  }

  /// Whether the file that is walked is one of functions, which are lowered before every decision.
  private var isInSharedFile: Bool { source.name.hasPrefix("functions/") }

  /// Walks what is to be an entry.
  mutating func checkEntry(_ entry: Expression) {
    let type = type(of: entry)
    if type.isAny { reads.isOpen = true }
    if type.isAny || type.isNever || type == .object(.entry) { return }
    report(
      "no_fields", entry.range,
      "\(quote(entry)) \(type.claim(of: type)), and only an entry of `portfolio` has `decided`")
  }

  // MARK: Queues

  /// Checks the keys of an order: at each place one kind of plain value, whichever way is gone.
  mutating func checkOrder(_ item: TableItem) {
    var keys: [ValueType] = []
    let ends = returns(of: item.value)
    for end in ends {
      let own = [end.type] + end.others
      guard end.range != nil else {
        refuse(end, item, "bad_order", "`order` gives the keys to order by", .nothing)
        return
      }
      if own.count > QueueDefinition.maximumKeys {
        report(
          "bad_order", item.key.name?.range ?? item.range,
          "an order has at most \(QueueDefinition.maximumKeys) keys, and this has \(own.count)")
        return
      }
      for (index, key) in own.enumerated() {
        if index < keys.count { keys[index] = keys[index].union(key) } else { keys.append(key) }
      }
      if let first = ends.first, first.others.count != end.others.count {
        let counts = [first, end].map { "\($0.others.count + 1)" }.joined(separator: " and ")
        report(
          "bad_order", end.range ?? item.range,
          "an order gives as many keys whichever way is gone, and here can be \(counts)")
        return
      }
    }
    for (index, key) in keys.enumerated() { checkKey(key, index + 1, of: item) }
  }

  private mutating func checkKey(_ key: ValueType, _ number: Int, of item: TableItem) {
    if key.isAny || key.isNever { return }
    let kinds = [key.number != nil, key.text != nil || key.isDate, !key.boolean.isEmpty]
    if key.isScalar, kinds.count(where: { $0 }) == 1 { return }
    report(
      "bad_order", item.key.name?.range ?? item.range,
      "key \(number) of an order is a number, text, a date or true or false, and only one of them; "
        + "this \(key.claim())")
  }

  /// Checks the group of a cap.
  mutating func checkGroup(_ item: TableItem) {
    for end in returns(of: item.value) where !end.type.isScalar {
      refuse(
        end, item, "bad_value", "`per` gives text, a number or true or false", end.type)
    }
  }

  /// Checks what a cap has, or a dossier takes or holds of it.
  mutating func checkAmount(_ item: TableItem) {
    if item.value.ruleNumber != nil { return }
    let key = item.key.name?.text ?? ""
    for end in returns(of: item.value) {
      var rest = end.type
      rest.number = nil
      if !rest.isAny, !rest.isNever {
        refuse(end, item, "cannot_compute", "`\(key)` is a number", rest)
      } else if let number = end.type.number, number.isRange {
        refuse(
          end, item, "range_refused",
          "`\(key)` is one number; take an end of it by `low` or `high`",
          end.type)
      } else if let number = end.type.number, key != "limit", number.narrow.high < 0,
        let range = end.range
      {
        report("bad_value", range, "`\(key)` is at least 0, and \(quote(range)) is below")
      }
    }
  }
}
