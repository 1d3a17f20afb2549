package import LuaSyntax

/// `decision { … }` or `rule "id" { … }` at the top of a rule file.
package struct Declaration {
  /// `decision` or `rule`, or whatever else stands there.
  package let word: Name
  /// The id, where one is written.
  package let id: Name?
  /// The items of the table.
  package let items: [TableItem]

  /// Takes a statement; nil where it declares nothing.
  package init?(_ statement: Statement) {
    guard case .call(let call) = statement.kind, case .call(let callee, let arguments) = call.kind,
      arguments.count == 1, case .table(let items) = arguments[0].kind
    else { return nil }
    self.items = items
    switch callee.kind {
    case .name(let word):
      self.word = Name(text: word, range: callee.range)
      id = nil
    case .call(let inner, let ids):
      guard let word = inner.plainName, ids.count == 1, let id = ids[0].plainText else {
        return nil
      }
      self.word = Name(text: word, range: inner.range)
      self.id = Name(text: id, range: ids[0].range)
    default:
      return nil
    }
  }

  /// The item under a key.
  package func item(_ key: String) -> TableItem? { items.first { $0.key.name?.text == key } }
}

extension TableItem.Key {
  /// The name, where the key is one.
  package var name: Name? {
    if case .name(let name) = self { name } else { nil }
  }
}

extension Expression {
  /// The name, where the expression is one.
  package var plainName: String? {
    if case .name(let name) = kind { name } else { nil }
  }

  /// The text, where the expression is a literal of it.
  package var plainText: String? {
    if case .string(let bytes) = kind { String(validating: bytes, as: UTF8.self) } else { nil }
  }

  /// Whether it is `true` or `false`.
  var isBoolean: Bool {
    if case .boolean = kind { true } else { false }
  }

  /// Whether it is `true`.
  package var isTrue: Bool {
    if case .boolean(true) = kind { true } else { false }
  }
}

extension Chunk {
  /// What the file declares, in order.
  var declarations: [Declaration] { block.statements.compactMap(Declaration.init) }

  /// The function that stands under a name at the top of the file.
  func function(named name: String) -> FunctionBody? {
    for statement in block.statements {
      switch statement.kind {
      case .localFunction(let own, let body) where own.text == name: return body
      case .local(let variables, let values):
        for (variable, value) in zip(variables, values) where variable.name.text == name {
          if case .function(let body) = value.kind { return body }
        }
      default: continue
      }
    }
    return nil
  }
}

extension Block {
  /// The names that the returns of this block show, without those of functions in it.
  var shownNames: Set<String> {
    var names: Set<String> = []
    for statement in statements {
      switch statement.kind {
      case .return(let values):
        guard values.count == 2, case .table(let items) = values[1].kind else { continue }
        names.formUnion(items.compactMap { $0.key.name?.text })
      case .if(let clauses, let otherwise):
        for clause in clauses { names.formUnion(clause.body.shownNames) }
        if let otherwise { names.formUnion(otherwise.shownNames) }
      case .numericFor(_, _, _, _, let body), .genericFor(_, _, let body):
        names.formUnion(body.shownNames)
      default: continue
      }
    }
    return names
  }
}
