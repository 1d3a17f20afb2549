extension Parser {
  /// What stands before the body in `function a.b:c() … end`.
  private struct FunctionName {
    let opener: Token
    var path: [Name]
    var method: Name?
  }

  /// Parameters of a function whose block is being read.
  private struct Signature {
    let start: Int
    var parameters: [Name] = []
    var vararg: Range<Int>?
  }

  mutating func functionStatement() throws(Fault) -> Statement.Kind {
    let name = try functionName()
    let body = try functionBody(opener: name.opener, isMethod: name.method != nil)
    return .function(path: name.path, method: name.method, body: body)
  }

  private mutating func functionName() throws(Fault) -> FunctionName {
    let opener = token
    try advance()
    let id = token.name
    let first = try name()
    let binding = try scopes.resolve(id, at: first.range)
    var result = FunctionName(opener: opener, path: [first])
    while try take(.dot) { result.path.append(try name()) }
    if try take(.colon) { result.method = try name() }
    if result.path.count == 1, result.method == nil { try checkWritable(binding, first) }
    return result
  }

  /// Reads parameters and block of a function, through `end`.
  mutating func functionBody(opener: Token, isMethod: Bool = false) throws(Fault) -> FunctionBody {
    let signature = try signature(isMethod: isMethod)
    return try finishFunction(signature, try statements(), opener)
  }

  private mutating func finishFunction(
    _ signature: Signature, _ body: Block, _ opener: Token
  ) throws(Fault) -> FunctionBody {
    try close(.end, opener: opener)
    try scopes.leaveFunction()
    return FunctionBody(
      parameters: signature.parameters, vararg: signature.vararg, body: body,
      range: signature.start..<lastEnd)
  }

  /// Reads the parameters and enters the function.
  private mutating func signature(isMethod: Bool) throws(Fault) -> Signature {
    var signature = Signature(start: token.range.lowerBound)
    try scopes.enterFunction(at: token.range)
    try expect(.leftParenthesis)
    if isMethod { try scopes.declare(NameTable.methodSelf, Name(text: "self", range: token.range)) }
    while token.kind != .rightParenthesis || !signature.parameters.isEmpty {
      if token.kind == .dots {
        signature.vararg = token.range
        try advance()
        break
      }
      guard token.kind == .name else { throw expected("a name or `...`") }
      let id = token.name
      let parameter = try name()
      try scopes.declare(id, parameter)
      signature.parameters.append(parameter)
      guard try take(.comma) else { break }
    }
    try expect(.rightParenthesis)
    scopes.activate(signature.parameters.count + (isMethod ? 1 : 0))
    scopes.isVararg = signature.vararg != nil
    return signature
  }
}
