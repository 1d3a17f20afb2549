internal import LuaSyntax
internal import Policies

extension RuleMutants {
  /// The mutants of an expression and of all within it.
  ///
  /// INVARIANT: the tree is as deep as the parser lets it be, and the thread has a stack for that.
  mutating func expression(_ expression: Expression, _ context: Context) {
    let range = expression.range
    switch expression.kind {
    case .binary(let op, let opRange, let left, let right):
      binary(op, opRange, left, right, range, context)
    case .unary(.not, _, let operand):
      list.add(.negation, range, source.text(in: operand.range), in: context.around)
      self.expression(
        operand, Context(isCondition: true, isNegated: true, around: context.around))
    case .unary(.negate, _, let operand):
      if NumberText(source.text(in: range)) != nil {
        number(range, context)
      } else {
        list.add(.arithmetic, range, source.text(in: operand.range), in: context.around)
        self.expression(operand, Context(around: range))
      }
    case .unary(_, _, let operand): self.expression(operand, Context(around: context.around))
    case .boolean(let value):
      list.add(.boolean, range, value ? "false" : "true", in: context.around)
    case .integer, .float: number(range, context)
    case .string(let bytes): word(String(decoding: bytes, as: UTF8.self), expression, context)
    case .function(let body): block(body.body, isCondition: context.isCondition)
    case .parenthesized(let inner):
      var context = context
      context.chain = nil
      self.expression(inner, context)
    case .table(let items):
      for item in items {
        self.expression(
          item.value, Context(around: item.range, field: item.key.name?.text))
      }
    case .call(let callee, let arguments): call(callee, arguments, range, context)
    case .methodCall(_, let name, let arguments):
      if context.isCondition || name.text == "has" { negate(range, context) }
      for argument in arguments { self.expression(argument, Context(around: range)) }
    case .field, .name:
      if context.isCondition { negate(range, context) }
    case .index(let base, let key):
      self.expression(base, Context(around: range))
      self.expression(key, Context(around: range))
    case .nil, .vararg: break
    }
  }

  private mutating func negate(_ range: Range<Int>, _ context: Context) {
    if context.isNegated { return }
    let start = range.lowerBound
    list.add(.negation, start..<start, "not ", in: context.around)
  }

  // MARK: Literals

  private mutating func number(_ range: Range<Int>, _ context: Context) {
    guard let number = NumberText(source.text(in: range)) else { return }
    let start = range.lowerBound
    // `a --1` would be a comment.
    let needsSpace = start > 0 && source.bytes[start - 1] == UInt8(ascii: "-")
    for other in number.neighbours(step: nil) {
      let text = other.hasPrefix("-") && needsSpace ? " " + other : other
      list.add(.number, range, text, in: context.around)
    }
  }

  private mutating func word(_ text: String, _ expression: Expression, _ context: Context) {
    if date(expression, in: context.around) { return }
    guard
      let other = words.neighbour(of: text, field: context.field, comparedWith: context.compared)
    else { return }
    list.add(.word, expression.range, "\"\(other)\"", in: context.around)
  }

  // MARK: Calls

  private mutating func call(
    _ callee: Expression, _ arguments: [Expression], _ range: Range<Int>, _ context: Context
  ) {
    let name = callee.plainName
    let signature = name.flatMap { Word.callable[$0] }
    if signature?.word == .review { return list.add(.review, range, "true", in: context.around) }
    if let name, let other = Self.others[name] {
      list.add(.function, callee.range, other, in: range)
    }
    if context.isCondition || Self.holding.contains(name ?? "") { negate(range, context) }
    // Which field the words of an argument belong to, where a literal names one.
    let field = signature.flatMap { signature in
      arguments.indices.first { signature.argument($0) == .field }
        .flatMap { arguments[$0].plainText }
    }
    for (index, argument) in arguments.enumerated() {
      if signature?.argument(index) == .field { continue }
      let isCondition = index == 1 && Self.asking.contains(name ?? "")
      if case .name = argument.kind, isCondition { continue }
      expression(argument, Context(isCondition: isCondition, around: range, field: field))
    }
  }

  /// The words that can be mistaken for one another.
  private static let others = [
    "any": "every", "every": "any", "min": "max", "max": "min", "floor": "ceil", "ceil": "floor",
  ]

  /// The words that say whether something holds.
  static let holding: Set<String> = ["any", "every", "known", "reaches", "starts_with"]
}
