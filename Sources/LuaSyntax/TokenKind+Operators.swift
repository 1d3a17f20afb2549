/// How tightly a binary operator binds to its operands; a right-associative one binds its right
/// operand less tightly.
struct Precedence {
  let left: UInt8
  let right: UInt8

  init(_ both: UInt8) {
    left = both
    right = both
  }

  init(left: UInt8, right: UInt8) {
    self.left = left
    self.right = right
  }

  /// That of all unary operators.
  static let unary: UInt8 = 12
}

extension TokenKind {
  /// The unary operator that the token is.
  var unaryOperator: UnaryOperator? {
    switch self {
    case .not: .not
    case .minus: .negate
    case .hash: .length
    case .tilde: .bitNot
    default: nil
    }
  }

  /// The binary operator that the token is.
  var binaryOperator: BinaryOperator? {
    switch self {
    case .or: .or
    case .and: .and
    case .less: .less
    case .greater: .greater
    case .lessOrEqual: .lessOrEqual
    case .greaterOrEqual: .greaterOrEqual
    case .notEqual: .notEqual
    case .equal: .equal
    case .pipe: .bitOr
    case .tilde: .bitXor
    case .ampersand: .bitAnd
    case .shiftLeft: .shiftLeft
    case .shiftRight: .shiftRight
    case .concatenate: .concatenate
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .doubleSlash: .floorDivide
    case .percent: .modulo
    case .caret: .power
    default: nil
    }
  }
}

extension BinaryOperator {
  /// The precedence, from https://www.lua.org/manual/5.4/manual.html#3.4.8.
  var precedence: Precedence {
    switch self {
    case .or: Precedence(1)
    case .and: Precedence(2)
    case .less, .greater, .lessOrEqual, .greaterOrEqual, .notEqual, .equal: Precedence(3)
    case .bitOr: Precedence(4)
    case .bitXor: Precedence(5)
    case .bitAnd: Precedence(6)
    case .shiftLeft, .shiftRight: Precedence(7)
    case .concatenate: Precedence(left: 9, right: 8)
    case .add, .subtract: Precedence(10)
    case .multiply, .divide, .floorDivide, .modulo: Precedence(11)
    case .power: Precedence(left: 14, right: 13)
    }
  }
}
