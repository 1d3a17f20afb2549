internal import LuaSyntax

extension Lowering {
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
    case .equal, .notEqual: equal(op, left, right, range)
    case _ where op.isComparison:
      compared(left)
      output.put(" \(op.rawValue) ")
      compared(right)
    case .and, .or:
      if form == .plain { fallthrough }
      held(op, Self.chain(op, left) + [right], range)
    default:
      expression(left)
      output.put(" \(op.rawValue) ")
      expression(right)
    }
  }

  /// Writes `__and(offset, function() return a end, …)`.
  private mutating func held(_ op: BinaryOperator, _ operands: [Expression], _ range: Range<Int>) {
    put("\(op == .and ? "__and" : "__or")(\(range.lowerBound)", at: range)
    for operand in operands {
      output.put(", function() return ")
      self.operand(operand)
      output.put(" end")
    }
    output.put(")")
  }

  /// The operands of `a or b or c` up to the last.
  private static func chain(_ op: BinaryOperator, _ left: Expression) -> [Expression] {
    guard case .binary(op, _, let first, let second) = left.kind else { return [left] }
    return chain(op, first) + [second]
  }

  /// `==` and `~=`, checked where an operand might be a range or not finite.
  private mutating func equal(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ range: Range<Int>
  ) {
    if isSurelyPlain(left), isSurelyPlain(right) {
      expression(left)
      output.put(" \(op.rawValue) ")
      return expression(right)
    }
    if op == .notEqual { put("(not ", at: range) }
    operation("__eq", range, [left, right])
    if op == .notEqual { output.put(")") }
  }

  /// Whether it can be neither a range nor an object or list, nor a number that isn't finite.
  private func isSurelyPlain(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .nil, .boolean, .integer, .float, .string, .name("as_of"): true
    case .field(let base, let name):
      switch base.kind {
      case .name("params"): names.parameters[name.text]?.hasRanges == false
      case .name: !names.mayHoldMore(name.text)
      default: false
      }
    case .parenthesized(let inner): isSurelyPlain(inner)
    default: false
    }
  }

  /// The operands of `a .. b .. c`.
  private static func operands(_ left: Expression, _ right: Expression) -> [Expression] {
    guard case .binary(.concatenate, _, let first, let rest) = right.kind else {
      return [left, right]
    }
    return [left] + operands(first, rest)
  }

  private mutating func compared(_ operand: Expression) {
    if operand.isSurelyFinite { return expression(operand) }
    operation("__fin", operand.range, [operand])
  }
}
