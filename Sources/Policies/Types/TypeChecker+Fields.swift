internal import LuaSyntax
internal import Records

extension TypeChecker {
  /// What `base.name` is.
  mutating func field(_ base: Expression, _ name: Name) -> ValueType {
    if let owner = base.plainName, state.variable(owner) == nil {
      if owner == "params" { return unlessKnown(base, name) { $0.parameter(name.text) } }
      return .any
    }
    if case .field(let owner, let parts) = base.kind, parts.text == "parts" {
      if let decision = decision(owner) { return part(of: decision) }
      if let decision = askEntry(owner) { return part(of: decision) }
    }
    if let decision = decision(base) { return ask(decision, name) }
    if let decision = askEntry(base) { return ask(decision, name, isOfEntry: true) }
    let type = type(of: base)
    return unlessKnown(base, name) { $0.field(name, of: type, base) }
  }

  /// A field of what an expression is.
  mutating func field(_ name: Name, of type: ValueType, _ base: Expression) -> ValueType {
    if type.isAny { reads.isOpen = true }
    if type.isAny || type.isNever { return type }
    var rest = type
    rest.objects = []
    guard rest.isNever else {
      let way = rest.list != nil ? "; take an item of it, or go through it" : ""
      report(
        "no_fields", base.range,
        "\(quote(base)) \(rest.claim(of: type)), which has no field `\(name.text)`" + way)
      return .any
    }
    return type.objects.map { field(name, of: $0) }.reduce(ValueType.never) { $0.union($1) }
  }

  /// A field of an object, which is noted as read.
  mutating func field(_ name: Name, of object: ObjectType) -> ValueType {
    switch object {
    case .record(let index):
      let type = names.recordTypes[index]
      return field(name, among: type.fields, at: type.name)
    case .nested(let nested): return field(name, among: nested.fields, at: nested.path)
    case .row(let index):
      let table = names.tables[index]
      if let column = table.columns.firstIndex(where: { $0.name == name.text }) {
        return ValueType(table.columns[column], at: column, of: table)
      }
      refuse(name, "table `\(table.name)` has no column", table.columns.map(\.name))
    case .choice(let index):
      let decision = names.decision(at: index)
      if let type = decision.given[name.text] { return type }
      refuse(name, "no value of `\(decision.name)` is called", Array(decision.given.keys))
    case .entry: return fieldOfEntry(name)
    }
    return .any
  }

  private mutating func field(
    _ name: Name, among fields: [Field], at path: String
  ) -> ValueType {
    guard let field = fields.first(where: { $0.name == name.text }) else {
      refuse(name, "`\(path)` has no field", fields.map(\.name))
      return .any
    }
    reads.facts.insert("\(path).\(name.text)")
    stops.insert("\(path).\(name.text)")
    note(field, at: "\(path).\(name.text)")
    return ValueType(field, at: "\(path).\(name.text)")
  }

  mutating func refuse(_ name: Name, _ cause: String, _ known: [String]) {
    report(
      "unknown_field", name.range,
      "\(cause) `\(name.text)`" + suggestion(for: name.text, among: known))
  }

  /// The field of an object that a word asks for, where there is one.
  func declared(_ name: String, of object: ObjectType) -> Field? {
    switch object {
    case .record(let index): names.recordTypes[index].fields.first { $0.name == name }
    case .nested(let nested): nested.fields.first { $0.name == name }
    case .row, .choice, .entry: nil
    }
  }

  // MARK: Parameters

  private mutating func parameter(_ name: String) -> ValueType {
    guard let parameter = names.parameters[name] else { return .any }
    reads.parameters.insert(name)
    stops.insert("params.\(name)")
    note(parameter)
    return ValueType(parameter)
  }

  // MARK: Decisions

  /// The decision that an expression names as `decided.d` or `decided.alias.d`.
  func decision(_ expression: Expression) -> Int? {
    guard let name = names.decisionName(expression), state.variable("decided") == nil else {
      return nil
    }
    return names.index(ofDecision: name.text)
  }

  private mutating func part(of index: Int) -> ValueType {
    let name = names.decision(at: index).name
    reads.decisions.insert(name)
    reads.values.insert(name)
    stops.insert("decided")
    note(.decision(name))
    return .number(NumberType(isRange: true))
  }

  /// `decided.d.yes` and the like.
  private mutating func ask(_ index: Int, _ name: Name, isOfEntry: Bool = false) -> ValueType {
    let decision = names.decision(at: index)
    reads.decisions.insert(decision.name)
    stops.insert("decided")
    note(.decision(decision.name))
    warnOfOtherDate(decision, name.range)
    guard name.text == "value" else { return .either }
    reads.values.insert(decision.name)
    switch decision.combine {
    case .sum: return .number(NumberType(isRange: true))
    case .queue:
      // Of the whole it is how many are granted, of one dossier which of them it is.
      let isPlace = isOfEntry || names.scope == .queue
      return .number(NumberType(Interval(isPlace ? 1 : 0), isWhole: true))
    case .any where !decision.given.isEmpty: return .object(.choice(index))
    case .first where !decision.given.isEmpty:
      return decision.given.values.reduce(ValueType.never) { $0.union($1) }.closed(
        at: decision.name)
    case .all, .any, .first:
      report(
        "no_value", name.range,
        "`\(decision.name)` gives no value: none of its rules has a `value`")
      return .any
    }
  }

  /// Warns where the facts of a decision are those of another day than its reader's.
  mutating func warnOfOtherDate(_ decision: DecisionDefinition, _ range: Range<Int>) {
    guard let other = decision.asOf, other != asOf, names.scope == .dossier else { return }
    report(
      "other_as_of", range,
      "`\(decision.name)` is decided as of `\(other.path)`, and `\(self.decision)` as of "
        + (asOf.map { "`\($0.path)`" } ?? "the day asked for"),
      severity: .warning)
  }
}

extension ValueType {
  /// The value of a decision: no words but those that its rules give.
  fileprivate func closed(at path: String) -> ValueType {
    guard let words = text?.words else { return self }
    var result = self
    result.text = TextType(closed: words.sorted(), path: "decided.\(path).value")
    return result
  }
}
