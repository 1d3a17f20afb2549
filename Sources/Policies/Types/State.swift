internal import LuaSyntax

/// The names that are visible, by scope from the outermost in, and what is known of their values.
struct State {
  var scopes: [Scope] = []
  var facts = Facts()
}

/// The names of one scope.
typealias Scope = [String: Variable]

/// What a name stands for.
enum Variable {
  /// A value; `definition` is the condition that it was made from, while that still says the same.
  case value(ValueType, definition: Expression?)
  case function(FunctionValue)
}

/// A function with what it sees.
struct FunctionValue {
  let body: FunctionBody
  /// The file that it stands in.
  let source: SourceText
  /// The scopes around it, without the top of its file.
  var scopes: [Scope]
  /// Whether those are what they were when it was made or handed on, and no longer what is around.
  var isFixed = false
}

extension State {
  func variable(_ name: String) -> Variable? { scopes.last { $0[name] != nil }?[name] }

  /// The function that a name stands for, with what is known now of what it sees.
  func function(_ name: String) -> FunctionValue? {
    guard let index = scopes.lastIndex(where: { $0[name] != nil }),
      case .function(var function)? = scopes[index][name]
    else { return nil }
    // INVARIANT: a function that isn't fixed stands in the innermost of the scopes that it sees.
    if !function.isFixed, index > 0 { function.scopes = Array(scopes[1...index]) }
    return function
  }

  /// Binds a name in the innermost scope.
  mutating func bind(_ name: String, _ variable: Variable) {
    if self.variable(name) != nil { fixFunctions() }
    forget(name)
    scopes[scopes.count - 1][name] = variable
  }

  /// Gives a name another value.
  mutating func assign(_ name: String, _ type: ValueType) {
    forget(name)
    guard let index = scopes.lastIndex(where: { $0[name] != nil }) else { return }
    scopes[index][name] = .value(type, definition: nil)
  }

  /// Lets functions go on seeing what they see, before one of its names gets another meaning.
  private mutating func fixFunctions() {
    for index in scopes.indices.dropFirst() {
      for (name, variable) in scopes[index] {
        guard case .function(var function) = variable, !function.isFixed else { continue }
        function.scopes = Array(scopes[1...index])
        function.isFixed = true
        scopes[index][name] = .function(function)
      }
    }
  }

  /// Leaves the innermost scope.
  mutating func leave() {
    for name in scopes.removeLast().keys { facts.forget(name) }
  }

  /// Drops what is known through a name.
  private mutating func forget(_ name: String) {
    facts.forget(name)
    for index in scopes.indices {
      for (other, variable) in scopes[index] {
        guard case .value(let type, let definition?) = variable, definition.mentions(name) else {
          continue
        }
        scopes[index][other] = .value(type, definition: nil)
      }
    }
  }

  /// What is known of locals, written into what they are.
  private var settled: State {
    var result = self
    for name in Set(facts.numbers.keys).union(facts.present) {
      guard let index = scopes.lastIndex(where: { $0[name] != nil }),
        case .value(let type, let definition)? = scopes[index][name]
      else { continue }
      result.scopes[index][name] = .value(
        facts.narrowed(type, by: name), definition: definition)
    }
    return result
  }

  /// What holds whichever of two ways was gone; both have the same scopes.
  func joined(_ other: State) -> State { settled.joined(settled: other.settled) }

  private func joined(settled other: State) -> State {
    var result = self
    for index in scopes.indices where index < other.scopes.count {
      for (name, variable) in scopes[index] {
        guard case .value(let a, let definition) = variable,
          case .value(let b, let otherDefinition)? = other.scopes[index][name]
        else { continue }
        let isSame = definition?.range == otherDefinition?.range
        if a == b, isSame { continue }
        result.scopes[index][name] = .value(a.union(b), definition: isSame ? definition : nil)
      }
    }
    result.facts = facts.joined(other.facts)
    return result
  }
}

/// What conditions on the way say, by the text of what they say it of.
struct Facts {
  /// Between what a number lies.
  var numbers: [String: Interval] = [:]
  /// The questions that were answered by yes.
  var holds: Set<String> = []
  /// What isn't nil.
  var present: Set<String> = []

  var isEmpty: Bool { numbers.isEmpty && holds.isEmpty && present.isEmpty }

  /// A value of which this much is known besides.
  func narrowed(_ type: ValueType, by key: String) -> ValueType {
    var result = type
    if let number = type.number, let known = numbers[key] {
      result.number?.narrow = number.narrow.intersection(known)
    }
    if present.contains(key), !type.isAny { result.isNil = false }
    return result
  }

  /// Drops what mentions a name.
  mutating func forget(_ name: String) {
    if isEmpty { return }
    numbers = numbers.filter { !$0.key.mentions(name) }
    holds = holds.filter { !$0.mentions(name) }
    present = present.filter { !$0.mentions(name) }
  }

  func joined(_ other: Facts) -> Facts {
    var result = Facts()
    for (key, interval) in numbers {
      if let second = other.numbers[key] { result.numbers[key] = interval.union(second) }
    }
    result.holds = holds.intersection(other.holds)
    result.present = present.intersection(other.present)
    return result
  }
}

extension String {
  /// Whether a name stands in a text of Lua.
  fileprivate func mentions(_ name: String) -> Bool {
    split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == name }
  }
}

extension Expression {
  fileprivate func mentions(_ name: String) -> Bool {
    var found = false
    walk { if $0.plainName == name { found = true } }
    return found
  }
}
