extension Parser {
  mutating func doStatement() throws(Fault) -> Statement.Kind {
    let opener = token
    try advance()
    let body = try block()
    try close(.end, opener: opener)
    return .do(body)
  }

  mutating func whileStatement() throws(Fault) -> Statement.Kind {
    let opener = token
    try advance()
    let condition = try expression()
    try expect(.do)
    let body = try block(isLoop: true)
    try close(.end, opener: opener)
    return .while(condition: condition, body: body)
  }

  /// Reads a `repeat`, whose condition still sees the variables of its block.
  mutating func repeatStatement() throws(Fault) -> Statement.Kind {
    let opener = token
    try advance()
    scopes.enterBlock(isLoop: true)
    let body = try statements()
    try close(.until, opener: opener)
    let condition = try expression()
    scopes.leaveBlock()
    return .repeat(body: body, condition: condition)
  }

  mutating func ifStatement() throws(Fault) -> Statement.Kind {
    let opener = token
    var clauses: [IfClause] = []
    repeat { try clause(into: &clauses) } while token.kind == .elseif
    let otherwise = try take(.else) ? try block() : nil
    try close(.end, opener: opener)
    return .if(clauses: clauses, otherwise: otherwise)
  }

  private mutating func clause(into clauses: inout [IfClause]) throws(Fault) {
    try advance()
    let condition = try expression()
    try expect(.then)
    clauses.append(IfClause(condition: condition, body: try block()))
  }
}
