extension Parser {
  /// Reads an expression with operators that bind more tightly than a limit.
  mutating func expression(above limit: UInt8 = 0) throws(Fault) -> Expression {
    let outer = try enterNode()
    var left = try operand()
    while bindsTighter(than: limit) { try operation(&left) }
    leaveNode(outer)
    return left
  }

  /// Reads expressions with commas between; all but the last then hold a register.
  mutating func expressions() throws(Fault) -> [Expression] {
    var list: [Expression] = []
    repeat { list.append(try expression()) } while try takeComma(after: list)
    return list
  }

  /// Takes the registers that `count` variables need which `values`, just read, are given to.
  mutating func hold(_ count: Int, with values: [Expression]) throws(Fault) {
    let held = max(values.count - 1, 0)
    try scopes.hold(max(count, values.count) - held, at: values.last?.range ?? token.range)
  }

  /// Moves behind a comma, if one is at hand; the value before it then holds a register.
  mutating func takeComma(after list: [Expression]) throws(Fault) -> Bool {
    guard token.kind == .comma else { return false }
    try scopes.hold(1, at: list[list.count - 1].range)
    try advance()
    return true
  }

  // MARK: Operators

  /// A binary operator whose right operand is being read.
  private struct Pending {
    let operation: BinaryOperator
    let place: Range<Int>
    /// How many registers were held before the left operand.
    let held: Int
  }

  private mutating func bindsTighter(than limit: UInt8) -> Bool {
    guard let operation = token.kind.binaryOperator else { return false }
    return operation.precedence.left > limit
  }

  /// Reads an operator and its right operand.
  private mutating func operation(_ left: inout Expression) throws(Fault) {
    let pending = try pending(after: left)
    try finish(pending, &left, try expression(above: pending.operation.precedence.right))
  }

  private mutating func pending(after left: Expression) throws(Fault) -> Pending {
    guard let operation = token.kind.binaryOperator else { throw expected("an operator") }
    let pending = Pending(operation: operation, place: token.range, held: scopes.held)
    if Self.takesRegister(left, before: operation) { try scopes.hold(1, at: left.range) }
    try advance()
    return pending
  }

  private mutating func finish(
    _ pending: Pending, _ left: inout Expression, _ right: Expression
  ) throws(Fault) {
    scopes.release(to: pending.held)
    try grow()
    left = Expression(
      kind: .binary(pending.operation, pending.place, left, right),
      range: left.range.lowerBound..<right.range.upperBound)
  }

  private static func takesRegister(_ left: Expression, before operation: BinaryOperator) -> Bool {
    switch left.kind {
    case .field, .index, .call, .methodCall, .vararg, .function, .table:
      operation != .and && operation != .or
    default:
      operation == .concatenate
    }
  }

  // MARK: Operands

  private mutating func operand() throws(Fault) -> Expression {
    switch token.kind {
    case .not, .minus, .hash, .tilde: try unary()
    case .leftBrace: try table()
    case .function: try function()
    case .name, .leftParenthesis: try suffixed().expression
    default: try constant()
    }
  }

  private mutating func unary() throws(Fault) -> Expression {
    let opener = token
    try advance()
    return try unaryNode(opener, try expression(above: Precedence.unary))
  }

  private mutating func unaryNode(
    _ opener: Token, _ operand: Expression
  ) throws(Fault) -> Expression {
    guard let operation = opener.kind.unaryOperator else { throw expected("an expression") }
    try grow()
    let range = opener.range.lowerBound..<operand.range.upperBound
    return Expression(kind: .unary(operation, opener.range, operand), range: range)
  }

  private mutating func function() throws(Fault) -> Expression {
    let opener = token
    try advance()
    return try functionNode(opener, try functionBody(opener: opener))
  }

  private mutating func functionNode(
    _ opener: Token, _ body: FunctionBody
  ) throws(Fault) -> Expression {
    try scopes.need(1, at: opener.range)
    try grow()
    return Expression(kind: .function(body), range: opener.range.lowerBound..<lastEnd)
  }

  /// Reads an expression of one token.
  private mutating func constant() throws(Fault) -> Expression {
    let kind: Expression.Kind
    switch token.kind {
    case .integer: kind = .integer(Int64(bitPattern: token.payload))
    case .float: kind = .float(Double(bitPattern: token.payload))
    case .string: kind = .string(lexer.literal)
    case .nil: kind = .nil
    case .true: kind = .boolean(true)
    case .false: kind = .boolean(false)
    case .dots where scopes.isVararg: kind = .vararg
    case .dots:
      throw Fault(.varargOutside, at: token.range, "`...` outside a function that takes it")
    default: throw expected("an expression")
    }
    let range = token.range
    try advance()
    depth = max(depth, 1)
    return Expression(kind: kind, range: range)
  }
}
