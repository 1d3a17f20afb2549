extension Parser {
  /// An expression that begins with a name or a parenthesis, with what Lua's registers ask of it.
  struct Suffixed {
    var expression: Expression
    /// What its first name refers to; global where it begins with a parenthesis.
    let root: Binding
    /// Whether it is a local variable, which holds a register already.
    var isVariable: Bool
    /// Whether what its last suffix is applied to is one.
    var isHeldByVariable = false
  }

  /// Reads a name or an expression in parentheses, and the fields and calls after it.
  mutating func suffixed() throws(Fault) -> Suffixed {
    let outer = depth
    depth = 0
    var result = token.kind == .name ? try variable() : try parenthesized()
    while token.kind.beginsSuffix { try suffix(&result) }
    depth = max(outer, depth)
    return result
  }

  private mutating func variable() throws(Fault) -> Suffixed {
    let id = token.name
    let name = try name()
    let root = try scopes.resolve(id, at: name.range)
    depth = 1
    let expression = Expression(kind: .name(name.text), range: name.range)
    return Suffixed(expression: expression, root: root, isVariable: root.isVariable)
  }

  private mutating func parenthesized() throws(Fault) -> Suffixed {
    let opener = token
    try advance()
    return try parenthesizedNode(opener, try expression())
  }

  private mutating func parenthesizedNode(
    _ opener: Token, _ inner: Expression
  ) throws(Fault) -> Suffixed {
    try close(.rightParenthesis, opener: opener)
    try grow()
    let range = opener.range.lowerBound..<lastEnd
    let expression = Expression(kind: .parenthesized(inner), range: range)
    return Suffixed(expression: expression, root: .global, isVariable: false)
  }

  private mutating func suffix(_ result: inout Suffixed) throws(Fault) {
    switch token.kind {
    case .dot: try field(&result)
    case .leftBracket: try index(&result)
    default: try call(&result)
    }
  }

  private mutating func wrap(_ result: inout Suffixed, _ kind: Expression.Kind) throws(Fault) {
    try grow()
    let range = result.expression.range.lowerBound..<lastEnd
    result.expression = Expression(kind: kind, range: range)
    result.isHeldByVariable = result.isVariable
    result.isVariable = false
  }

  private mutating func field(_ result: inout Suffixed) throws(Fault) {
    try advance()
    let name = try name()
    try wrap(&result, .field(result.expression, name))
  }

  private mutating func index(_ result: inout Suffixed) throws(Fault) {
    let held = scopes.held
    if !result.isVariable { try scopes.hold(1, at: result.expression.range) }
    try advance()
    try finishIndex(&result, try expression(), held)
  }

  private mutating func finishIndex(
    _ result: inout Suffixed, _ key: Expression, _ held: Int
  ) throws(Fault) {
    try expect(.rightBracket)
    scopes.release(to: held)
    try wrap(&result, .index(result.expression, key))
  }

  // MARK: Calls

  private mutating func call(_ result: inout Suffixed) throws(Fault) {
    let held = scopes.held
    let method = try callee(result)
    let isList = token.kind == .leftParenthesis
    let arguments = isList ? try listedArguments() : try singleArgument()
    try finishCall(&result, method, arguments, held)
  }

  /// Takes the registers of a function that will be called; reads the method's name if it is one.
  private mutating func callee(_ result: Suffixed) throws(Fault) -> Name? {
    let isMethod = try take(.colon)
    let method = isMethod ? try name() : nil
    try scopes.hold(isMethod ? 2 : 1, at: result.expression.range)
    return method
  }

  private mutating func finishCall(
    _ result: inout Suffixed, _ method: Name?, _ arguments: [Expression], _ held: Int
  ) throws(Fault) {
    if let last = arguments.last { try scopes.need(1, at: last.range) }
    scopes.release(to: held)
    if let method {
      try wrap(&result, .methodCall(result.expression, method, arguments))
    } else {
      try wrap(&result, .call(result.expression, arguments))
    }
  }

  private mutating func listedArguments() throws(Fault) -> [Expression] {
    let opener = token
    var list: [Expression] = []
    try advance()
    if token.kind != .rightParenthesis {
      repeat { list.append(try expression()) } while try takeComma(after: list)
    }
    try close(.rightParenthesis, opener: opener)
    return list
  }

  private mutating func singleArgument() throws(Fault) -> [Expression] {
    switch token.kind {
    case .string: [try stringArgument()]
    case .leftBrace: [try tableArgument()]
    default: throw expected("the arguments of a call")
    }
  }

  private mutating func stringArgument() throws(Fault) -> Expression {
    let argument = Expression(kind: .string(lexer.literal), range: token.range)
    try advance()
    depth = max(depth, 1)
    return argument
  }

  private mutating func tableArgument() throws(Fault) -> Expression {
    let outer = depth
    depth = 0
    let argument = try table()
    depth = max(outer, depth)
    return argument
  }
}
