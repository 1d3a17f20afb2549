internal import LuaSyntax
internal import Policies

extension RuleMutants {
  mutating func binary(
    _ op: BinaryOperator, _ opRange: Range<Int>, _ left: Expression, _ right: Expression,
    _ range: Range<Int>, _ context: Context
  ) {
    for (kind, other) in Self.others(op) { list.add(kind, opRange, other, in: range) }
    if op == .and || op == .or {
      if context.chain != op { removeOperands(op, left, right, range) }
      let isCondition = context.isCondition || left.saysWhether || right.saysWhether
      for side in [left, right] {
        let around = side.unwrapped.isLeaf ? range : side.range
        expression(side, Context(isCondition: isCondition, chain: op, around: around))
      }
    } else {
      let isEqual = op == .equal || op == .notEqual
      for (side, other) in [(left, right), (right, left)] {
        var inner = Context(around: range)
        if isEqual {
          inner.field = other.lastName
          inner.compared = source.text(in: other.range)
        }
        expression(side, inner)
      }
    }
  }

  /// What an operator can be mistaken for.
  private static func others(_ op: BinaryOperator) -> [(MutantKind, String)] {
    switch op {
    case .less: [(.comparison, "<="), (.comparison, ">=")]
    case .lessOrEqual: [(.comparison, "<"), (.comparison, ">")]
    case .greater: [(.comparison, ">="), (.comparison, "<=")]
    case .greaterOrEqual: [(.comparison, ">"), (.comparison, "<")]
    case .equal: [(.comparison, "~=")]
    case .notEqual: [(.comparison, "==")]
    case .and: [(.logic, "or")]
    case .or: [(.logic, "and")]
    case .add: [(.arithmetic, "-")]
    case .subtract: [(.arithmetic, "+")]
    case .multiply: [(.arithmetic, "/")]
    case .divide: [(.arithmetic, "*")]
    default: []
    }
  }

  /// Takes each operand of `a and b and c` away, with the operator beside it.
  private mutating func removeOperands(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ range: Range<Int>
  ) {
    let operands = Self.chain(op, left) + [right]
    for index in operands.indices {
      let start =
        index == 0 ? operands[0].range.lowerBound : operands[index - 1].range.upperBound
      let end =
        index == 0 ? operands[1].range.lowerBound : operands[index].range.upperBound
      list.add(.operand, start..<end, "", in: range)
    }
  }

  /// The operands of `a or b or c` up to the last.
  private static func chain(_ op: BinaryOperator, _ left: Expression) -> [Expression] {
    guard case .binary(op, _, let first, let second) = left.kind else { return [left] }
    return chain(op, first) + [second]
  }
}

extension Expression {
  /// Whether nothing in it is an operator.
  fileprivate var isLeaf: Bool {
    switch kind {
    case .binary, .call, .methodCall, .function: false
    default: true
    }
  }

  /// Whether its operator or its word gives true or false, so that what stands beside it does too.
  fileprivate var saysWhether: Bool {
    switch kind {
    case .binary(let op, _, let left, let right):
      op.isComparison
        || ((op == .and || op == .or) && (left.saysWhether || right.saysWhether))
    case .unary(.not, _, _), .boolean: true
    case .call(let callee, _): RuleMutants.holding.contains(callee.plainName ?? "")
    case .parenthesized(let inner): inner.saysWhether
    default: false
    }
  }

  /// The name of the field that it ends with, or its own.
  fileprivate var lastName: String? {
    switch kind {
    case .field(_, let name): name.text
    default: plainName
    }
  }
}
