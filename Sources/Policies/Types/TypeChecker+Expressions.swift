internal import LuaSyntax

extension TypeChecker {
  /// What an expression can be.
  mutating func type(of expression: Expression) -> ValueType {
    guard enter() else {
      reads.isOpen = true
      return .any
    }
    defer { leave() }
    guard let probe = probes?.number(of: expression.range, in: source.name) else {
      return narrowedType(of: expression)
    }
    return probed(by: probe) { $0.narrowedType(of: expression) }
  }

  private mutating func narrowedType(of expression: Expression) -> ValueType {
    let type = plainType(of: expression)
    if state.facts.isEmpty || type.number == nil && !type.isNil { return type }
    return state.facts.narrowed(type, by: text(ofKey: expression))
  }

  private mutating func plainType(of expression: Expression) -> ValueType {
    switch expression.kind {
    case .nil: return .nothing
    case .boolean(let value): return .boolean(value ? .canBeTrue : .canBeFalse)
    case .integer(let value):
      return .number(
        NumberType(Interval(only: Double(value)), isWhole: true, isLiteral: true))
    case .float(let value):
      return .number(
        NumberType(
          Interval(only: value), isWhole: value == value.rounded(), isLiteral: true))
    case .string(let bytes):
      let literal = Literal(place: place(expression.range), range: expression.range)
      return .text(
        TextType(words: [String(decoding: bytes, as: UTF8.self)], origin: .literal(literal)))
    case .name(let name): return type(ofName: name)
    case .field(let base, let name): return field(base, name)
    case .index(let base, let key):
      if let text = key.plainText { return field(base, Name(text: text, range: key.range)) }
      return item(of: base, at: key)
    case .call(let callee, let arguments):
      return call(callee, arguments, expression.range)
    case .methodCall(let base, let method, let arguments):
      return ask(base, method, arguments, expression.range)
    case .binary(let op, let range, let left, let right):
      return binary(op, range, left, right, expression.range)
    case .unary(let op, _, let operand): return unary(op, operand)
    case .parenthesized(let inner): return type(of: inner)
    case .vararg, .function, .table: return .any
    }
  }

  private func type(ofName name: String) -> ValueType {
    if case .value(let type, _)? = state.variable(name) { return type }
    return name == "as_of" ? .date : .any
  }

  /// The text of an expression without space.
  func text(ofKey expression: Expression) -> String {
    String(source.text(in: expression.unwrapped.range).filter { !$0.isWhitespace })
  }

  // MARK: Items

  private mutating func item(of base: Expression, at key: Expression) -> ValueType {
    let list = listType(of: base, word: "[…]")
    noteUnknownItems(of: list)
    let index = wholeNumber(key, "a list is indexed by a whole number")
    if let list, index.narrow.high < 1 || index.narrow.low > list.count.high {
      report(
        "no_such_item", key.range,
        "\(quote(base)) has no item \(quote(key)); the first is 1, and the last `#list`")
    }
    return list?.item ?? .any
  }

  /// An operand that is to be a list; nil where it is told that it is none, or where it is unknown.
  mutating func listType(of expression: Expression, word: String) -> ListType? {
    let type = type(of: expression)
    if type.isAny || type.isNever { return nil }
    var rest = type
    rest.list = nil
    if rest.isNever { return type.list }
    report(
      "not_a_list", expression.range,
      "`\(word)` takes a list, and \(quote(expression)) \(rest.claim(of: type))")
    return nil
  }

  // MARK: Numbers

  /// An operand that is to be a number, or a range where those are taken.
  mutating func numberType(
    of expression: Expression, code: String = "cannot_compute", _ want: String
  ) -> NumberType {
    number(in: type(of: expression), expression, code: code, want)
  }

  mutating func number(
    in type: ValueType, _ expression: Expression, code: String, _ want: String
  ) -> NumberType {
    if type.isAny || type.isNever {
      var number = NumberType()
      number.isGuess = true
      if let known = state.facts.numbers[text(ofKey: expression)] { number.narrow = known }
      return number
    }
    var rest = type
    rest.number = nil
    if rest.isNever { return type.number ?? NumberType() }
    let hint =
      rest.isDate ? "; days are reckoned by `add_months`, `days_between` and the like" : ""
    report(
      code, expression.range, "\(want), and \(quote(expression)) \(rest.claim(of: type))" + hint)
    var number = NumberType()
    number.isGuess = true
    return number
  }

  /// An operand that is to be a number and no range.
  mutating func plainNumber(_ expression: Expression, _ want: String) -> NumberType {
    let number = numberType(of: expression, want)
    if number.isRange { refuseRange(expression, want) }
    return number
  }

  mutating func refuseRange(_ expression: Expression, _ want: String) {
    report(
      "range_refused", expression.range,
      "\(want), and \(quote(expression)) can be a range; take an end of it by `low` or `high`")
  }

  /// An operand that is to be a whole number.
  mutating func wholeNumber(_ expression: Expression, _ want: String) -> NumberType {
    let type = type(of: expression)
    let number = number(in: type, expression, code: "cannot_compute", want)
    if number.isRange {
      refuseRange(expression, want)
    } else if type.number != nil, !number.isWhole {
      report(
        "not_whole", expression.range,
        "\(want), and \(quote(expression)) needn't be whole; use `floor`, `ceil` or a type `integer`"
      )
    }
    return number
  }
}
