internal import LuaSyntax
internal import Records

/// Refuses whatever of Lua the rule language doesn't offer, at its place.
///
/// What passes has only locals, words and calls of functions that stand above, so it always ends:
/// loops are charged to a budget when it runs, and no function can reach itself.
struct SubsetChecker {
  let source: SourceText
  var names: PackNames
  let findings: Findings
  /// The names of top-level functions that are the test of a rule, and so may show values.
  let testNames: Set<String>

  /// Scopes from the outermost in.
  var scopes: [[String: Binding]] = [[:]]
  /// The functions that enclose what is checked; empty at the top of the file.
  var functions: [FunctionContext] = []

  /// How much work one pass of a loop or one item of a list word is, and one call of a function
  /// that is handed on, by the offset at which each stands.
  var weights: [Int: Int] = [:]
  /// How many parameters each function has that is handed to another than a list word.
  var handed: [Int: Int] = [:]

  /// The most fields and items that stand one behind another: of long chains Debian's Lua 5.4.4
  /// overflows its stack when it words an error.
  static let maximumChain = 64

  /// The most calls that one function can lead to.
  static let maximumCalls = 10_000

  /// What a local name stands for.
  struct Binding {
    enum Kind {
      /// A scalar at the top of the file.
      case constant
      /// A function; nil while its own body is checked.
      case function(CalledFunction?)
      /// A parameter that is called, by its index.
      case functionParameter(Int)
      /// A record that a rule's function takes, by its index.
      case record(Int)
      /// Anything else.
      case variable
    }
    var kind: Kind
    /// How many functions enclose it.
    let level: Int
  }

  struct FunctionContext {
    let isTest: Bool
    var called = CalledFunction(calls: 1)
  }

  init(source: SourceText, names: PackNames, testNames: Set<String>, findings: Findings) {
    self.source = source
    self.names = names
    self.testNames = testNames
    self.findings = findings
  }

  func refuse(_ code: String, _ range: Range<Int>, _ message: String) {
    findings.report(code, in: source, range: range, message)
  }

  // MARK: Weights

  /// Adds work to the function that is checked.
  mutating func add(weight: Int) {
    guard let last = functions.indices.last else { return }
    functions[last].called.weight = min(functions[last].called.weight + weight, Self.maximumWeight)
  }

  /// Notes how much work `body` adds, by the offset of what repeats it.
  mutating func weigh(at offset: Int, _ body: (inout SubsetChecker) -> Void) {
    let before = functions.last?.called.weight ?? 0
    body(&self)
    weights[offset] = max(1, (functions.last?.called.weight ?? 0) - before)
  }

  /// What an item of a list word costs beside what its functions do: a protected call.
  static let itemWeight = 24

  /// Beyond this all is too much alike.
  private static let maximumWeight = 1 << 40

  // MARK: Names

  mutating func bind(_ name: Name, _ kind: Binding.Kind) {
    if Word.reserved.contains(name.text) {
      refuse(
        "reserved_name", name.range, "`\(name.text)` is a word of the language; choose another name"
      )
    } else if name.text.hasPrefix("__") {
      refuse("reserved_name", name.range, "names that begin with `__` are the engine's own")
    }
    if scopes.count == 1, scopes[0][name.text] != nil {
      refuse(
        "duplicate_name", name.range, "`\(name.text)` stands above already; choose another name")
    }
    scopes[scopes.count - 1][name.text] = Binding(kind: kind, level: functions.count)
  }

  func binding(_ name: String) -> Binding? {
    scopes.last { $0[name] != nil }?[name]
  }

  mutating func scoped(_ body: (inout SubsetChecker) -> Void) {
    scopes.append([:])
    body(&self)
    scopes.removeLast()
  }

  // MARK: The top of a file

  /// Checks a `local` at the top of a file.
  mutating func checkTopLevelLocal(_ statement: Statement) {
    switch statement.kind {
    case .localFunction(let name, let body):
      checkNamed(name, body)
    case .local(let variables, let values):
      checkAttributes(variables)
      guard variables.count == values.count else {
        return refuse(
          "top_level_local", statement.range,
          "a local at the top of a file is a function or a literal, one value a name")
      }
      // No name is visible in the values beside it, so all are checked before any is bound.
      let kinds = zip(variables, values).map { variable, value -> Binding.Kind? in
        if case .function(let body) = value.kind {
          return .function(checkUnnamed(body, as: variable.name))
        }
        if value.isScalarLiteral {
          checkLiteral(value)
          return .constant
        }
        refuse(
          "top_level_local", value.range,
          "a local at the top of a file is a function or a literal; compute inside a function")
        return nil
      }
      for (variable, kind) in zip(variables, kinds) {
        if let kind { bind(variable.name, kind) }
      }
    default:
      refuse(
        "unexpected_statement", statement.range,
        "the top of a rule file holds `decision`, `rule`, `cap` and `local` only")
    }
  }

