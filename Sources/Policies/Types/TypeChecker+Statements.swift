internal import LuaSyntax

extension TypeChecker {
  /// Walks a block in a scope of its own; false where its end can't be reached.
  mutating func run(_ block: Block) -> Bool {
    state.scopes.append([:])
    defer { state.leave() }
    for statement in block.statements where !run(statement) { return false }
    return true
  }

  /// Walks a statement; false where what follows it can't be reached.
  private mutating func run(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .local(let variables, let values): declare(variables.map(\.name), values)
    case .localFunction(let name, let body):
      state.bind(name.text, .function(function(body)))
    case .assignment(let targets, let values):
      let types = types(of: values, count: targets.count)
      for (target, type) in zip(targets, types) {
        if let name = target.plainName { state.assign(name, type) }
      }
    case .if(let clauses, let otherwise): return choose(clauses, otherwise)
    case .numericFor(let variable, let start, let limit, let step, let body):
      count(variable, start, limit, step, body)
    case .genericFor(let variables, let iterators, let body):
      if case .call(_, let arguments)? = iterators.first?.kind, let list = arguments.first {
        iterate(variables, list, body)
      }
    case .return(let values):
      give(values, statement.range)
      return false
    case .call(let call):
      _ = type(of: call)
      return !call.isReview
    default: break
    }
    return true
  }

  /// A function that stands at this place.
  func function(_ body: FunctionBody) -> FunctionValue {
    FunctionValue(body: body, source: source, scopes: Array(state.scopes.dropFirst()))
  }

  // MARK: Locals

  private mutating func declare(_ variables: [Name], _ values: [Expression]) {
    var bound: [Variable] = []
    for (index, value) in values.enumerated() {
      if case .function(let body) = value.kind {
        bound.append(.function(function(body)))
      } else {
        let isCondition = index < variables.count
        let type = type(of: value)
        bound.append(.value(type, definition: isCondition && !type.boolean.isEmpty ? value : nil))
      }
    }
    for (index, name) in variables.enumerated() {
      state.bind(
        name.text, index < bound.count ? bound[index] : .value(.nothing, definition: nil))
    }
  }

  /// The types of values that so many names are given.
  private mutating func types(of values: [Expression], count: Int) -> [ValueType] {
    let types = values.map { type(of: $0) }
    return types + Array(repeating: .nothing, count: max(0, count - types.count))
  }

  // MARK: Ways

  private mutating func choose(_ clauses: [IfClause], _ otherwise: Block?) -> Bool {
    var ends: [State] = []
    for clause in clauses {
      condition(clause.condition)
      let before = state
      narrow(clause.condition, holds: true)
      if run(clause.body) { ends.append(state) }
      state = before
      narrow(clause.condition, holds: false)
    }
    if otherwise.map({ run($0) }) ?? true { ends.append(state) }
    guard let first = ends.first else { return false }
    state = ends.dropFirst().reduce(first) { $0.joined($1) }
    return true
  }

  // MARK: Loops

  private mutating func count(
    _ variable: Name, _ start: Expression, _ limit: Expression, _ step: Expression?, _ body: Block
  ) {
    let from = plainNumber(start, "a loop counts by numbers")
    let to = plainNumber(limit, "a loop counts by numbers")
    let by = step.map { plainNumber($0, "a loop counts by numbers") }
    if let step, let by, by.narrow.holdsZero, !isShowing {
      report("bad_loop", step.range, "the step of a loop can be 0 here; a loop counts up or down")
    }
    var counter = NumberType(
      from.narrow.hull(to.narrow), isWhole: from.isWhole && by?.isWhole ?? true)
    if by == nil { counter.wide.low = from.narrow.low }
    loop(body, [(variable, .number(counter))])
  }

  private mutating func iterate(_ variables: [Name], _ list: Expression, _ body: Block) {
    let items = listType(of: list, word: "ipairs")
    noteUnknownItems(of: items)
    let index = ValueType.number(NumberType(Interval(1), isWhole: true))
    loop(body, Array(zip(variables, [index, items?.item ?? .any])))
  }

  /// Walks the body of a loop: what it assigns can be anything of its kind when it begins.
  private mutating func loop(_ body: Block, _ variables: [(Name, ValueType)]) {
    if body.assigns {
      // A loop within loops that are only tried is tried once, so that the work isn't doubled by each.
      let tries = muted > Self.maximumTrials ? 1 : Self.maximumTries
      muted += 1
      for _ in 0..<tries {
        let start = state
        pass(body, variables)
        state = start.joined(state).widened(from: start)
        state.facts = Facts()
        if state.hasSameValues(as: start) { break }
      }
      muted -= 1
      if muted > Self.maximumTrials { return }
    }
    let start = state
    pass(body, variables)
    state = start.joined(state)
  }

  /// How many loops around one are tried with it, and how often each: what a pass learns of a local,
  /// the next hands on to the locals that take its value.
  private static let maximumTrials = 2
  private static let maximumTries = 20

  private mutating func pass(_ body: Block, _ variables: [(Name, ValueType)]) {
    state.scopes.append([:])
    for (name, type) in variables { state.bind(name.text, .value(type, definition: nil)) }
    _ = run(body)
    state.leave()
  }

  // MARK: Returns

  private mutating func give(_ values: [Expression], _ range: Range<Int>) {
    let shown: [TableItem]? =
      if values.count == 2, case .table(let items) = values[1].kind { items } else { nil }
    let first = values.first.map { type(of: $0) } ?? .nothing
    let others = shown == nil ? values.dropFirst().map { type(of: $0) } : []
    if let shown {
      let outer = isShowing
      isShowing = true
      for item in shown { _ = type(of: item.value) }
      isShowing = outer
    }
    guard !activations.isEmpty, !first.isNever else { return }
    activations[activations.count - 1].returns.append(
      Return(
        place: place(range), range: values.first?.range ?? range, type: first, others: others))
  }
}

extension State {
  /// Whether every local can be what it could be.
  fileprivate func hasSameValues(as other: State) -> Bool {
    zip(scopes, other.scopes).allSatisfy { scope, before in
      scope.allSatisfy { name, variable in
        guard case .value(let a, let definition) = variable,
          case .value(let b, let earlier)? = before[name]
        else { return true }
        return a == b && definition?.range == earlier?.range
      }
    }
  }

  /// What changed since an earlier state, with every number that there can be.
  fileprivate func widened(from before: State) -> State {
    var result = self
    for index in scopes.indices where index < before.scopes.count {
      for (name, variable) in scopes[index] {
        guard case .value(let type, _) = variable,
          case .value(let earlier, _)? = before.scopes[index][name], earlier != type
        else { continue }
        // What a mistake came to can be anything; the local still begins as what it was.
        let kind = type.isAny ? earlier : type
        result.scopes[index][name] = .value(kind.widened, definition: nil)
      }
    }
    return result
  }
}

extension Block {
  /// Whether a local is assigned to in it.
  fileprivate var assigns: Bool {
    statements.contains { statement in
      if case .assignment = statement.kind { return true }
      return statement.blocks.contains(where: \.assigns)
    }
  }
}
