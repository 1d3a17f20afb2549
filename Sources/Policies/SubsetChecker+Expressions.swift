internal import LuaSyntax
internal import Records

extension SubsetChecker {

  mutating func check(_ expression: Expression) {
    switch expression.kind {
    case .nil, .boolean, .integer, .float, .string: checkLiteral(expression)
    case .vararg:
      refuse(
        "not_offered", expression.range, "`...` isn't part of the language; name each parameter")
    case .function:
      refuse(
        "function_as_value", expression.range,
        "a function is called by its name; write `local function` and call it")
    case .name(let name): checkName(name, expression.range)
    case .field(let base, let name): checkField(base, name)
    case .index(let base, let key): checkIndex(base, key)
    case .call(let callee, let arguments): checkCall(callee, arguments, expression.range)
    case .methodCall(let base, let name, let arguments):
      checkMethod(base, name, arguments, expression.range)
    case .binary(let op, let range, let left, let right):
      if [.bitOr, .bitXor, .bitAnd, .shiftLeft, .shiftRight].contains(op) {
        refuse("not_offered", range, "`\(op.rawValue)` isn't part of the language")
      }
      check(left)
      check(right)
    case .unary(let op, let range, let operand):
      if op == .bitNot { refuse("not_offered", range, "`~` isn't part of the language") }
      check(operand)
    case .table:
      refuse(
        "not_offered", expression.range,
        "a table stands only where values are shown, and in a query of a table")
    case .parenthesized(let inner): check(inner)
    }
  }

  func checkLiteral(_ expression: Expression) {
    switch expression.kind {
    case .integer(let value) where value.magnitude > 1 << 53:
      refuse("number_too_large", expression.range, "whole numbers go to 2^53 and no further")
    case .float(let value) where !value.isFinite:
      refuse("number_too_large", expression.range, "the number is larger than a number can be")
    case .unary(_, _, let operand): checkLiteral(operand)
    case .string(let bytes) where String(validating: bytes, as: UTF8.self) == nil:
      refuse("invalid_utf8", expression.range, "the text isn't UTF-8")
    default: break
    }
  }

  func checkName(_ name: String, _ range: Range<Int>) {
    if let binding = binding(name) {
      if case .function = binding.kind {
        refuse("function_as_value", range, "`\(name)` is a function: call it")
      }
      return
    }
    switch name {
    case "as_of": break
    case "params":
      refuse("not_offered", range, "write `params.name`")
    case "tables":
      refuse("not_offered", range, "write `tables.name:has(…)`, `:row(…)` or `:rows(…)`")
    default:
      if Word.callable[name] != nil || name == "ipairs" {
        refuse("not_offered", range, "`\(name)` is a word: call it")
      } else {
        refuseUnknown(name, range)
      }
    }
  }

  func refuseUnknown(_ name: String, _ range: Range<Int>) {
    let visible = scopes.flatMap(\.keys) + Word.suggested
    refuse(
      "unknown_name", range,
      "`\(name)` is neither a local that stands above nor a word"
        + suggestion(for: name, among: visible))
  }

  mutating func checkField(_ base: Expression, _ name: Name) {
    guard case .name(let text) = base.kind, binding(text) == nil || isRecord(text) else {
      return check(base)
    }
    if text == "params" {
      checkOneValue(name)
    } else if text == "tables" {
      refuse(
        "not_offered", name.range, "write `tables.\(name.text):has(…)`, `:row(…)` or `:rows(…)`")
    } else if case .record(let record)? = binding(text)?.kind {
      checkFieldName(name.text, name.range, of: names.recordTypes[record].name)
    } else {
      check(base)
    }
  }

  func isRecord(_ name: String) -> Bool {
    if case .record? = binding(name)?.kind { true } else { false }
  }

  func checkFieldName(_ field: String, _ range: Range<Int>, of record: String) {
    guard let type = names.recordTypes.first(where: { $0.name == record }),
      type.slots[field] == nil
    else { return }
    refuse(
      "unknown_field", range,
      "`\(record)` has no field `\(field)`"
        + suggestion(for: field, among: type.fields.map(\.name)))
  }

