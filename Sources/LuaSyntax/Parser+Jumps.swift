extension Parser {
  mutating func gotoStatement() throws(Fault) -> Statement.Kind {
    try advance()
    let id = token.name
    let label = try name()
    try scopes.jump(to: id, label)
    return .goto(label)
  }

  mutating func breakStatement() throws(Fault) -> Statement.Kind {
    try scopes.breakLoop(at: token.range)
    try advance()
    return .break
  }

  /// Reads labels and empty statements as long as they follow each other.
  ///
  /// Only then it is known whether the labels end their block, of which Lua then counts the
  /// variables as out of scope. Lua reads every next label one level deeper.
  mutating func labels(into statements: inout [Statement]) throws(Fault) {
    let outermost = levels
    var labels: [(id: NameTable.ID, name: Name)] = []
    while token.kind == .doubleColon || token.kind == .semicolon {
      let start = token.range.lowerBound
      levels = outermost + labels.count
      try enterLevel()
      if try take(.semicolon) {
        statements.append(Statement(kind: .empty, range: start..<lastEnd))
        continue
      }
      try advance()
      let id = token.name
      let name = try name()
      try expect(.doubleColon)
      labels.append((id, name))
      statements.append(Statement(kind: .label(name), range: start..<lastEnd))
    }
    levels = outermost
    let isLast = token.kind.endsBlock && token.kind != .until
    for label in labels {
      try scopes.addLabel(label.id, label.name, isLast: isLast, source: source)
    }
    depth = max(depth, 1)
  }

  mutating func returnStatement() throws(Fault) -> Statement.Kind {
    try advance()
    var values: [Expression] = []
    if !token.kind.endsBlock, token.kind != .semicolon {
      values = try expressions()
      if values.count > 1 { try scopes.need(1, at: values[values.count - 1].range) }
    }
    _ = try take(.semicolon)
    return .return(values)
  }
}
