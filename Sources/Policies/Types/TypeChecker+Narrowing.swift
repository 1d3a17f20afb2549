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
    sides[place(range)] = Sides(left: left?.narrow ?? .all, right: right?.narrow ?? .all)
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
    case .binary(let op, let range, let left, let right) where op.isComparison:
      guard let sides = sides[place(range)] else { return }
      let op = holds ? op : op.negated
      narrow(left, op, sides.right)
      narrow(right, op.mirrored, sides.left)
    case .name(let name):
      if case .value(_, let definition?)? = state.variable(name), definition.plainName != name {
        narrow(definition, holds: holds)
      }
    case .call, .methodCall, .field:
      if holds { state.facts.holds.insert(text(ofKey: condition)) }
    default: break
    }
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
    let key = text(ofKey: expression)
    state.facts.numbers[key] = (state.facts.numbers[key] ?? .all).intersection(bound)
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
