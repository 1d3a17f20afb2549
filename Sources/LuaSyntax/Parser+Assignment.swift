extension Parser {
  /// Reads a call or an assignment.
  mutating func expressionStatement() throws(Fault) -> Statement.Kind {
    guard token.kind == .name || token.kind == .leftParenthesis else {
      throw expected("a statement")
    }
    var targets = [try suffixed()]
    if token.kind != .assign, token.kind != .comma { return try call(targets[0].expression) }
    let outermost = levels
    try finishTargets(&targets)
    let values = try expressions()
    levels = outermost
    return try assignment(targets, values)
  }

  private mutating func call(_ expression: Expression) throws(Fault) -> Statement.Kind {
    switch expression.kind {
    case .call, .methodCall: return .call(expression)
    default: break
    }
    let what = expected("`=` or the arguments of a call").message
    throw Fault(
      .notAStatement, at: expression.range,
      "only a call can stand alone as a statement: \(what)")
  }

  /// Reads the targets after the first, each one level deeper as Lua does, and `=`.
  private mutating func finishTargets(_ targets: inout [Suffixed]) throws(Fault) {
    try checkAssignable(targets[0])
    while try take(.comma) {
      let target = try suffixed()
      try enterLevel()
      try checkAssignable(target)
      targets.append(target)
    }
    try expect(.assign)
  }

  private mutating func assignment(
    _ targets: [Suffixed], _ values: [Expression]
  ) throws(Fault) -> Statement.Kind {
    if values.count != targets.count { try hold(targets.count, with: values) }
    return .assignment(targets: targets.map(\.expression), values: values)
  }

  private mutating func checkAssignable(_ target: Suffixed) throws(Fault) {
    switch target.expression.kind {
    case .name(let name):
      try checkWritable(target.root, Name(text: name, range: target.expression.range))
    case .field, .index:
      if !target.isHeldByVariable { try scopes.hold(1, at: target.expression.range) }
    default:
      throw Fault(
        .notAssignable, at: target.expression.range,
        "only a variable or a field can be assigned to")
    }
  }

  /// Refuses a variable that is `<const>` or `<close>`.
  mutating func checkWritable(_ binding: Binding, _ name: Name) throws(Fault) {
    if case .variable(let kind) = binding, kind != .regular {
      throw Fault(
        .assignToConst, at: name.range,
        "attempt to assign to const variable `\(name.text)`")
    }
  }
}
