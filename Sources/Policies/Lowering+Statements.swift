internal import LuaSyntax

extension Lowering {

  mutating func block(_ block: Block) {
    for statement in block.statements { self.statement(statement) }
  }

  mutating func statement(_ statement: Statement) {
    let range = statement.range
    switch statement.kind {
    case .local(let variables, let values): local(variables, values, range)
    case .localFunction(let name, let body):
      put("local function \(name.text)", at: range)
      function(body, isTest: false)
    case .assignment(let targets, let values):
      list(targets, at: range)
      output.put(" = ")
      list(values, at: values.first?.range ?? range)
      output.put("; ")
    case .if(let clauses, let otherwise):
      for (index, clause) in clauses.enumerated() {
        put(index == 0 ? "if " : "elseif ", at: clause.condition.range)
        expression(clause.condition)
        output.put(" then ")
        block(clause.body)
      }
      if let otherwise {
        put("else ", at: otherwise.range)
        block(otherwise)
      }
      output.put("end ")
    case .numericFor(let variable, let start, let limit, let step, let body):
      put("do local __a, __b, __c = __loop(\(range.lowerBound), ", at: range)
      list([start, limit] + (step.map { [$0] } ?? []), at: start.range)
      if step == nil { output.put(", nil") }
      output.put(", \(weight(at: range))); for \(variable.text) = __a, __b, __c do ")
      entered(range)
      block(body)
      output.put("end end ")
    case .genericFor(let variables, let iterators, let body):
      put("for \(variables.map(\.text).joined(separator: ", ")) in ", at: range)
      if case .call(_, let arguments)? = iterators.first?.kind {
        output.put("__ipairs(\(iterators[0].range.lowerBound), ")
        list(arguments, at: iterators[0].range)
        output.put(", \(weight(at: range)))")
      }
      output.put(" do ")
      entered(range)
      block(body)
      output.put("end ")
    case .return(let values): returns(values, range)
    case .call(let call):
      expression(call)
      output.put("; ")
    default: break
    }
  }

  mutating func local(
    _ variables: [LocalVariable], _ values: [Expression], _ range: Range<Int>
  ) {
    let names = variables.map { $0.name.text + ($0.attribute == nil ? "" : " <const>") }
    put("local \(names.joined(separator: ", "))", at: range)
    if !values.isEmpty { output.put(" = ") }
    for (index, value) in values.enumerated() {
      if index > 0 { output.put(", ") }
      if case .function(let body) = value.kind {
        put("function", at: value.range)
        function(body, isTest: false)
      } else {
        expression(value)
      }
    }
    output.put("; ")
  }

  mutating func returns(_ values: [Expression], _ range: Range<Int>) {
    guard depthInTest == 0 else {
      put("return ", at: range)
      list(values, at: range)
      return output.put("; ")
    }
    var items: [TableItem] = []
    if values.count == 2, case .table(let shown) = values[1].kind { items = shown }
    switch form {
    case .plain, .careful:
      put("return ", at: range)
      list(items.isEmpty ? values : [values[0]], at: range)
    case .shown:
      put("return \(numbers.shown.count)", at: range)
      for item in items {
        put(", function() return ", at: item.value.range)
        expression(item.value)
        output.put(" end")
      }
      numbers.shown.append(
        items.map { if case .name(let name) = $0.key { name.text } else { "" } })
    }
    output.put("; ")
  }

  /// The weight of what stands at a place, as a number for the machine.
  func weight(at range: Range<Int>) -> String {
    Self.literal(Double(weights[range.lowerBound] ?? 1))
  }
}
