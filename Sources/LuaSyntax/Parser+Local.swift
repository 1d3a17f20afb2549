extension Parser {
  mutating func localFunction() throws(Fault) -> Statement.Kind {
    let opener = token
    try advance()
    let id = token.name
    let name = try name()
    try scopes.declare(id, name)
    scopes.activate(1)
    return .localFunction(name: name, body: try functionBody(opener: opener))
  }

  mutating func localStatement() throws(Fault) -> Statement.Kind {
    let variables = try localVariables()
    let values = try take(.assign) ? try expressions() : []
    return try finishLocal(variables, values)
  }

  private mutating func localVariables() throws(Fault) -> [LocalVariable] {
    var variables: [LocalVariable] = []
    var hasClose = false
    repeat {
      let id = token.name
      let name = try name()
      try scopes.declare(id, name)
      let attribute = try attribute()
      let kind = try self.kind(attribute)
      if kind == .close, let attribute {
        if hasClose {
          throw Fault(
            .repeatedClose, at: attribute.range, "a second `close` in one `local` statement")
        }
        hasClose = true
      }
      scopes.kindOfLast = kind
      variables.append(LocalVariable(name: name, attribute: attribute))
    } while try take(.comma)
    return variables
  }

  private mutating func finishLocal(
    _ variables: [LocalVariable], _ values: [Expression]
  ) throws(Fault) -> Statement.Kind {
    if scopes.kindOfLast == .constant, values.count == variables.count, let value = values.last,
      isCompileTime(value)
    {
      scopes.kindOfLast = .compileTime
    } else {
      try hold(variables.count, with: values)
    }
    scopes.activate(variables.count)
    return .local(variables: variables, values: values)
  }

  private mutating func attribute() throws(Fault) -> Name? {
    guard try take(.less) else { return nil }
    let attribute = try name()
    try expect(.greater)
    return attribute
  }

  private mutating func kind(_ attribute: Name?) throws(Fault) -> Variable.Kind {
    switch attribute?.text {
    case nil: return .regular
    case "const": return .constant
    case "close": return .close
    case let text?:
      throw Fault(
        .unknownAttribute, at: attribute?.range ?? token.range,
        "unknown attribute `\(text)`: expected `const` or `close`")
    }
  }

  /// Whether Lua's compiler knows the value; also true of some that it can't compute, such as
  /// `1 // 0`, so that no limit is reached sooner than in Lua.
  private mutating func isCompileTime(_ value: Expression) -> Bool {
    switch value.kind {
    case .nil, .boolean, .integer, .float, .string: true
    case .name: scopes.isCompileTime(lexer.names.intern(source.bytes[value.range]))
    case .parenthesized(let inner), .unary(_, _, let inner): isCompileTime(inner)
    case .binary(_, _, let left, let right): isCompileTime(left) && isCompileTime(right)
    default: false
    }
  }
}
