import LuaSyntax

/// A node of a tree with its children in any order.
///
/// One small recursive function can walk it, which the little stack of the deepest trees asks for.
enum Node {
  case block(Block)
  case statement(Statement)
  case expression(Expression)
  case item(TableItem)
  case function(FunctionBody)
  /// A name, an operator or `...`.
  case word(Range<Int>)

  var range: Range<Int> {
    switch self {
    case .block(let block): block.range
    case .statement(let statement): statement.range
    case .expression(let expression): expression.range
    case .item(let item): item.range
    case .function(let body): body.range
    case .word(let range): range
    }
  }

  var children: [Node] {
    switch self {
    case .block(let block): block.statements.map(Node.statement)
    case .statement(let statement): Self.children(of: statement)
    case .expression(let expression): Self.children(of: expression)
    case .item(let item): Self.children(of: item)
    case .function(let body):
      Self.words(body.parameters) + (body.vararg.map { [.word($0)] } ?? []) + [.block(body.body)]
    case .word: []
    }
  }

  /// Calls a function with every node and the node around it.
  static func walk(_ node: Node, _ visit: (_ node: Node, _ outer: Node) -> Void) {
    for child in node.children {
      visit(child, node)
      walk(child, visit)
    }
  }

  private static func words(_ names: [Name]) -> [Node] { names.map { .word($0.range) } }

  private static func all(_ expressions: [Expression]) -> [Node] {
    expressions.map(Node.expression)
  }

  private static func children(of statement: Statement) -> [Node] {
    switch statement.kind {
    case .empty, .break: []
    case .goto(let name), .label(let name): words([name])
    case .local(let variables, let values):
      words(variables.flatMap { [$0.name] + ($0.attribute.map { [$0] } ?? []) }) + all(values)
    case .assignment(let targets, let values): all(targets + values)
    case .call(let call): [.expression(call)]
    case .do(let body): [.block(body)]
    case .while(let condition, let body), .repeat(let body, let condition):
      [.expression(condition), .block(body)]
    case .if(let clauses, let otherwise):
      clauses.flatMap { [.expression($0.condition), .block($0.body)] }
        + (otherwise.map { [.block($0)] } ?? [])
    case .numericFor(let variable, let start, let limit, let step, let body):
      words([variable]) + all([start, limit] + (step.map { [$0] } ?? [])) + [.block(body)]
    case .genericFor(let variables, let iterators, let body):
      words(variables) + all(iterators) + [.block(body)]
    case .function(let path, let method, let body):
      words(path + (method.map { [$0] } ?? [])) + [.function(body)]
    case .localFunction(let name, let body): words([name]) + [.function(body)]
    case .return(let values): all(values)
    }
  }

  private static func children(of expression: Expression) -> [Node] {
    switch expression.kind {
    case .nil, .boolean, .integer, .float, .string, .vararg, .name: []
    case .function(let body): [.function(body)]
    case .field(let base, let name): [.expression(base)] + words([name])
    case .index(let base, let key): all([base, key])
    case .call(let callee, let arguments): all([callee] + arguments)
    case .methodCall(let base, let name, let arguments): words([name]) + all([base] + arguments)
    case .binary(_, let place, let left, let right): [.word(place)] + all([left, right])
    case .unary(_, let place, let operand): [.word(place), .expression(operand)]
    case .table(let items): items.map(Node.item)
    case .parenthesized(let inner): [.expression(inner)]
    }
  }

  private static func children(of item: TableItem) -> [Node] {
    switch item.key {
    case .position: [.expression(item.value)]
    case .name(let name): words([name]) + [.expression(item.value)]
    case .computed(let key): all([key, item.value])
    }
  }
}
