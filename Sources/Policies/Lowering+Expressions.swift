internal import LuaSyntax

extension Lowering {
  mutating func list(_ expressions: [Expression], at range: Range<Int>) {
    for (index, item) in expressions.enumerated() {
      if index > 0 { output.put(", ") }
      expression(item)
    }
  }

  mutating func expression(_ expression: Expression) {
    guard let probe = probes[expression.range] else { return unprobed(expression) }
    probed(expression, by: probe)
  }

  /// Writes an expression without the probe around it.
  mutating func unprobed(_ expression: Expression) {
    let range = expression.range
    switch expression.kind {
    case .nil: put("nil", at: range)
    case .boolean(let value): put(value ? "true" : "false", at: range)
    case .integer(let value): put(Self.literal(Double(value)), at: range)
    case .float(let value): put(Self.literal(value), at: range)
    case .string(let bytes): put(Self.literal(bytes), at: range)
    case .name("as_of"): call(.asOf, range, [])
    case .name(let name): put(name, at: range)
    case .field(let base, let name): field(base, name.text, range)
    case .index(let base, let key): index(base, key, range)
    case .call(let callee, let arguments): call(callee, arguments, range)
    case .methodCall(let base, let name, let arguments): method(base, name.text, arguments, range)
    case .binary(let op, let opRange, let left, let right): binary(op, opRange, left, right, range)
    case .unary(.length, _, let operand): operation("__len", range, [operand])
    case .unary(let op, _, let operand):
      put(op == .not ? "not " : "- ", at: range)
      self.expression(operand)
    case .parenthesized(let inner):
      put("(", at: range)
      self.expression(inner)
      output.put(")")
    case .vararg, .function, .table: break
    }
  }

  /// Writes `name(offset, arguments…)`.
  mutating func operation(_ name: String, _ range: Range<Int>, _ arguments: [Expression]) {
    put("\(name)(\(range.lowerBound)", at: range)
    for argument in arguments {
      output.put(", ")
      operand(argument)
    }
    output.put(")")
  }

  /// One value: a function may return several, and is held to its first.
  mutating func operand(_ expression: Expression) {
    guard case .call = expression.kind else { return self.expression(expression) }
    output.put("(")
    self.expression(expression)
    output.put(")")
  }

  mutating func call(_ word: Word, _ range: Range<Int>, _ arguments: [Expression]) {
    operation(name(word), range, arguments)
  }

  mutating func field(_ base: Expression, _ field: String, _ range: Range<Int>) {
    if base.plainName == "params" {
      return put(
        "\(name(.parameter))(\(range.lowerBound), \(numbers.symbols.number(of: field)))", at: range)
    }
    if decided(base, field, range) { return }
    expression(base)
    output.put("[\(numbers.symbols.number(of: field))]")
  }

  /// `decided.d.yes` and the like; false where it is none of them.
  private mutating func decided(_ base: Expression, _ field: String, _ range: Range<Int>) -> Bool {
    if decidedOfEntry(base, field, range) { return true }
    if let decision = decision(base) {
      let words: [String: Word] = [
        "yes": .decidedYes, "no": .decidedNo, "applies": .decidedApplies, "value": .decidedValue,
      ]
      guard let word = words[field] else { return false }
      put("\(name(word))(\(range.lowerBound), \(decision))", at: range)
      return true
    }
    if case .field(let owner, let parts) = base.kind, parts.text == "parts",
      let decision = decision(owner)
    {
      put(
        "\(name(.decidedPart))(\(range.lowerBound), \(decision), \(numbers.symbols.number(of: field)))",
        at: range)
      return true
    }
    return false
  }

  /// `entry.decided.d.yes` and the like; false where it is none of them.
  private mutating func decidedOfEntry(
    _ base: Expression, _ field: String, _ range: Range<Int>
  ) -> Bool {
    if let (entry, decision) = entryDecision(base) {
      let words: [String: Word] = [
        "yes": .entryYes, "no": .entryNo, "applies": .entryApplies, "value": .entryValue,
      ]
      guard let word = words[field] else { return false }
      put("\(name(word))(\(range.lowerBound), \(decision), ", at: range)
      operand(entry)
      output.put(")")
      return true
    }
    if case .field(let owner, let parts) = base.kind, parts.text == "parts",
      let (entry, decision) = entryDecision(owner)
    {
      let part = numbers.symbols.number(of: field)
      put("\(name(.entryPart))(\(range.lowerBound), \(decision), \(part), ", at: range)
      operand(entry)
      output.put(")")
      return true
    }
    return false
  }

  /// The entry and the index of the decision, where an expression is `entry.decided.d`.
  func entryDecision(_ expression: Expression) -> (entry: Expression, decision: Int)? {
    guard let (entry, name) = names.entryDecision(expression),
      let decision = names.decisions.firstIndex(where: { $0.name == name.text })
    else { return nil }
    return (entry, decision)
  }

