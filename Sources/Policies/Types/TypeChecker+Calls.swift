internal import LuaSyntax
internal import Records

extension TypeChecker {
  mutating func call(
    _ callee: Expression, _ arguments: [Expression], _ range: Range<Int>
  ) -> ValueType {
    if let name = callee.plainName, state.variable(name) == nil, let word = Word.callable[name] {
      return self.word(word, arguments, range)
    }
    guard let function = functionValue(callee) else {
      for argument in arguments where !isFunction(argument) { _ = type(of: argument) }
      return .any
    }
    if arguments.count != function.body.parameters.count {
      let count = function.body.parameters.count
      report(
        "wrong_arguments", range,
        "\(quote(callee)) takes \((count...count).argumentsInWords), and here are \(arguments.count)"
      )
    }
    let given = arguments.map { argument -> Variable in
      guard var function = functionValue(argument) else {
        return .value(type(of: argument), definition: nil)
      }
      function.isFixed = true
      return .function(function)
    }
    return call(function, given).reduce(ValueType.never) { $0.union($1.type) }
  }

  /// The function that an expression names or is.
  mutating func functionValue(_ expression: Expression) -> FunctionValue? {
    switch expression.unwrapped.kind {
    case .function(let body): return function(body)
    case .name(let name):
      return state.function(name)
    case .field(let owner, let name):
      guard let file = owner.plainName, state.variable(file) == nil,
        case .function(let function)? = top(ofShared: file)?[name.text]
      else { return nil }
      return function
    default: return nil
    }
  }

  private func isFunction(_ expression: Expression) -> Bool {
    if case .function = expression.unwrapped.kind { true } else { false }
  }

  // MARK: The tops of files

  /// What stands at the top of a file of shared functions.
  private mutating func top(ofShared file: String) -> Scope? {
    guard let chunk = names.chunks[file] else { return nil }
    return top(of: chunk)
  }

  /// What stands at the top of a file.
  mutating func top(of chunk: Chunk) -> Scope {
    if let top = tops[chunk.source.name] { return top }
    var top: Scope = [:]
    func function(_ body: FunctionBody) -> Variable {
      .function(FunctionValue(body: body, source: chunk.source, scopes: []))
    }
    for statement in chunk.block.statements {
      switch statement.kind {
      case .localFunction(let name, let body): top[name.text] = function(body)
      case .function(let path, nil, let body) where path.count == 1:
        top[path[0].text] = function(body)
      case .local(let variables, let values):
        for (variable, value) in zip(variables, values) {
          if case .function(let body) = value.kind {
            top[variable.name.text] = function(body)
          } else {
            top[variable.name.text] = .value(type(of: value), definition: nil)
          }
        }
      default: continue
      }
    }
    tops[chunk.source.name] = top
    sources[chunk.source.name] = chunk.source
    return top
  }

  // MARK: Calls

  /// What a call of a function returns, with what it is given.
  mutating func call(_ function: FunctionValue, _ arguments: [Variable]) -> [Return] {
    let place = Place(file: function.source.name, offset: function.body.range.lowerBound)
    guard let key = callKey(function, place, arguments) else {
      return walk(function, arguments)
    }
    if let result = results[key] {
      reads.formUnion(result.reads)
      stops.formUnion(result.stops)
      gaps.formUnion(result.gaps)
      return result.returns
    }
    let outer = (reads: reads, stops: stops, gaps: gaps)
    reads = Reads()
    stops = []
    gaps = []
    let returns = walk(function, arguments)
    if muted == 0 {
      results[key] = CallResult(returns: returns, reads: reads, stops: stops, gaps: gaps)
    }
    reads.formUnion(outer.reads)
    stops.formUnion(outer.stops)
    gaps.formUnion(outer.gaps)
    return returns
  }

  /// What tells a call from others; nil where it sees more than what it is given.
  private func callKey(
    _ function: FunctionValue, _ place: Place, _ arguments: [Variable]
  ) -> CallKey? {
    guard function.scopes.isEmpty, !isShowing else { return nil }
    var types: [ValueType] = []
    for argument in arguments {
      guard case .value(let type, _) = argument else { return nil }
      types.append(type)
    }
    return CallKey(place: place, arguments: types)
  }

  /// Walks the body of a function.
  private mutating func walk(_ function: FunctionValue, _ arguments: [Variable]) -> [Return] {
    let place = Place(file: function.source.name, offset: function.body.range.lowerBound)
    guard enter() else {
      reads.isOpen = true
      return [Return(place: place, range: nil, type: .any)]
    }
    let (outerState, outerSource) = (state, source)
    defer {
      state = outerState
      source = outerSource
      leave()
    }
    walked.insert(place)
    state.scopes = [tops[function.source.name] ?? [:]] + function.scopes + [[:]]
    // What conditions around the call say is said by names that are its own only where it sees them.
    if function.source.name != source.name || function.scopes.isEmpty || function.isFixed {
      state.facts = Facts()
    }
    for name in outerState.scopes.dropFirst(1 + function.scopes.count).flatMap(\.keys) {
      state.facts.forget(name)
    }
    source = function.source
    for (index, parameter) in function.body.parameters.enumerated() {
      let given = index < arguments.count ? arguments[index] : .value(.any, definition: nil)
      state.bind(parameter.text, given)
    }
    activations.append(Activation())
    if run(function.body.body) {
      activations[activations.count - 1].returns.append(
        Return(place: place, range: nil, type: .nothing))
    }
    return activations.removeLast().returns
  }

  // MARK: Functions that are handed to words

  /// What a function gives for each item of a list.
  mutating func result(of argument: Expression, for item: ValueType) -> ValueType {
    guard let function = functionValue(argument) else { return .any }
    return call(function, [.value(item, definition: nil)]).reduce(ValueType.never) {
      $0.union($1.type)
    }
  }
}
