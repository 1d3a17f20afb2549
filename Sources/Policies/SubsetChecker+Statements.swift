internal import LuaSyntax
internal import Records

extension SubsetChecker {

  mutating func check(_ statement: Statement) {
    add(weight: 1)
    switch statement.kind {
    case .empty: break
    case .local(let variables, let values):
      checkAttributes(variables)
      // No name is visible in the values beside it, so all are checked before any is bound.
      var kinds: [Binding.Kind] = []
      for (index, value) in values.enumerated() {
        if index < variables.count, case .function(let body) = value.kind {
          kinds.append(.function(checkUnnamed(body, as: variables[index].name)))
        } else {
          check(value)
          kinds.append(.variable)
        }
      }
      for (index, variable) in variables.enumerated() {
        bind(variable.name, index < kinds.count ? kinds[index] : .variable)
      }
    case .localFunction(let name, let body): checkNamed(name, body)
    case .assignment(let targets, let values):
      for value in values { check(value) }
      for target in targets { checkTarget(target) }
    case .if(let clauses, let otherwise):
      for clause in clauses {
        check(clause.condition)
        check(clause.body)
      }
      if let otherwise { check(otherwise) }
    case .numericFor(let variable, let start, let limit, let step, let body):
      for bound in [start, limit, step] { if let bound { check(bound) } }
      weigh(at: statement.range.lowerBound) { $0.checkLoop([variable], body) }
    case .genericFor(let variables, let iterators, let body):
      checkIterators(iterators, statement.range)
      weigh(at: statement.range.lowerBound) { $0.checkLoop(variables, body) }
    case .return(let values): checkReturn(values)
    case .call(let call) where call.isReview && binding("review") == nil: check(call)
    default: refuseStatement(statement)
    }
  }

  mutating func checkLoop(_ variables: [Name], _ body: Block) {
    scoped { checker in
      for variable in variables { checker.bind(variable, .variable) }
      checker.check(body)
    }
  }

  mutating func checkIterators(_ iterators: [Expression], _ range: Range<Int>) {
    guard iterators.count == 1, case .call(let callee, let arguments) = iterators[0].kind,
      case .name("ipairs") = callee.kind, arguments.count == 1
    else {
      return refuse(
        "not_offered", iterators.first?.range ?? range,
        "a loop goes through `ipairs(list)` or counts; write `for index, item in ipairs(list) do`")
    }
    check(arguments[0])
  }

  mutating func checkTarget(_ target: Expression) {
    guard case .name(let name) = target.kind else {
      return refuse(
        "not_offered", target.range, "only locals are assigned to; records and lists are read")
    }
    guard let binding = binding(name) else { return refuseUnknown(name, target.range) }
    switch binding.kind {
    case .variable where binding.level == functions.count: break
    case .variable:
      refuse(
        "assigned_from_within", target.range,
        "`\(name)` belongs to an outer function; return a value instead of assigning to it")
    default:
      refuse("assigned_again", target.range, "`\(name)` keeps its value; use another local")
    }
  }

  mutating func checkReturn(_ values: [Expression]) {
    guard values.count == 2, case .table(let items) = values[1].kind,
      functions.last?.isTest == true
    else { return values.forEach { check($0) } }
    check(values[0])
    functions[functions.count - 1].called.showsValues = true
    var shown: Set<String> = []
    for item in items {
      if case .name(let name) = item.key {
        if !shown.insert(name.text).inserted {
          refuse("duplicate_key", name.range, "`\(name.text)` stands twice")
        }
        check(item.value)
      } else {
        refuse("not_offered", item.range, "what is shown has a name: `{ above = above }`")
      }
    }
  }

  func checkAttributes(_ variables: [LocalVariable]) {
    for variable in variables {
      if let attribute = variable.attribute, attribute.text != "const" {
        refuse("not_offered", attribute.range, "`<\(attribute.text)>` isn't part of the language")
      }
    }
  }

  func refuseStatement(_ statement: Statement) {
    let message =
      switch statement.kind {
      case .while, .repeat:
        "`while` and `repeat` aren't part of the language; count with `for`, or go through `ipairs(list)`"
      case .goto, .label: "`goto` isn't part of the language; use `if` and `return`"
      case .break: "`break` isn't part of the language; put the loop in a function and `return`"
      case .do: "a bare `do` isn't part of the language; put the statements in a function"
      case .function: "functions are local: write `local function`"
      default: "a call by itself changes nothing; use its value"
      }
    refuse("not_offered", statement.range, message)
  }
}
