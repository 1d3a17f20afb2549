internal import LuaSyntax
internal import Policies

extension MembershipReading {
  /// How often a loop's body is followed for what it hands from one pass to the next.
  private static let mostPasses = 4

  /// Follows statements; what they return is added to `given`.
  mutating func run(_ block: Block, _ scope: Scope, _ given: inout Traced) {
    for statement in block.statements {
      guard canGoOn() else { return }
      run(statement, scope, &given)
    }
  }

  private mutating func run(_ statement: Statement, _ scope: Scope, _ given: inout Traced) {
    switch statement.kind {
    case .local(let variables, let values):
      let bound = values.map { binding($0, scope) }
      for (index, variable) in variables.enumerated() {
        scope.names[variable.name.text] =
          index < bound.count ? bound[index] : .value(Traced())
      }
    case .localFunction(let name, let body): scope.names[name.text] = .function(body, scope)
    case .assignment(let targets, let values):
      for (target, value) in zip(targets, values) {
        let traced = trace(value, scope)
        guard let name = target.plainName, let owner = scope.owner(of: name) else { continue }
        if case .value(let before)? = owner.names[name] {
          owner.names[name] = .value(before.union(traced))
        }
      }
    case .call(let call): _ = trace(call, scope)
    case .do(let body): run(body, Scope(parent: scope), &given)
    case .if(let clauses, let otherwise):
      for clause in clauses {
        _ = trace(clause.condition, scope)
        run(clause.body, Scope(parent: scope), &given)
      }
      if let otherwise { run(otherwise, Scope(parent: scope), &given) }
    case .numericFor(let variable, let start, let limit, let step, let body):
      for expression in [start, limit, step].compactMap(\.self) { _ = trace(expression, scope) }
      loop(body, [variable.text: Traced()], scope, &given)
    case .genericFor(let variables, let iterators, let body):
      let list = iterators.first.map { iterated($0, scope) } ?? Traced()
      var names: [String: Traced] = [:]
      for (index, variable) in variables.enumerated() {
        names[variable.text] = index == 1 ? list.appending("[]") : Traced()
      }
      loop(body, names, scope, &given)
    case .return(let values):
      for (index, value) in values.enumerated() {
        let traced = trace(value, scope)
        if index == 0 { given = given.union(traced) }
      }
    default: break
    }
  }

  private mutating func loop(
    _ body: Block, _ names: [String: Traced], _ scope: Scope, _ given: inout Traced
  ) {
    for _ in 0..<Self.mostPasses {
      let own = Scope(parent: scope)
      for (name, traced) in names { own.names[name] = .value(traced) }
      run(body, own, &given)
    }
  }

  /// The list that `ipairs(list)` goes through.
  private mutating func iterated(_ iterator: Expression, _ scope: Scope) -> Traced {
    guard case .call(let callee, let arguments) = iterator.unwrapped.kind,
      callee.plainName == "ipairs", let list = arguments.first
    else { return trace(iterator, scope) }
    return trace(list, scope)
  }
}
