internal import LuaSyntax

/// Finds what can be watched in a file: operands of `and` and `or`, conditions, bodies of loops.
///
/// A literal isn't watched: what it comes to is known.
struct ProbeFinder {
  let file: String
  /// How many probes there are before those of this file.
  let count: Int
  private(set) var probes: [Probe] = []
  private(set) var numbers: [Range<Int>: Int] = [:]

  init(file: String, count: Int) {
    self.file = file
    self.count = count
  }

  // MARK: Statements

  mutating func block(_ block: Block, parent: Probe.Parent?) {
    var parent = parent
    for statement in block.statements { parent = self.statement(statement, parent: parent) }
  }

  /// Goes through a statement; gives what must be so that the next one is reached.
  private mutating func statement(
    _ statement: Statement, parent: Probe.Parent?
  ) -> Probe.Parent? {
    switch statement.kind {
    case .if(let clauses, let otherwise):
      return choice(clauses, otherwise, parent: parent)
    case .numericFor(_, let start, let limit, let step, let body):
      let ends = [start, limit] + (step.map { [$0] } ?? [])
      loop(statement.range, ends, body, parent: parent)
    case .genericFor(_, let iterators, let body):
      loop(statement.range, iterators, body, parent: parent)
    default:
      for expression in statement.expressions { self.expression(expression, parent: parent) }
      for inner in statement.blocks { block(inner, parent: parent) }
    }
    return parent
  }

  private mutating func choice(
    _ clauses: [IfClause], _ otherwise: Block?, parent: Probe.Parent?
  ) -> Probe.Parent? {
    var way = parent
    var alwaysReturns = true
    for clause in clauses {
      let number = probe(clause.condition, .condition, parent: way)
      let reached = number.map { Probe.Parent(number: $0, needed: nil) } ?? way
      expression(clause.condition, parent: reached)
      block(clause.body, parent: number.map { .init(number: $0, needed: true) } ?? way)
      way = number.map { .init(number: $0, needed: false) } ?? way
      alwaysReturns = alwaysReturns && clause.body.endsInReturn
    }
    if let otherwise {
      block(otherwise, parent: way)
      return parent
    }
    return alwaysReturns ? way : parent
  }

  private mutating func loop(
    _ range: Range<Int>, _ head: [Expression], _ body: Block, parent: Probe.Parent?
  ) {
    for expression in head { self.expression(expression, parent: parent) }
    let end = head.last?.range.upperBound ?? range.upperBound
    let number = add(.loop, range: range.lowerBound..<end, parent: parent)
    numbers[range] = number
    block(body, parent: .init(number: number, needed: nil))
  }

  // MARK: Expressions

  private mutating func expression(_ expression: Expression, parent: Probe.Parent?) {
    switch expression.kind {
    case .binary(let op, _, _, _) where op == .and || op == .or:
      var before: [Int] = []
      for operand in expression.operands(of: op) {
        let number = probe(operand, .operand(op), before: before, parent: parent)
        if let number { before.append(number) }
        self.expression(
          operand, parent: number.map { .init(number: $0, needed: nil) } ?? parent)
      }
    case .function(let function): block(function.body, parent: parent)
    default: for child in expression.children { self.expression(child, parent: parent) }
    }
  }

  /// Sets a probe on an expression; none where it is a literal.
  private mutating func probe(
    _ expression: Expression, _ role: Probe.Role, before: [Int] = [], parent: Probe.Parent?
  ) -> Int? {
    if expression.unwrapped.isScalarLiteral { return nil }
    if case .nil = expression.unwrapped.kind { return nil }
    let number = add(role, range: expression.range, before: before, parent: parent)
    numbers[expression.range] = number
    return number
  }

  private mutating func add(
    _ role: Probe.Role, range: Range<Int>, before: [Int] = [], parent: Probe.Parent?
  ) -> Int {
    probes.append(
      Probe(role: role, file: file, range: range, before: before, parent: parent))
    return count + probes.count - 1
  }
}

extension Expression {
  /// The operands of `a or b or c`, in order.
  ///
  /// Linear in their number: the first stands deepest.
  fileprivate func operands(of op: BinaryOperator) -> [Expression] {
    var found: [Expression] = []
    var rest = self
    while case .binary(op, _, let left, let right) = rest.kind {
      found.append(right)
      rest = left
    }
    return [rest] + found.reversed()
  }
}

extension Block {
  fileprivate var endsInReturn: Bool {
    if case .return? = statements.last?.kind { true } else { false }
  }
}
