internal import LuaSyntax
internal import Policies

extension MembershipReading {
  /// What an argument or the value of a local is: a function, too.
  mutating func binding(_ expression: Expression, _ scope: Scope) -> Binding {
    if case .function(let body) = expression.unwrapped.kind { return .function(body, scope) }
    if let name = expression.unwrapped.plainName, case .function(let body, let own)? = scope[name] {
      return .function(body, own)
    }
    return .value(trace(expression, scope))
  }

  /// What an expression can hold; how deep the tree is bounds how deeply this recurses.
  mutating func trace(_ expression: Expression, _ scope: Scope) -> Traced {
    guard canGoOn() else { return Traced() }
    switch expression.kind {
    case .name(let name):
      if case .value(let traced)? = scope[name] { return traced }
      return Traced()
    case .parenthesized(let inner): return trace(inner, scope)
    case .field(let base, let name): return field(base, name.text, scope)
    case .index(let base, let key):
      _ = trace(key, scope)
      return trace(base, scope).appending("[]")
    case .call(let callee, let arguments): return call(callee, arguments, scope)
    case .methodCall(let base, let method, let arguments):
      return ask(base, method.text, arguments, scope)
    case .binary(let op, _, let left, let right):
      let sides = (trace(left, scope), trace(right, scope))
      if op.isComparison {
        compare(sides.0, sides.1, isOrder: op != .equal && op != .notEqual)
        return Traced()
      }
      return sides.0.union(sides.1)
    case .unary(let op, _, let operand):
      let traced = trace(operand, scope)
      return op == .negate ? traced : Traced()
    case .table(let items):
      return items.reduce(Traced()) { $0.union(trace($1.value, scope)) }
    case .function(let body):
      // One that goes somewhere unseen is followed with nothing known of what it takes.
      _ = call(body, scope, [])
      return Traced()
    default: return Traced()
    }
  }

  private mutating func field(_ base: Expression, _ name: String, _ scope: Scope) -> Traced {
    if let owner = base.plainName, scope[owner] == nil {
      switch owner {
      case "params": return Traced(isListed: policy.pack.parameters[name]?.isList ?? true)
      case "decided":
        ask(name, "known")
        return Traced()
      default: break
      }
    }
    if case .field(let owner, let decision) = base.kind, scope["decided"] == nil,
      owner.plainName == "decided"
    {
      ask(decision.text, name)
      return name == "value" || name == "parts" ? value(of: decision.text) : Traced()
    }
    let traced = trace(base, scope)
    // A part of a sum is computed from what the sum reads.
    return isValueOfDecision(base) ? traced : traced.appending("." + name)
  }

  private func isValueOfDecision(_ base: Expression) -> Bool {
    guard case .field(let inner, _) = base.kind, case .field(let owner, _) = inner.kind else {
      return false
    }
    return owner.plainName == "decided"
  }

  /// What the value of another decision is computed from: all that its rules read.
  private func value(of decision: String) -> Traced {
    let definition = policy.pack.decisions.first { $0.name == decision }
    let facts = definition?.rules.reduce(into: Set<String>()) { $0.formUnion($1.reads.facts) }
    return Traced(paths: facts ?? [])
  }

  /// `tables.t:has(q)` and the like look up; `params.x:at(v)` asks for a band.
  private mutating func ask(
    _ base: Expression, _ method: String, _ arguments: [Expression], _ scope: Scope
  ) -> Traced {
    let asked = arguments.reduce(Traced()) { $0.union(trace($1, scope)) }
    if case .field(let owner, _) = base.kind, owner.plainName == "params" { return Traced() }
    look(up: asked)
    return method == "has" ? Traced() : Traced(isCell: true)
  }

  // MARK: Calls

  private mutating func call(
    _ callee: Expression, _ arguments: [Expression], _ scope: Scope
  ) -> Traced {
    let bound = arguments.map { binding($0, scope) }
    if case .field(let owner, let name) = callee.kind, let file = owner.plainName,
      case .function(let body, let own)? = shared[file]?[name.text]
    {
      return call(body, own, bound)
    }
    guard let name = callee.plainName else { return Traced() }
    if name == "known", arguments.count > 1, arguments[0].plainName == "decided",
      let other = arguments[1].plainText
    {
      ask(other, "known")
    }
    if case .function(let body, let own)? = scope[name] { return call(body, own, bound) }
    guard let word = Word.callable[name]?.word else { return Traced() }
    return call(word, bound, arguments)
  }

  private mutating func call(
    _ word: Word, _ bound: [Binding], _ arguments: [Expression]
  ) -> Traced {
    let values = bound.map { binding -> Traced in
      if case .value(let traced) = binding { traced } else { Traced() }
    }
    let first = values.first ?? Traced()
    if word.isListWord { return each(word, first, bound) }
    let named = arguments.count > 1 ? arguments[1].plainText : nil
    switch word {
    case .known, .reaches: return Traced()
    case .valueOr, .assigned:
      return first.appending("." + (named ?? "")).union(values.last ?? Traced())
    case .pick:
      let item = first.appending("[]")
      compare(item.appending("." + (named ?? "")), values.last ?? Traced())
      return item
    case .startsWith:
      compare(first, values.last ?? Traced())
      return Traced()
    default: return values.reduce(Traced()) { $0.union($1) }
    }
  }

  /// A word that goes through a list.
  private mutating func each(_ word: Word, _ list: Traced, _ bound: [Binding]) -> Traced {
    let item = Binding.value(list.appending("[]"))
    var given = Traced()
    for case .function(let body, let own) in bound.dropFirst() {
      given = given.union(call(body, own, [item]))
    }
    switch word {
    case .where: return list
    case .list, .distinct, .sum, .largest: return given
    default: return Traced()
    }
  }
}

extension Parameter {
  /// Whether its values are lists.
  fileprivate var isList: Bool { kind == .list }
}