  mutating func checkIndex(_ base: Expression, _ key: Expression) {
    check(base)
    switch key.kind {
    case .string(let bytes):
      if case .name(let name) = base.kind, case .record(let record)? = binding(name)?.kind {
        checkFieldName(
          String(decoding: bytes, as: UTF8.self), key.range, of: names.recordTypes[record].name)
      }
    default:
      if case .binary(let op, let range, _, _) = key.unwrapped.kind,
        op.isComparison || op == .and || op == .or
      {
        refuse("not_offered", range, "a list is indexed by a number")
      }
      check(key)
    }
  }

  mutating func checkCall(
    _ callee: Expression, _ arguments: [Expression], _ range: Range<Int>
  ) {
    guard case .name(let name) = callee.kind else {
      refuse("not_offered", callee.range, "a function is called by its name")
      return arguments.forEach { check($0) }
    }
    if let binding = binding(name) {
      checkLocalCall(name, binding, callee.range)
      return arguments.forEach { check($0) }
    }
    guard let (word, count) = Word.callable[name] else {
      if name == "ipairs" {
        refuse(
          "not_offered", callee.range,
          "`ipairs` stands only in `for index, item in ipairs(list) do`")
      } else {
        refuseUnknown(name, callee.range)
      }
      return arguments.forEach { check($0) }
    }
    if !count.contains(arguments.count) {
      refuse(
        "wrong_arguments", range,
        "`\(name)` takes \(count.argumentsInWords), and here are \(arguments.count)")
    } else if word == .known || word == .valueOr {
      return checkKnown(name, arguments)
    }
    arguments.forEach { check($0) }
  }

  mutating func checkLocalCall(_ name: String, _ binding: Binding, _ range: Range<Int>) {
    switch binding.kind {
    case .function(let calls?, let showsValues):
      functions[functions.count - 1].calls += calls
      if showsValues {
        refuse(
          "function_as_value", range,
          "`\(name)` shows values, so it is a rule's test and can't be called from others")
      }
    case .function(nil, _):
      refuse("recursion", range, "`\(name)` calls itself; a rule always ends, so no function does")
    default:
      refuse("not_a_function", range, "`\(name)` is no function")
    }
  }

  /// `known(x, "f")`, `known(record)`, `value_or(x, "f", default)`.
  mutating func checkKnown(_ word: String, _ arguments: [Expression]) {
    let subject = arguments[0]
    if arguments.count == 1 {
      if case .name(let name) = subject.kind, names.record(name) != nil, binding(name) != nil {
        return
      }
      return refuse("wrong_arguments", subject.range, "`known` of one argument asks for a record")
    }
    guard case .string(let bytes) = arguments[1].kind else {
      return refuse(
        "wrong_arguments", arguments[1].range, "`\(word)` takes the field's name as text: `\"age\"`"
      )
    }
    let field = Name(text: String(decoding: bytes, as: UTF8.self), range: arguments[1].range)
    if case .name("params") = subject.kind, binding("params") == nil {
      if word == "known" { _ = parameter(field) } else { checkOneValue(field) }
    } else if case .name(let name) = subject.kind, case .record(let record)? = binding(name)?.kind {
      checkFieldName(field.text, field.range, of: names.recordTypes[record].name)
    } else {
      check(subject)
    }
    arguments.dropFirst(2).forEach { check($0) }
  }

  /// Refuses bands where one value is read.
  func checkOneValue(_ name: Name) {
    guard let parameter = parameter(name), parameter.hasBands else { return }
    refuse(
      "has_bands", name.range,
      "`\(name.text)` has bands; read it as `params.\(name.text):at(…)`")
  }

  func parameter(_ name: Name) -> Parameter? {
    if let parameter = names.parameters[name.text] { return parameter }
    refuse(
      "unknown_parameter", name.range,
      "no parameter is called `\(name.text)`"
        + suggestion(for: name.text, among: names.parameters.keys))
    return nil
  }
}
