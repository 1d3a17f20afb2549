internal import LuaSyntax
internal import Records

extension SubsetChecker {
  mutating func checkCall(
    _ callee: Expression, _ arguments: [Expression], _ range: Range<Int>
  ) {
    switch callee.kind {
    case .name(let name):
      if let binding = binding(name) {
        checkLocalCall(name, binding, callee.range, arguments)
      } else if let word = Word.callable[name] {
        checkWord(name, word, arguments, range)
      } else {
        if name == "ipairs" {
          refuse(
            "not_offered", callee.range,
            "`ipairs` stands only in `for index, item in ipairs(list) do`")
        } else {
          refuseUnknown(name, callee.range)
        }
        arguments.forEach { check($0) }
      }
    case .field(let owner, let name):
      checkSharedCall(owner, name, callee.range, arguments)
    default:
      refuse("not_offered", callee.range, "a function is called by its name")
      arguments.forEach { check($0) }
    }
  }

  // MARK: Functions

  private mutating func checkLocalCall(
    _ name: String, _ binding: Binding, _ range: Range<Int>, _ arguments: [Expression]
  ) {
    switch binding.kind {
    case .function(let called?):
      if called.showsValues {
        refuse(
          "function_as_value", range,
          "`\(name)` shows values, so it is a rule's test and can't be called from others")
      }
      checkArguments(of: called, arguments)
    case .function(nil):
      refuse("recursion", range, "`\(name)` calls itself; a rule always ends, so no function does")
      arguments.forEach { check($0) }
    case .functionParameter(let index):
      addCalls(ofParameter: .init(level: binding.level, index: index), times: 1)
      arguments.forEach { check($0) }
    default:
      refuse("not_a_function", range, "`\(name)` is no function")
      arguments.forEach { check($0) }
    }
  }

  /// `F.name(…)`, where `F` is a file under `functions/`.
  private mutating func checkSharedCall(
    _ owner: Expression, _ name: Name, _ range: Range<Int>, _ arguments: [Expression]
  ) {
    guard let file = owner.plainName, binding(file) == nil, !Word.names.contains(file) else {
      refuse("not_offered", range, "a function is called by its name")
      return arguments.forEach { check($0) }
    }
    guard let functions = names.functions[file] else {
      // A file that calls this one in turn has been told of already.
      if names.chunks[file] != nil { return arguments.forEach { check($0) } }
      refuse(
        "unknown_name", owner.range,
        "`functions/` holds no `\(file).lua`"
          + suggestion(for: file, among: names.functions.keys.sorted()))
      return arguments.forEach { check($0) }
    }
    guard let function = functions[name.text] else {
      refuse(
        "unknown_function", name.range,
        "`functions/\(file).lua` has no function `\(name.text)` that stands above"
          + suggestion(for: name.text, among: functions.keys.sorted()))
      return arguments.forEach { check($0) }
    }
    checkArguments(of: function.called, arguments)
  }

  private mutating func checkArguments(of called: CalledFunction, _ arguments: [Expression]) {
    addCalls(of: called, times: 1)
    for (index, argument) in arguments.enumerated() {
      if let times = called.throughParameters[index] {
        checkFunction(argument, calledTimes: times)
        handed[argument.range.lowerBound] = parameterCount(of: argument)
      } else {
        check(argument)
      }
    }
  }

  /// How many parameters a function has that is handed on; nil of one that was itself given, which
  /// is paid for where it was handed on first.
  private func parameterCount(of argument: Expression) -> Int? {
    if case .function(let body) = argument.unwrapped.kind { return body.parameters.count }
    return called(by: argument.unwrapped)?.parameterCount
  }

  /// Counts what so many calls of a function lead to; beyond the most there may be, all are equal.
  private mutating func addCalls(of called: CalledFunction, times: Int) {
    Self.add(called.calls, times: times, to: &functions[functions.count - 1].called.calls)
    add(weight: called.weight)
    for (parameter, calls) in called.throughOuter {
      addCalls(ofParameter: parameter, times: min(calls * times, Self.maximumCalls + 1))
    }
  }

  /// Counts calls of a function that is given, to this function or to one around it.
  private mutating func addCalls(ofParameter parameter: CalledFunction.OuterParameter, times: Int) {
    let context = functions.count - 1
    if parameter.level == functions.count {
      Self.add(
        1, times: times,
        to: &functions[context].called.throughParameters[parameter.index, default: 0])
    } else {
      Self.add(1, times: times, to: &functions[context].called.throughOuter[parameter, default: 0])
    }
  }

  private static func add(_ calls: Int, times: Int, to sum: inout Int) {
    sum = min(sum + calls * times, maximumCalls + 1)
  }

  /// Checks an argument that is a function.
  mutating func checkFunction(_ argument: Expression, calledTimes times: Int) {
    switch argument.unwrapped.kind {
    case .function(let body):
      let called = check(body, isTest: false) { checker in
        for parameter in body.parameters { checker.bind(parameter, .variable) }
      }
      addCalls(of: called, times: times)
      weights[argument.range.lowerBound] = called.weight
    case .name(let name):
      let binding = binding(name)
      switch binding?.kind {
      case .function(let called?)? where called.throughParameters.isEmpty && !called.showsValues:
        addCalls(of: called, times: times)
        weights[argument.range.lowerBound] = called.weight
      case .functionParameter(let index)?:
        addCalls(ofParameter: .init(level: binding?.level ?? 1, index: index), times: times)
      case .function?:
        refuse(
          "not_a_function", argument.range,
          "`\(name)` takes functions or shows values, so it can't be handed on")
      default: refuse("not_a_function", argument.range, "`\(name)` is no function")
      }
    case .field(let owner, let name):
      guard let file = owner.plainName, binding(file) == nil,
        let function = names.functions[file]?[name.text],
        function.called.throughParameters.isEmpty
      else {
        return refuse("not_a_function", argument.range, "a function is wanted here")
      }
      addCalls(of: function.called, times: times)
      weights[argument.range.lowerBound] = function.called.weight
    default:
      refuse(
        "not_a_function", argument.range,
        "a function is wanted here, such as `function(item) return item.amount end`")
    }
  }
}
