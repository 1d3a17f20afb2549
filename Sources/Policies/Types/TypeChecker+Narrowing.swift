internal import LuaSyntax

extension TypeChecker {
  /// What the two sides of comparisons are, by the place of the operator, for `narrow`.
  struct Sides {
    let left: Interval
    let right: Interval
  }

  mutating func note(
    _ op: BinaryOperator, _ range: Range<Int>, _ left: NumberType?, _ right: NumberType?
  ) {
    let (left, right) = (left?.narrow ?? .all, right?.narrow ?? .all)
    // A function can be walked in several ways, and what is known must be true of all.
    let known = sides[place(range)] ?? Sides(left: left, right: right)
    sides[place(range)] = Sides(left: known.left.union(left), right: known.right.union(right))
  }

  /// Takes over what a condition says where it holds, or where it doesn't.
  ///
  /// The condition has just been walked.
  mutating func narrow(_ condition: Expression, holds: Bool) {
    switch condition.kind {
    case .parenthesized(let inner): narrow(inner, holds: holds)
    case .unary(.not, _, let operand): narrow(operand, holds: !holds)
    case .binary(.and, _, let left, let right) where holds,
      .binary(.or, _, let left, let right) where !holds:
      narrow(left, holds: holds)
      narrow(right, holds: holds)
    case .binary(.and, _, let left, let right) where right.unwrapped.isScalarLiteral:
      // `x == 0 and 1` fails where `x == 0` does.
      if !right.unwrapped.isBoolean || right.unwrapped.isTrue { narrow(left, holds: holds) }
    case .binary(let op, let range, let left, let right) where op.isComparison:
      guard let sides = sides[place(range)] else { return }
      let op = holds ? op : op.negated
      narrow(left, op, sides.right)
      narrow(right, op.mirrored, sides.left)
      narrowDifference(left, op, right)
      for (side, other) in [(left, right), (right, left)] where op == .notEqual {
        if case .nil = other.unwrapped.kind { state.facts.present.insert(text(ofKey: side)) }
      }
    case .name(let name):
      if holds { state.facts.present.insert(name) }
      if case .value(_, let definition?)? = state.variable(name), definition.plainName != name {
        narrow(definition, holds: holds)
      }
    case .methodCall(let base, let method, let arguments) where arguments.count == 1:
      if holds {
        state.facts.holds.insert(question(base, method.text, arguments[0]))
      }
    case .call(let callee, let arguments):
      if holds { state.facts.holds.insert(text(ofKey: condition)) }
      narrowByFunction(callee, arguments, holds: holds)
    case .field:
      if holds { state.facts.holds.insert(text(ofKey: condition)) }
    default: break
    }
  }

  /// Takes over what a function says that is one condition of what it is given, where that has the
  /// same names here: `local function has_staff(firm) return firm.staff > 0 end`.
  private mutating func narrowByFunction(
    _ callee: Expression, _ arguments: [Expression], holds: Bool
  ) {
    guard let function = functionValue(callee), function.scopes.isEmpty,
      function.body.body.statements.count == 1,
      case .return(let values)? = function.body.body.statements.first?.kind, values.count == 1,
      function.body.parameters.map(\.text) == arguments.map({ $0.plainName ?? "" })
    else { return }
    let names = Set(function.body.parameters.map(\.text)).union(Word.names).union(
      Word.callable.keys)
    var isOfParameters = true
    values[0].walk { expression in
      if case .function = expression.kind { isOfParameters = false }
      if let name = expression.plainName, !names.contains(name) { isOfParameters = false }
    }
    guard isOfParameters else { return }
    let outer = source
    source = function.source
    narrow(values[0], holds: holds)
    source = outer
  }

  /// The text of `base:method(argument)`, however its argument is bracketed.
  func question(_ base: Expression, _ method: String, _ argument: Expression) -> String {
    "\(text(ofKey: base)):\(method)(\(text(ofKey: argument)))"
  }

  private mutating func narrow(_ expression: Expression, _ op: BinaryOperator, _ other: Interval) {
    if expression.unwrapped.isScalarLiteral { return }
    var bound = Interval.all
    switch op {
    case .less:
      bound.high = other.high
      bound.isHighOpen = true
    case .lessOrEqual:
      bound.high = other.high
      bound.isHighOpen = other.isHighOpen
    case .greater:
      bound.low = other.low
      bound.isLowOpen = true
    case .greaterOrEqual:
      bound.low = other.low
      bound.isLowOpen = other.isLowOpen
    case .equal: bound = other
    default: bound.excludesZero = other.low == 0 && other.high == 0
    }
    if bound == .all { return }
    know(bound, of: text(ofKey: expression))
    if !bound.holdsZero { knowFactors(of: expression) }
    // What `value_or` gives is the field itself, where that is known; else it can't be read.
    if case .call(let callee, let arguments) = expression.unwrapped.kind, arguments.count == 3,
      callee.plainName == "value_or", let field = arguments[1].plainText
    {
      know(bound, of: "\(text(ofKey: arguments[0])).\(field)")
    }
  }

  /// What isn't 0 where a product, or a number without its sign, isn't.
  private mutating func knowFactors(of expression: Expression) {
    var nonzero = Interval.all
    nonzero.excludesZero = true
    switch expression.unwrapped.kind {
    case .binary(.multiply, _, let left, let right):
      for factor in [left, right] {
        know(nonzero, of: text(ofKey: factor))
        knowFactors(of: factor)
      }
    case .call(let callee, let arguments)
    where callee.plainName == "abs" && state.variable("abs") == nil && arguments.count == 1:
      know(nonzero, of: text(ofKey: arguments[0]))
      knowFactors(of: arguments[0])
    default: break
    }
  }

  private mutating func know(_ bound: Interval, of key: String) {
    state.facts.numbers[key] = (state.facts.numbers[key] ?? .all).intersection(bound)
  }

  /// What a comparison of two says of their difference.
  private mutating func narrowDifference(
    _ left: Expression, _ op: BinaryOperator, _ right: Expression
  ) {
    if right.unwrapped.isScalarLiteral || left.unwrapped.isScalarLiteral { return }
    let (a, b) = (text(ofKey: left), text(ofKey: right))
    var difference = Interval.all
    switch op {
    case .notEqual: difference.excludesZero = true
    case .greater, .less: (difference.low, difference.isLowOpen) = (0, true)
    case .greaterOrEqual, .lessOrEqual: difference.low = 0
    default: return
    }
    let isAbove = op == .greater || op == .greaterOrEqual || op == .notEqual
    know(isAbove ? difference : -difference, of: "\(a)-\(b)")
    know(isAbove ? -difference : difference, of: "\(b)-\(a)")
  }
}

extension BinaryOperator {
  /// The comparison that holds where this one doesn't.
  fileprivate var negated: BinaryOperator {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .equal: .notEqual
    default: .equal
    }
  }

  /// The comparison with its sides exchanged.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
