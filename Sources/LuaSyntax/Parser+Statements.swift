extension Parser {
  /// Reads a block with a scope of its own.
  mutating func block(isLoop: Bool = false) throws(Fault) -> Block {
    scopes.enterBlock(isLoop: isLoop)
    let block = try statements()
    scopes.leaveBlock()
    return block
  }

  /// Reads statements up to the token that ends their block.
  mutating func statements() throws(Fault) -> Block {
    let outer = depth
    depth = 0
    let start = token.range.lowerBound
    var statements: [Statement] = []
    while !token.kind.endsBlock, try statement(into: &statements) {}
    try grow()
    depth = max(outer, depth)
    let end = statements.last?.range.upperBound ?? start
    return Block(statements: statements, range: start..<end)
  }

  /// Reads a statement; false if it must be the last of its block.
  private mutating func statement(into statements: inout [Statement]) throws(Fault) -> Bool {
    let start = token
    if levels == 0 { statementStart = start.range.lowerBound }
    if start.kind == .doubleColon {
      try labels(into: &statements)
      return true
    }
    let outer = try enterNode()
    let kind = start.kind == .semicolon ? try empty() : try statementKind()
    try grow()
    leaveNode(outer)
    scopes.release(to: 0)
    statements.append(Statement(kind: kind, range: start.range.lowerBound..<lastEnd))
    return start.kind != .return
  }

  private mutating func empty() throws(Fault) -> Statement.Kind {
    try advance()
    return .empty
  }

  private mutating func statementKind() throws(Fault) -> Statement.Kind {
    switch token.kind {
    case .if: try ifStatement()
    case .while: try whileStatement()
    case .do: try doStatement()
    case .for: try forStatement()
    case .repeat: try repeatStatement()
    case .function: try functionStatement()
    case .local: try local()
    case .return: try returnStatement()
    case .break: try breakStatement()
    case .goto: try gotoStatement()
    default: try expressionStatement()
    }
  }

  private mutating func local() throws(Fault) -> Statement.Kind {
    try advance()
    return token.kind == .function ? try localFunction() : try localStatement()
  }
}
