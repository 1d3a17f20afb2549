import LuaSyntax

/// Prints trees as S-expressions, so that tests compare them whole.
enum TreePrinter {
  static func text(_ block: Block) -> String {
    block.statements.map(text).joined(separator: " ")
  }

  static func text(_ statement: Statement) -> String {
    switch statement.kind {
    case .empty: "(empty)"
    case .local(let variables, let values):
      list("local", [list("", variables.map(text))] + values.map(text))
    case .assignment(let targets, let values):
      list("set", [list("", targets.map(text))] + values.map(text))
    case .call(let call): text(call)
    case .do(let body): list("do", [text(body)])
    case .while(let condition, let body): list("while", [text(condition), text(body)])
    case .repeat(let body, let condition): list("repeat", [text(body), "until", text(condition)])
    case .if(let clauses, let otherwise):
      list(
        "if",
        clauses.map { list("", [text($0.condition), text($0.body)]) }
          + (otherwise.map { [list("else", [text($0)])] } ?? []))
    case .numericFor(let variable, let start, let limit, let step, let body):
      list(
        "for",
        [variable.text, list("", [text(start), text(limit)] + (step.map { [text($0)] } ?? []))]
          + [text(body)])
    case .genericFor(let variables, let iterators, let body):
      list("for", [list("", variables.map(\.text)), list("in", iterators.map(text)), text(body)])
    case .function(let path, let method, let body):
      list(
        "function",
        [path.map(\.text).joined(separator: ".") + (method.map { ":" + $0.text } ?? "")]
          + [text(body)])
    case .localFunction(let name, let body): list("local function", [name.text, text(body)])
    case .return(let values): list("return", values.map(text))
    case .break: "(break)"
    case .goto(let label): list("goto", [label.text])
    case .label(let label): list("label", [label.text])
    }
  }

  static func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .nil: "nil"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): value.isInfinite ? "inf" : "\(value)f"
    case .string(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
    case .vararg: "..."
    case .function(let body): list("function", [text(body)])
    case .name(let name): name
    case .field(let base, let name): list(".", [text(base), name.text])
    case .index(let base, let key): list("[]", [text(base), text(key)])
    case .call(let callee, let arguments): list("call", [text(callee)] + arguments.map(text))
    case .methodCall(let base, let name, let arguments):
      list("method", [text(base), name.text] + arguments.map(text))
    case .binary(let operation, _, let left, let right):
      list(operation.rawValue, [text(left), text(right)])
    case .unary(let operation, _, let operand): list(operation.rawValue, [text(operand)])
    case .table(let items): list("table", items.map(text))
    case .parenthesized(let inner): list("()", [text(inner)])
    }
  }

  private static func text(_ item: TableItem) -> String {
    switch item.key {
    case .position: text(item.value)
    case .name(let name): "\(name.text)=\(text(item.value))"
    case .computed(let key): "[\(text(key))]=\(text(item.value))"
    }
  }

  private static func text(_ variable: LocalVariable) -> String {
    variable.name.text + (variable.attribute.map { "<\($0.text)>" } ?? "")
  }

  private static func text(_ body: FunctionBody) -> String {
    let parameters = body.parameters.map(\.text) + (body.vararg == nil ? [] : ["..."])
    return list("", parameters) + (body.body.statements.isEmpty ? "" : " " + text(body.body))
  }

  private static func list(_ head: String, _ rest: [String]) -> String {
    "(" + ([head] + rest).filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }
}