  /// The index of the decision, where an expression is `decided.d` or `decided.alias.d`.
  func decision(_ expression: Expression) -> Int? {
    names.decisionName(expression).flatMap { names.index(ofDecision: $0.text) }
  }

  mutating func index(_ base: Expression, _ key: Expression, _ range: Range<Int>) {
    if case .string(let bytes) = key.kind {
      return field(base, String(decoding: bytes, as: UTF8.self), range)
    }
    expression(base)
    output.put("[")
    expression(key)
    output.put("]")
  }

  // MARK: Calls

  mutating func call(
    _ callee: Expression, _ arguments: [Expression], _ range: Range<Int>
  ) {
    switch callee.kind {
    case .name(let name):
      if let word = Word.callable[name] { return call(word, arguments, range) }
      put("\(name)(", at: range)
    case .field(let owner, let function):
      let name = name(ofShared: function.text, in: owner.plainName ?? "")
      put("\(name)(", at: range)
    default: return
    }
    for (index, argument) in arguments.enumerated() {
      if index > 0 { output.put(", ") }
      if let count = handed[argument.range.lowerBound] {
        handOn(argument, parameterCount: count)
      } else {
        self.argument(argument)
      }
    }
    output.put(")")
  }

  /// A function that another will call: each call is paid for by its weight.
  private mutating func handOn(_ function: Expression, parameterCount: Int) {
    let parameters = (0..<parameterCount).map { "__\($0)" }.joined(separator: ", ")
    let range = function.range
    put("function(\(parameters)) __charge(\(range.lowerBound), \(weight(at: range))); ", at: range)
    output.put("return (")
    argument(function)
    output.put(")(\(parameters)) end")
  }

  /// An argument that may be a function.
  private mutating func argument(_ argument: Expression) {
    switch argument.unwrapped.kind {
    case .function(let body):
      put("function", at: argument.range)
      function(body, isTest: false)
    // Only what the checker has taken for a function has a weight; else a local has that name.
    case .field(let owner, let function) where weights[argument.range.lowerBound] != nil:
      let name = name(ofShared: function.text, in: owner.plainName ?? "")
      put(name, at: argument.range)
    default: expression(argument)
    }
  }

  private mutating func call(
    _ word: Word.Signature, _ arguments: [Expression], _ range: Range<Int>
  ) {
    if word.word.isListWord { return callListWord(word.word, arguments, range) }
    switch word.word {
    case .known: return known(arguments, range)
    case .valueOr: return valueOr(arguments, range)
    case .ratio where !arguments[2].isScalarLiteral, .change where !arguments[2].isScalarLiteral:
      return quotient(word.word, arguments, range)
    default: break
    }
    if word.word == .review {
      let question = numbers.questions.number(of: arguments[0].plainText ?? "")
      return put("\(name(.review))(\(range.lowerBound), \(question))", at: range)
    }
    put("\(name(word.word))(\(range.lowerBound)", at: range)
    for (index, argument) in arguments.enumerated() {
      output.put(", ")
      if word.argument(index) == .field {
        output.put("\(numbers.symbols.number(of: argument.plainText ?? ""))")
      } else {
        operand(argument)
      }
    }
    output.put(")")
  }

  /// Writes `__each(offset, word, list, f, key, weight)`.
  private mutating func callListWord(_ word: Word, _ arguments: [Expression], _ range: Range<Int>) {
    put("__each(\(range.lowerBound), \(word.rawValue), ", at: range)
    operand(arguments[0])
    for index in 1...2 {
      output.put(", ")
      if index < arguments.count { argument(arguments[index]) } else { output.put("nil") }
    }
    output.put(", \(weight(at: range)))")
  }

  mutating func method(
    _ base: Expression, _ method: String, _ arguments: [Expression], _ range: Range<Int>
  ) {
    guard case .field(let owner, let name) = base.kind, case .name(let kind) = owner.kind else {
      return
    }
    if kind == "params" {
      let symbol = numbers.symbols.number(of: name.text)
      put("\(self.name(.band))(\(range.lowerBound), \(symbol), ", at: range)
      operand(arguments[0])
      return output.put(")")
    }
    guard let index = names.table(name.text) else { return }
    let word: Word = method == "has" ? .hasRow : method == "row" ? .row : .rows
    put("\(self.name(word))(\(range.lowerBound), \(index)", at: range)
    for key in names.tables[index].keyColumns {
      output.put(", ")
      if let value = Self.query(arguments[0], names.tables[index].columns[key].name) {
        operand(value)
      } else {
        output.put("nil")
      }
    }
    output.put(")")
  }

  /// What a query gives for a key column: the item of that name, or the one value that stands for
  /// the only key.
  static func query(_ argument: Expression, _ column: String) -> Expression? {
    guard case .table(let items) = argument.kind else { return argument }
    return items.first { item in
      if case .name(let name) = item.key { name.text == column } else { false }
    }?.value
  }
}
