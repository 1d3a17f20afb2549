extension Parser {
  /// What stands between `for` and `do`.
  private struct LoopHead {
    let opener: Token
    var variables: [Name]
    /// Start, limit and step of a numeric loop, else the iterators.
    var values: [Expression] = []
    var isNumeric = false
  }

  mutating func forStatement() throws(Fault) -> Statement.Kind {
    let head = try loopHead()
    let body = try block()
    return try finishLoop(head, body)
  }

  private mutating func finishLoop(
    _ head: LoopHead, _ body: Block
  ) throws(Fault) -> Statement.Kind {
    scopes.leaveBlock()
    try close(.end, opener: head.opener)
    scopes.leaveBlock()
    if head.isNumeric {
      return .numericFor(
        variable: head.variables[0], start: head.values[0], limit: head.values[1],
        step: head.values.count > 2 ? head.values[2] : nil, body: body)
    }
    return .genericFor(variables: head.variables, iterators: head.values, body: body)
  }

  /// Reads a loop up to its `do`, and enters the scope of its variables.
  private mutating func loopHead() throws(Fault) -> LoopHead {
    let opener = token
    try advance()
    let id = token.name
    let variable = try name()
    var head = LoopHead(opener: opener, variables: [variable])
    scopes.enterBlock(isLoop: true)
    switch token.kind {
    case .assign: try numericHead(id, &head)
    case .comma, .in: try genericHead(id, &head)
    default: throw expected("`=` or `in`")
    }
    return head
  }

  private mutating func numericHead(
    _ id: NameTable.ID, _ head: inout LoopHead
  ) throws(Fault) {
    try declareLoop(state: 3, id, head.variables[0])
    try advance()
    head.isNumeric = true
    try loopValue(&head)
    try expect(.comma)
    try loopValue(&head)
    if try take(.comma) {
      try loopValue(&head)
    } else {
      try scopes.hold(1, at: token.range)
    }
    try enterLoop(state: 3, variables: 1)
  }

  private mutating func loopValue(_ head: inout LoopHead) throws(Fault) {
    head.values.append(try expression())
    try scopes.hold(1, at: token.range)
  }

  private mutating func genericHead(
    _ id: NameTable.ID, _ head: inout LoopHead
  ) throws(Fault) {
    try declareLoop(state: 4, id, head.variables[0])
    while try take(.comma) {
      let id = token.name
      let variable = try name()
      try scopes.declare(id, variable)
      head.variables.append(variable)
    }
    try expect(.in)
    head.values = try expressions()
    try hold(4, with: head.values)
    try scopes.need(3, at: token.range)
    try enterLoop(state: 4, variables: head.variables.count)
  }

  /// Declares the variables in which Lua keeps a loop's state, and the first of its own.
  private mutating func declareLoop(
    state: Int, _ id: NameTable.ID, _ variable: Name
  ) throws(Fault) {
    let hidden = Name(text: "(for state)", range: variable.range)
    for _ in 0..<state { try scopes.declare(NameTable.hidden, hidden) }
    try scopes.declare(id, variable)
  }

  private mutating func enterLoop(state: Int, variables: Int) throws(Fault) {
    scopes.release(to: 0)
    scopes.activate(state)
    try expect(.do)
    scopes.enterBlock(isLoop: false)
    scopes.activate(variables)
    try scopes.need(0, at: token.range)
  }
}
