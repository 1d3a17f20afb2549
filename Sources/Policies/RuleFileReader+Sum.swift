internal import LuaSyntax

extension RuleFileReader {
  // MARK: The decision

  /// What a sum must come to, and its parts.
  func sum(_ declaration: Declaration) -> SumDefinition {
    SumDefinition(
      bounds: SumBounds(
        atLeast: number(declaration.item("at_least"), what: "`decision`"),
        above: number(declaration.item("above"), what: "`decision`")),
      parts: parts)
  }

  /// The parts of the file's sum, in file order.
  private var parts: [SumPart] {
    guard let item = chunk.declarations.first(where: { $0.word.text == "decision" })?.item("parts")
    else { return [] }
    guard case .table(let items) = item.value.kind else {
      refuse("bad_metadata", item.value.range, "`parts` is `{ name = { title = \"…\" } }`")
      return []
    }
    return items.compactMap(part)
  }

  private func part(_ item: TableItem) -> SumPart? {
    let keys = ["title", "at_least", "above", "at_most"]
    guard let name = item.key.name, case .table(let items) = item.value.kind,
      let title = items.first(where: { $0.key.name?.text == "title" })?.value.plainText
    else {
      refuse("bad_metadata", item.range, "a part is `name = { title = \"…\", at_least = … }`")
      return nil
    }
    for inner in items where !keys.contains(inner.key.name?.text ?? "") {
      refuse(
        "unknown_key", inner.range,
        "a part has no `\(inner.key.name?.text ?? "")`; it has: " + keys.joined(separator: ", "))
    }
    func bound(_ key: String) -> RuleNumber? {
      number(items.first { $0.key.name?.text == key }, what: "part `\(name.text)`")
    }
    return SumPart(
      name: name.text, title: title,
      bounds: SumBounds(atLeast: bound("at_least"), above: bound("above")),
      atMost: bound("at_most"))
  }

  // MARK: Rules

  /// What a rule adds to a sum, where it says so.
  func points(_ declaration: Declaration, what: String) -> RulePoints? {
    guard let item = declaration.item("points") else { return nil }
    let value: RulePoints.Value
    let ownMaximum: RuleNumber?
    if item.value.ruleNumber != nil, !isRange(item.value) {
      guard let number = number(item, what: what) else { return nil }
      value = .number(number)
      ownMaximum = number
    } else if let function = function(declaration, "points") {
      value = .function(function)
      ownMaximum = nil
    } else {
      return nil
    }
    let written = number(declaration.item("max"), what: what)
    guard let maximum = written ?? ownMaximum else {
      refuse(
        "missing_key", item.range,
        "\(what) lacks `max`, which must stand where `points` is a function")
      return nil
    }
    return RulePoints(
      value: value, part: part(declaration, what: what),
      min: number(declaration.item("min"), what: what) ?? .literal(0), max: maximum)
  }

  private func part(_ declaration: Declaration, what: String) -> Int? {
    guard let item = declaration.item("part") else { return nil }
    guard let name = item.value.plainText else {
      refuse("bad_metadata", item.value.range, "`part` of \(what) is to be text")
      return nil
    }
    if let index = parts.firstIndex(where: { $0.name == name }) { return index }
    refuse(
      "unknown_part", item.value.range,
      "`parts` of the decision has no `\(name)`" + suggestion(for: name, among: parts.map(\.name)))
    return nil
  }

  /// Refuses points outside a sum, bounds too, and a sum's rule without.
  func refusePoints(_ combine: DecisionDefinition.Combination) {
    let sumKeys = ["points", "part", "max", "min", "at_least", "above", "parts"]
    for declaration in chunk.declarations {
      if combine != .sum {
        for key in sumKeys {
          guard let item = declaration.item(key) else { continue }
          refuse(
            "points_without_sum", item.key.name?.range ?? item.range,
            "`\(key)` stands in `sum` only")
        }
      } else if declaration.word.text == "rule" {
        let isMust = declaration.item("must")?.value.isTrue == true
        if isMust, let item = declaration.item("points") {
          refuse("points_without_sum", item.range, "a `must` rule adds no points")
        } else if !isMust, declaration.item("points") == nil {
          refuse("missing_key", declaration.word.range, "a rule of a sum lacks `points`")
        }
      }
    }
  }

  /// Whether an expression is a parameter that can be a range, which so has no one number.
  private func isRange(_ expression: Expression) -> Bool {
    guard case .parameter(let name)? = expression.ruleNumber else { return false }
    return names.parameters[name]?.kind == .range
  }

  // MARK: Numbers

  /// A literal number or `params.name`.
  func number(_ item: TableItem?, what: String) -> RuleNumber? {
    guard let item else { return nil }
    let key = item.key.name?.text ?? ""
    guard let number = item.value.ruleNumber else {
      refuse("bad_metadata", item.value.range, "`\(key)` of \(what) is a number or `params.name`")
      return nil
    }
    guard let values = values(of: number, key, item.value.range, what: what) else { return nil }
    // So that no total goes beyond what a number can be.
    if values.contains(where: { $0.magnitude > 0x1p53 }) {
      refuse(
        "number_too_large", item.value.range,
        "`\(key)` of \(what) goes to 2^53 and no further")
      return nil
    }
    return number
  }

  /// The numbers that it can be; nil where it is told that it can be others, or none.
  private func values(
    of number: RuleNumber, _ key: String, _ range: Range<Int>, what: String
  ) -> [Double]? {
    guard case .parameter(let name) = number else {
      if case .literal(let value) = number { return [value] }
      return nil
    }
    // What is no parameter, or has bands, has been told of points already: they are an expression.
    guard let parameter = names.parameters[name] else {
      if key != "points" {
        refuse(
          "unknown_parameter", range,
          "no parameter is called `\(name)`"
            + suggestion(for: name, among: names.parameters.keys.sorted()))
      }
      return nil
    }
    if parameter.kind != .number && parameter.kind != .integer || parameter.hasBands {
      if key != "points" || !parameter.hasBands {
        refuse(
          "bad_metadata", range, "`\(key)` of \(what) wants a parameter of one number")
      }
      return nil
    }
    return parameter.values.compactMap {
      if case .scalar(.number(let value)) = $0.content { value } else { nil }
    }
  }
}

extension Expression {
  /// The number that it is, where it is a literal or `params.name`.
  var ruleNumber: RuleNumber? {
    switch kind {
    case .integer(let value): .literal(Double(value))
    case .float(let value): .literal(value)
    case .unary(.negate, _, let operand):
      if case .literal(let value)? = operand.ruleNumber { .literal(-value) } else { nil }
    case .field(let owner, let name) where owner.plainName == "params": .parameter(name.text)
    default: nil
    }
  }
}