  /// Checks a function that a declaration holds, and tells the record types that it takes.
  mutating func checkRuleFunction(
    _ body: FunctionBody, isTest: Bool
  ) -> (parameters: [Int], showsValues: Bool) {
    var parameters: [Int] = []
    for parameter in body.parameters {
      guard let index = names.parameter(parameter.text) else {
        let (code, message) = names.whyNoParameter(parameter.text)
        refuse(code, parameter.range, message)
        continue
      }
      parameters.append(index)
    }
    let called = check(body, isTest: isTest) { checker in
      checker.bindParameters(of: body, called: [])
    }
    refuseManyCalls(called.calls, body.range)
    return (parameters, called.showsValues)
  }

  /// The record types that a named function takes as a rule's own; findings where it can't be one.
  func ruleFunction(named name: String, at range: Range<Int>) -> CalledFunction? {
    guard case .function(let called?)? = binding(name)?.kind else {
      let functions = scopes[0].filter { if case .function = $0.value.kind { true } else { false } }
      refuse(
        "unknown_name", range,
        "`\(name)` is no function that stands above"
          + suggestion(for: name, among: functions.keys))
      return nil
    }
    return called
  }

  func refuseManyCalls(_ calls: Int, _ range: Range<Int>) {
    if calls > Self.maximumCalls {
      refuse(
        "too_many_calls", range,
        "this function can lead to more than \(Self.maximumCalls) calls; call less from each")
    }
  }

  // MARK: Functions

  /// Checks `function name(…)` of a file under `functions/`.
  mutating func checkSharedFunction(_ name: Name, _ body: FunctionBody) -> CalledFunction {
    checkNamed(name, body)
    if case .function(let called?)? = binding(name.text)?.kind { return called }
    return CalledFunction(calls: 1)
  }

  /// Binds what a function takes: what is called as a record type is a record of it, and what it
  /// calls is a function.
  mutating func bindParameters(of body: FunctionBody, called: Set<String>) {
    for (index, parameter) in body.parameters.enumerated() {
      if called.contains(parameter.text) {
        bind(parameter, .functionParameter(index))
      } else {
        bind(parameter, names.record(parameter.text).map { .record($0) } ?? .variable)
      }
    }
  }

  /// Checks `local function name(…)`, which is visible in its own body.
  mutating func checkNamed(_ name: Name, _ body: FunctionBody) {
    bind(name, .function(nil))
    let called = checkUnnamed(body, as: name)
    scopes[scopes.count - 1][name.text]?.kind = .function(called)
  }

  /// Checks a function that gets a name.
  mutating func checkUnnamed(_ body: FunctionBody, as name: Name) -> CalledFunction {
    let isTest = functions.isEmpty && testNames.contains(name.text)
    let calledNames = functionNames(in: body)
    let called = check(body, isTest: isTest) { checker in
      checker.bindParameters(of: body, called: calledNames)
    }
    refuseManyCalls(called.calls, body.range)
    return called
  }

  /// The names that a function calls, or hands on where a function is wanted.
  private func functionNames(in body: FunctionBody) -> Set<String> {
    var found: Set<String> = []
    body.body.walk { expression in
      guard case .call(let callee, let arguments) = expression.kind else { return }
      if let name = callee.plainName { found.insert(name) }
      for index in functionSlots(of: callee, arguments.count) {
        if let name = arguments[index].plainName { found.insert(name) }
      }
    }
    return found
  }

  /// The indexes of the arguments that are functions, of a call.
  private func functionSlots(of callee: Expression, _ count: Int) -> [Int] {
    if let name = callee.plainName, binding(name) == nil, let word = Word.callable[name] {
      return (0..<count).filter { word.argument($0) == .function }
    }
    return (called(by: callee)?.throughParameters.keys.filter { $0 < count } ?? []).sorted()
  }

  /// What a callee stands for, where it is a function that stands above.
  func called(by callee: Expression) -> CalledFunction? {
    switch callee.kind {
    case .name(let name):
      if case .function(let called)? = binding(name)?.kind { return called }
      return nil
    case .field(let owner, let name):
      guard let file = owner.plainName, binding(file) == nil else { return nil }
      return names.functions[file]?[name.text]?.called
    default: return nil
    }
  }

  mutating func check(
    _ body: FunctionBody, isTest: Bool, bindParameters: (inout SubsetChecker) -> Void
  ) -> CalledFunction {
    if let vararg = body.vararg {
      refuse("not_offered", vararg, "`...` isn't part of the language; name each parameter")
    }
    functions.append(FunctionContext(isTest: isTest))
    scoped { checker in
      bindParameters(&checker)
      checker.check(body.body)
    }
    var called = functions.removeLast().called
    called.parameterCount = body.parameters.count
    return called
  }

  mutating func check(_ block: Block) {
    scoped { checker in
      for statement in block.statements { checker.check(statement) }
    }
  }
}
