internal import LuaSyntax

/// Which variable each name of a file stands for, by Lua's rules of scope.
struct ResolvedNames {
  /// Every variable, in the order in which they are declared.
  private(set) var variables: [Variable] = []
  /// The index of the variable that a name stands for, by the offset at which it is read; a name
  /// that isn't there stands for none.
  private(set) var indexes: [Int: Int] = [:]

  /// The variables by name, from the outermost scope in.
  private var scopes: [[String: Int]] = [[:]]

  /// A variable of a file.
  struct Variable {
    let name: Name
    let role: Role
    /// Whether it stands at the top of the file.
    let isAtTop: Bool
    /// The number that it is declared to be.
    let number: Double?
    /// Whether something reads it.
    var isRead = false
    /// Whether it is assigned to later.
    var isAssigned = false

    /// What a variable is.
    enum Role {
      /// A `local` that is no function.
      case local
      /// A `local` function.
      case function
      /// A function that a file of functions offers to others.
      case shared
      /// What a `for` counts or goes through.
      case loop
      /// A parameter of a function with a name.
      case parameter(of: String)
      /// A parameter of a function that a rule or decision holds.
      case record
      /// A parameter of a function that is handed on, which has to take what it is given.
      case item
    }
  }

  /// Takes a file, whether or not its rules are in order.
  init(_ chunk: Chunk) {
    for statement in chunk.block.statements {
      if let declaration = Declaration(statement) {
        declaration.items.forEach { read(metadata: $0.value) }
      } else {
        read(statement)
      }
    }
  }

  /// The variable that an expression stands for, where it is the name of one.
  func variable(_ expression: Expression) -> Variable? {
    guard case .name = expression.kind else { return nil }
    return indexes[expression.range.lowerBound].map { variables[$0] }
  }

  /// Whether an expression is this name, and no variable has it.
  func isFree(_ expression: Expression, _ name: String) -> Bool {
    expression.plainName == name && variable(expression) == nil
  }

  // MARK: Scopes

  private mutating func declare(_ name: Name, _ role: Variable.Role, number: Double? = nil) {
    scopes[scopes.count - 1][name.text] = variables.count
    variables.append(
      Variable(name: name, role: role, isAtTop: scopes.count == 1, number: number))
  }

  private func index(of name: String) -> Int? { scopes.last { $0[name] != nil }?[name] }

  private mutating func scoped(_ body: (inout ResolvedNames) -> Void) {
    scopes.append([:])
    body(&self)
    scopes.removeLast()
  }

  // MARK: Statements

  private mutating func read(_ block: Block) {
    scoped { names in block.statements.forEach { names.read($0) } }
  }

  private mutating func read(_ statement: Statement) {
    switch statement.kind {
    case .local(let variables, let values): read(variables, values)
    case .localFunction(let name, let body):
      declare(name, .function)
      read(body, .parameter(of: name.text))
    case .function(let path, _, let body):
      if path.count == 1 { declare(path[0], .shared) }
      read(body, .parameter(of: path[0].text))
    case .assignment(let targets, let values):
      values.forEach { read($0) }
      targets.forEach { assign($0) }
    case .numericFor(let variable, _, _, _, let body):
      statement.expressions.forEach { read($0) }
      readLoop([variable], body)
    case .genericFor(let variables, _, let body):
      statement.expressions.forEach { read($0) }
      readLoop(variables, body)
    default:
      statement.expressions.forEach { read($0) }
      statement.blocks.forEach { read($0) }
    }
  }

  private mutating func read(_ variables: [LocalVariable], _ values: [Expression]) {
    for (index, value) in values.enumerated() {
      if index < variables.count, case .function(let body) = value.kind {
        read(body, .parameter(of: variables[index].name.text))
      } else {
        read(value)
      }
    }
    for (index, variable) in variables.enumerated() {
      let value = index < values.count ? values[index] : nil
      let isFunction = if case .function = value?.kind { true } else { false }
      declare(variable.name, isFunction ? .function : .local, number: value?.literalNumber)
    }
  }

  private mutating func readLoop(_ variables: [Name], _ body: Block) {
    scoped { names in
      variables.forEach { names.declare($0, .loop) }
      names.read(body)
    }
  }

  private mutating func assign(_ target: Expression) {
    guard let name = target.plainName else { return read(target) }
    if let index = index(of: name) { variables[index].isAssigned = true }
  }

  // MARK: Expressions

  private mutating func read(metadata value: Expression) {
    if case .function(let body) = value.kind { read(body, .record) } else { read(value) }
  }

  private mutating func read(_ body: FunctionBody, _ role: Variable.Role) {
    scoped { names in
      body.parameters.forEach { names.declare($0, role) }
      names.read(body.body)
    }
  }

  private mutating func read(_ expression: Expression) {
    switch expression.kind {
    case .name(let name):
      guard let index = index(of: name) else { return }
      variables[index].isRead = true
      indexes[expression.range.lowerBound] = index
    case .function(let body): read(body, .item)
    default: expression.children.forEach { read($0) }
    }
  }
}

extension Double {
  /// The number as it would be written in a rule.
  var written: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Expression {
  /// The number that it is, where it is a literal of one.
  var literalNumber: Double? {
    if case .literal(let number)? = unwrapped.ruleNumber { number } else { nil }
  }
}
