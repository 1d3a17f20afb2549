package import LuaSyntax

extension Expression {
  /// The expression without the parentheses around it.
  package var unwrapped: Expression {
    if case .parenthesized(let inner) = kind { inner.unwrapped } else { self }
  }

  /// Whether it is `review "…"`, the one call that stands by itself.
  var isReview: Bool {
    if case .call(let callee, _) = kind { callee.plainName == "review" } else { false }
  }

  /// Whether it gives true or false by an operator.
  var isLogical: Bool {
    switch kind {
    case .binary(let op, _, _, _): op.isComparison || op == .and || op == .or
    case .unary(.not, _, _): true
    default: false
    }
  }

  /// Whether it is a literal of one value.
  var isScalarLiteral: Bool {
    switch kind {
    case .boolean, .integer, .float, .string: true
    case .unary(.negate, _, let operand):
      switch operand.kind {
      case .integer, .float: true
      default: false
      }
    default: false
    }
  }
}

extension BinaryOperator {
  /// Whether it compares.
  package var isComparison: Bool {
    [.less, .greater, .lessOrEqual, .greaterOrEqual, .equal, .notEqual].contains(self)
  }
}

extension ClosedRange<Int> {
  /// `1 argument`, `2 arguments`, `1 or 2 arguments`, or `1 to 32 arguments`.
  var argumentsInWords: String {
    if lowerBound == upperBound { return "\(lowerBound) argument" + (lowerBound == 1 ? "" : "s") }
    let joint = upperBound - lowerBound == 1 ? "or" : "to"
    return "\(lowerBound) \(joint) \(upperBound) arguments"
  }
}

extension Expression {
  /// How many fields, items and calls stand one behind another at its end, parentheses or not.
  var chainLength: Int {
    var length = 0
    var rest = self
    while true {
      switch rest.kind {
      case .field(let base, _), .index(let base, _), .call(let base, _),
        .methodCall(let base, _, _):
        length += 1
        rest = base
      case .parenthesized(let inner): rest = inner
      default: return length
      }
    }
  }
}
