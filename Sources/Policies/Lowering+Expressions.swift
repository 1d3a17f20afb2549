internal import LuaSyntax

extension Lowering {

  mutating func list(_ expressions: [Expression], at range: Range<Int>) {
    for (index, item) in expressions.enumerated() {
      if index > 0 { output.put(", ") }
      expression(item)
    }
  }

  mutating func expression(_ expression: Expression) {
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

  mutating func operation(_ name: String, _ range: Range<Int>, _ arguments: [Expression]) {
    put("\(name)(\(range.lowerBound)", at: range)
    for argument in arguments {
      output.put(", ")
      // A function may return several values; an operand is one.
      if case .call = argument.kind { output.put("(") }
      expression(argument)
      if case .call = argument.kind { output.put(")") }
    }
    output.put(")")
  }

  mutating func call(_ word: Word, _ range: Range<Int>, _ arguments: [Expression]) {
    operation(word.loweredName, range, arguments)
  }

  mutating func field(_ base: Expression, _ name: String, _ range: Range<Int>) {
    if case .name("params") = base.kind {
      return put(
        "\(Word.parameter.loweredName)(\(range.lowerBound), \(symbols.number(of: name)))", at: range
      )
    }
    expression(base)
    output.put("[\(symbols.number(of: name))]")
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

  mutating func call(
    _ callee: Expression, _ arguments: [Expression], _ range: Range<Int>
  ) {
    guard case .name(let name) = callee.kind else { return }
    guard let (word, _) = Word.callable[name] else {
      put("\(name)(", at: range)
      list(arguments, at: range)
      return output.put(")")
    }
    guard word == .known || word == .valueOr, arguments.count > 1,
      case .string(let bytes) = arguments[1].kind
    else { return call(word, range, arguments) }
    let symbol = symbols.number(of: String(decoding: bytes, as: UTF8.self))
    if case .name("params") = arguments[0].kind {
      let lowered: Word = word == .known ? .knownParameter : .parameterOr
      put("\(lowered.loweredName)(\(range.lowerBound), \(symbol)", at: range)
    } else {
      put("\(word.loweredName)(\(range.lowerBound), ", at: range)
      expression(arguments[0])
      output.put(", \(symbol)")
    }
    for argument in arguments.dropFirst(2) {
      output.put(", ")
      expression(argument)
    }
    output.put(")")
  }

  mutating func method(
    _ base: Expression, _ method: String, _ arguments: [Expression], _ range: Range<Int>
  ) {
    guard case .field(let owner, let name) = base.kind, case .name(let kind) = owner.kind else {
      return
    }
    if kind == "params" {
      let symbol = symbols.number(of: name.text)
      put("\(Word.band.loweredName)(\(range.lowerBound), \(symbol), ", at: range)
      list(arguments, at: range)
      return output.put(")")
    }
    guard let index = names.table(name.text) else { return }
    let word: Word = method == "has" ? .hasRow : method == "row" ? .row : .rows
    put("\(word.loweredName)(\(range.lowerBound), \(index)", at: range)
    for key in names.tables[index].keyColumns {
      output.put(", ")
      if let value = Self.query(arguments[0], names.tables[index].columns[key].name) {
        expression(value)
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

  mutating func binary(
    _ op: BinaryOperator, _ opRange: Range<Int>, _ left: Expression, _ right: Expression,
    _ range: Range<Int>
  ) {
    switch op {
    case .concatenate: operation("__cat", opRange, Self.operands(left, right))
    case .power: call(.power, opRange, [left, right])
    case .divide, .floorDivide, .modulo:
      expression(left)
      output.put(" \(op.rawValue) ")
      if right.isNonzeroLiteral {
        expression(right)
      } else {
        operation("__div", right.range, [right])
      }
    case _ where op.isComparison:
      compared(left)
      output.put(" \(op.rawValue) ")
      compared(right)
    default:
      expression(left)
      output.put(" \(op.rawValue) ")
      expression(right)
    }
  }

  /// The operands of `a .. b .. c`.
  static func operands(_ left: Expression, _ right: Expression) -> [Expression] {
    guard case .binary(.concatenate, _, let first, let rest) = right.kind else {
      return [left, right]
    }
    return [left] + operands(first, rest)
  }

  mutating func compared(_ operand: Expression) {
    if operand.isSurelyFinite { return expression(operand) }
    operation("__fin", operand.range, [operand])
  }
}
