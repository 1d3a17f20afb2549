internal import LuaSyntax
internal import Records

/// Refuses whatever of Lua the rule language doesn't offer, at its place.
///
/// What passes has only locals, words and calls of functions that stand above, so it always ends:
/// loops are charged to a budget when it runs, and no function can reach itself.
struct SubsetChecker {
  let source: SourceText
  let names: PackNames
  let findings: Findings
  /// The names of top-level functions that are the test of a rule, and so may show values.
  let testNames: Set<String>

  /// Scopes from the outermost in.
  var scopes: [[String: Binding]] = [[:]]
  /// The functions that enclose what is checked; empty at the top of the file.
  var functions: [FunctionContext] = []

  /// The most calls that one function can lead to.
  static let maximumCalls = 10_000

  /// What a local name stands for.
  struct Binding {
    enum Kind {
      /// A scalar at the top of the file.
      case constant
      /// A function; `calls` is nil while its own body is checked.
      case function(calls: Int?, showsValues: Bool)
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
    var calls = 1
    let isTest: Bool
    var showsValues = false
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
      checkNamed(name, body, recursive: true)
    case .local(let variables, let values):
      checkAttributes(variables)
      guard variables.count == values.count else {
        return refuse(
          "top_level_local", statement.range,
          "a local at the top of a file is a function or a literal, one value a name")
      }
      for (variable, value) in zip(variables, values) {
        if case .function(let body) = value.kind {
          checkNamed(variable.name, body, recursive: false)
        } else if value.isScalarLiteral {
          checkLiteral(value)
          bind(variable.name, .constant)
        } else {
          refuse(
            "top_level_local", value.range,
            "a local at the top of a file is a function or a literal; compute inside a function")
        }
      }
    default:
      refuse(
        "unexpected_statement", statement.range,
        "the top of a rule file holds `decision`, `rule` and `local` only")
    }
  }

  /// Checks a function that a rule or decision holds, and tells the record types that it takes.
  mutating func checkRuleFunction(
    _ body: FunctionBody, isTest: Bool
  ) -> (parameters: [Int], showsValues: Bool) {
    var parameters: [Int] = []
    for parameter in body.parameters {
      guard let record = names.record(parameter.text) else {
        refuse(
          "unknown_record", parameter.range,
          "a rule's function takes record types, and `\(parameter.text)` is none"
            + suggestion(for: parameter.text, among: names.recordTypes.map(\.name)))
        continue
      }
      parameters.append(record)
    }
    let context = check(body, isTest: isTest) { checker in
      checker.bindParameters(of: body)
    }
    refuseManyCalls(context.calls, body.range)
    return (parameters, context.showsValues)
  }

  /// The record types that a named function takes as a rule's own; findings where it can't be one.
  func ruleFunction(named name: String, at range: Range<Int>) -> (calls: Int, showsValues: Bool)? {
    guard case .function(let calls?, let showsValues)? = binding(name)?.kind else {
      let functions = scopes[0].filter { if case .function = $0.value.kind { true } else { false } }
      refuse(
        "unknown_name", range,
        "`\(name)` is no function that stands above"
          + suggestion(for: name, among: functions.keys))
      return nil
    }
    return (calls, showsValues)
  }

  func refuseManyCalls(_ calls: Int, _ range: Range<Int>) {
    if calls > Self.maximumCalls {
      refuse(
        "too_many_calls", range,
        "this function can lead to more than \(Self.maximumCalls) calls; call less from each")
    }
  }

  // MARK: Functions

  /// Binds what a function takes: what is called as a record type is a record of it.
  mutating func bindParameters(of body: FunctionBody) {
    for parameter in body.parameters {
      bind(parameter, names.record(parameter.text).map { .record($0) } ?? .variable)
    }
  }

  mutating func checkNamed(_ name: Name, _ body: FunctionBody, recursive: Bool) {
    let isTest = functions.isEmpty && testNames.contains(name.text)
    if recursive { bind(name, .function(calls: nil, showsValues: false)) }
    let context = check(body, isTest: isTest) { checker in
      checker.bindParameters(of: body)
    }
    let kind = Binding.Kind.function(calls: context.calls, showsValues: context.showsValues)
    if recursive { scopes[scopes.count - 1][name.text]?.kind = kind } else { bind(name, kind) }
    refuseManyCalls(context.calls, body.range)
  }

  mutating func check(
    _ body: FunctionBody, isTest: Bool, bindParameters: (inout SubsetChecker) -> Void
  ) -> FunctionContext {
    if let vararg = body.vararg {
      refuse("not_offered", vararg, "`...` isn't part of the language; name each parameter")
    }
    functions.append(FunctionContext(isTest: isTest))
    scoped { checker in
      bindParameters(&checker)
      checker.check(body.body)
    }
    return functions.removeLast()
  }

  mutating func check(_ block: Block) {
    scoped { checker in
      for statement in block.statements { checker.check(statement) }
    }
  }
}

extension Expression {
  /// The expression without the parentheses around it.
  var unwrapped: Expression {
    if case .parenthesized(let inner) = kind { inner.unwrapped } else { self }
  }

  /// Whether it is a literal of one value.
  var isScalarLiteral: Bool {
    switch kind {
    case .boolean, .integer, .float, .string: true
    case .unary(.negate, _, let operand):
      switch operand.kind {
      case .integer, .float: true
      default: false
      }
    default: false
    }
  }
}

extension BinaryOperator {
  /// Whether it compares.
  var isComparison: Bool {
    [.less, .greater, .lessOrEqual, .greaterOrEqual, .equal, .notEqual].contains(self)
  }
}

extension ClosedRange<Int> {
  /// `1 argument`, `2 arguments`, `1 or 2 arguments`, or `1 to 32 arguments`.
  var argumentsInWords: String {
    if lowerBound == upperBound { return "\(lowerBound) argument" + (lowerBound == 1 ? "" : "s") }
    let joint = upperBound - lowerBound == 1 ? "or" : "to"
    return "\(lowerBound) \(joint) \(upperBound) arguments"
  }
}
