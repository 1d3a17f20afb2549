package import LuaSyntax

extension Expression {
  /// The expressions directly within it; of a function, none.
  var children: [Expression] {
    switch kind {
    case .nil, .boolean, .integer, .float, .string, .vararg, .name, .function: []
    case .field(let base, _): [base]
    case .index(let base, let key): [base, key]
    case .call(let callee, let arguments): [callee] + arguments
    case .methodCall(let base, _, let arguments): [base] + arguments
    case .binary(_, _, let left, let right): [left, right]
    case .unary(_, _, let operand): [operand]
    case .table(let items): items.map(\.value)
    case .parenthesized(let inner): [inner]
    }
  }

  /// Calls `body` with the expression and every one within it, also in functions.
  func walk(_ body: (Expression) -> Void) {
    body(self)
    if case .function(let function) = kind { function.body.walk(body) }
    for child in children { child.walk(body) }
  }
}

extension Statement {
  /// The expressions directly within it, without those of its blocks.
  var expressions: [Expression] {
    switch kind {
    case .local(_, let values): values
    case .assignment(let targets, let values): targets + values
    case .call(let call): [call]
    case .while(let condition, _), .repeat(_, let condition): [condition]
    case .if(let clauses, _): clauses.map(\.condition)
    case .numericFor(_, let start, let limit, let step, _):
      [start, limit] + (step.map { [$0] } ?? [])
    case .genericFor(_, let iterators, _): iterators
    case .return(let values): values
    case .empty, .do, .function, .localFunction, .break, .goto, .label: []
    }
  }

  /// The blocks directly within it, also those of the functions that it declares.
  var blocks: [Block] {
    switch kind {
    case .do(let body), .while(_, let body), .repeat(let body, _),
      .numericFor(_, _, _, _, let body),
      .genericFor(_, _, let body):
      [body]
    case .if(let clauses, let otherwise): clauses.map(\.body) + (otherwise.map { [$0] } ?? [])
    case .function(_, _, let body), .localFunction(_, let body): [body.body]
    default: []
    }
  }

  /// Calls `body` with every expression of the statement, also in blocks and functions within it.
  func walk(_ body: (Expression) -> Void) {
    for expression in expressions { expression.walk(body) }
    for block in blocks { block.walk(body) }
  }
}

extension Block {
  /// Calls `body` with every expression of the block, also in blocks and functions within it.
  package func walk(_ body: (Expression) -> Void) {
    for statement in statements { statement.walk(body) }
  }

  /// Whether `and` or `or` stands anywhere in it.
  var hasLogic: Bool {
    var found = false
    walk { expression in
      if case .binary(let op, _, _, _) = expression.kind, op == .and || op == .or { found = true }
    }
    return found
  }
}
