/// A local variable.
struct Variable {
  let id: NameTable.ID
  /// Its name.
  let text: String
  /// The index of its function in `Scopes.functions`.
  let function: Int
  var kind: Kind
  /// The variable of the same name that it hides, as an index of `Scopes.variables`; else −1.
  var hidden = -1

  enum Kind {
    case regular
    case constant
    /// A `<const>` whose value the compiler knows: it takes neither a register nor an upvalue.
    case compileTime
    case close
  }
}

/// What a name refers to.
enum Binding {
  case global
  /// A local variable, of the function at hand or of one around it.
  case variable(Variable.Kind)

  /// Whether it is a local variable.
  var isVariable: Bool {
    if case .variable = self { true } else { false }
  }
}

extension Scopes {
  /// Declares a variable that becomes active later.
  mutating func declare(
    _ id: NameTable.ID, _ name: Name, _ kind: Variable.Kind = .regular
  ) throws(Fault) {
    if variables.count - function.firstVariable >= Self.maximumLocals {
      throw Fault(
        .tooManyLocals, at: name.range,
        "too many local variables in a function: at most \(Self.maximumLocals)")
    }
    variables.append(Variable(id: id, text: name.text, function: functions.count - 1, kind: kind))
  }

  /// The kind of the variable declared last, of which there must be one.
  var kindOfLast: Variable.Kind {
    get { variables[variables.count - 1].kind }
    set { variables[variables.count - 1].kind = newValue }
  }

  /// Makes the next `count` declared variables active.
  mutating func activate(_ count: Int) {
    for _ in 0..<count {
      let index = function.firstVariable + function.activeCount
      let variable = variables[index]
      while innermost.count <= variable.id { innermost.append(-1) }
      variables[index].hidden = innermost[variable.id]
      innermost[variable.id] = index
      function.activeCount += 1
      if variable.kind != .compileTime { function.localRegisters += 1 }
    }
  }

  /// Removes the innermost active variable.
  mutating func removeVariable() {
    guard let variable = variables.popLast() else { return }
    innermost[variable.id] = variable.hidden
    function.activeCount -= 1
    if variable.kind != .compileTime { function.localRegisters -= 1 }
  }

  /// Finds what a name refers to, and counts the upvalues that this takes.
  @discardableResult
  mutating func resolve(_ name: NameTable.ID, at range: Range<Int>) throws(Fault) -> Binding {
    if let variable = variable(name) {
      if variable.kind != .compileTime { try capture(name, of: variable.function, at: range) }
      return .variable(variable.kind)
    }
    let environment = variable(NameTable.environment)
    try capture(NameTable.environment, of: environment?.function ?? -1, at: range)
    return .global
  }

  /// Whether a name is a `<const>` variable whose value Lua's compiler knows.
  func isCompileTime(_ name: NameTable.ID) -> Bool {
    variable(name)?.kind == .compileTime
  }

  private func variable(_ name: NameTable.ID) -> Variable? {
    guard name < innermost.count, innermost[name] >= 0 else { return nil }
    return variables[innermost[name]]
  }

  /// Makes a variable of the function `owner` an upvalue of every function inside it, to the
  /// innermost; −1 owns the main function's `_ENV`.
  private mutating func capture(
    _ name: NameTable.ID, of owner: Int, at range: Range<Int>
  ) throws(Fault) {
    var index = functions.count - 1
    while index > owner, functions[index].upvalues.insert(name).inserted {
      if functions[index].upvalues.count > Self.maximumUpvalues {
        throw Fault(
          .tooManyUpvalues, at: range,
          "too many variables from enclosing functions: at most \(Self.maximumUpvalues)")
      }
      index -= 1
    }
  }
}
