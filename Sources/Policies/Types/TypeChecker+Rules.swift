internal import LuaSyntax
internal import Records

extension TypeChecker {
  /// Checks the functions of a rule file, and notes what the decision and each rule may read.
  mutating func check(_ chunk: Chunk, _ definition: inout DecisionDefinition) {
    source = chunk.source
    decision = definition.name
    asOf = definition.isOverPortfolio ? nil : definition.asOf ?? packAsOf
    results = [:]
    steps = 0
    state = State(scopes: [top(of: chunk)])
    var (index, cap) = (0, 0)
    surely = Set(definition.records)
    for declaration in chunk.declarations {
      reads = Reads()
      (gaps, truths) = ([], [:])
      let given = check(declaration)
      readNumbers(declaration)
      expect(declaration, definition, index: declaration.word.text == "cap" ? cap : index)
      if declaration.word.text == "decision" {
        definition.reads = reads
      } else if declaration.word.text == "cap" {
        if cap < definition.queue?.caps.count ?? 0 { definition.queue?.caps[cap].reads = reads }
        cap += 1
      } else if index < definition.rules.count {
        let id = definition.rules[index].id
        definition.rules[index].reads = reads
        if let given { definition.given[id] = definition.given[id]?.union(given) ?? given }
        index += 1
      }
    }
    checkRest(of: chunk)
    probes?.close(definition, names.parameters)
  }

  /// Walks the functions at the top of a file that nothing has called.
  mutating func checkRest(of chunk: Chunk) {
    source = chunk.source
    for statement in chunk.block.statements {
      for body in statement.topLevelFunctions {
        let place = Place(file: source.name, offset: body.range.lowerBound)
        if walked.contains(place) { continue }
        _ = call(
          FunctionValue(body: body, source: source, scopes: []), parameters(of: body))
      }
    }
  }

  // MARK: Declarations

  /// Checks the functions of a declaration; gives what `value` is.
  private mutating func check(_ declaration: Declaration) -> ValueType? {
    var given: ValueType?
    for item in declaration.items {
      switch item.key.name?.text {
      case "when": checkTest(item, ("always_applies", "never_applies"))
      case "test": checkTest(item, ("always_passes", "never_passes"))
      case "value": given = checkValue(item)
      case "points": checkPoints(item)
      case "order": checkOrder(item)
      case "per": checkGroup(item)
      case "takes", "holds", "limit": checkAmount(item)
      default: continue
      }
    }
    return given
  }

  /// What a function of a declaration, or what stands there instead, returns.
  mutating func returns(of value: Expression) -> [Return] {
    let body: FunctionBody
    switch value.kind {
    case .function(let own): body = own
    case .name(let name):
      guard case .function(let function)? = state.variable(name) else { fallthrough }
      body = function.body
    default:
      return [Return(place: place(value.range), range: value.range, type: type(of: value))]
    }
    return call(
      FunctionValue(body: body, source: source, scopes: []), parameters(of: body))
  }

  /// What a function is given that takes records by their names.
  private func parameters(of body: FunctionBody) -> [Variable] {
    body.parameters.map { parameter in
      .value(type(ofParameter: parameter.text), definition: nil)
    }
  }

  private mutating func checkTest(_ item: TableItem, _ codes: (always: String, never: String)) {
    stops = []
    let returns = returns(of: item.value)
    let key = item.key.name?.text ?? "test"
    var truth: ValueType.Truth = []
    for end in returns {
      if end.type.isAny { truth = .either }
      truth.formUnion(end.type.boolean)
      var rest = end.type
      rest.boolean = []
      if rest.isAny || rest.isNever { continue }
      refuse(
        end, item, "not_boolean", "`\(key)` gives true or false", rest)
    }
    truths[key] = truth
    if item.value.isBoolean || truth == .either || truth.isEmpty || stops.contains(Self.review) {
      return
    }
    let (code, word) =
      truth == .canBeTrue ? (codes.always, "never false") : (codes.never, "never true")
    settledRules.append(
      SettledRule(
        code: code, range: item.key.name?.range ?? item.range, item: item.range, source: source,
        message: "`\(key)` is \(word), whatever the dossier"))
  }

  mutating func refuse(
    _ end: Return, _ item: TableItem, _ code: String, _ want: String, _ rest: ValueType
  ) {
    guard let range = end.range, end.place.file == source.name else {
      return report(
        code, item.key.name?.range ?? item.range,
        "\(want), and the function can end without `return`, which gives nothing")
    }
    report(code, range, "\(want), and \(quote(range)) \(rest.claim(of: end.type))")
  }

  private mutating func checkValue(_ item: TableItem) -> ValueType {
    var given = ValueType.never
    for end in returns(of: item.value) {
      given = given.union(end.type)
      var rest = end.type
      (rest.boolean, rest.number, rest.text, rest.isDate) = ([], nil, nil, false)
      if !rest.isAny, !rest.isNever, rest.list == nil || !rest.objects.isEmpty || rest.isNil {
        refuse(end, item, "bad_value", "`value` is a number, text, a date or true or false", rest)
      }
    }
    return given
  }

  private mutating func checkPoints(_ item: TableItem) {
    for end in returns(of: item.value) {
      var rest = end.type
      rest.number = nil
      if rest.isAny || rest.isNever { continue }
      refuse(end, item, "cannot_compute", "`points` is a number", rest)
    }
  }

  /// Notes the parameters that numbers of a declaration are.
  private mutating func readNumbers(_ declaration: Declaration) {
    for item in declaration.items {
      item.value.walk { expression in
        if case .parameter(let name)? = expression.ruleNumber,
          Self.numberKeys.contains(item.key.name?.text ?? "")
        {
          reads.parameters.insert(name)
          if let parameter = names.parameters[name] { note(parameter) }
        }
      }
    }
  }

  private static let numberKeys: Set<String> = [
    "max", "min", "at_least", "above", "parts", "points", "takes", "holds", "limit",
  ]

  // MARK: What is settled

  /// A rule that only ever passes, or never.
  struct SettledRule {
    let code: String
    let range: Range<Int>
    let item: Range<Int>
    let source: SourceText
    let message: String
  }

  /// Warns of comparisons and rules that only ever come to one thing.
  func warnOfSettled() {
    let settled = comparisons.values.filter { $0.truth != .either && !$0.truth.isEmpty }
    for comparison in settled {
      let word = comparison.truth == .canBeTrue ? "always" : "never"
      findings.report(
        "settled_comparison", in: comparison.source, range: comparison.range,
        "this \(word) holds: \(comparison.reason)", severity: .warning)
    }
    for rule in settledRules {
      let isTold = settled.contains {
        $0.source.name == rule.source.name && rule.item.contains($0.range.lowerBound)
      }
      if isTold { continue }
      findings.report(
        rule.code, in: rule.source, range: rule.range, rule.message, severity: .warning)
    }
  }
}

extension Statement {
  /// The functions that it declares at the top of a file.
  fileprivate var topLevelFunctions: [FunctionBody] {
    switch kind {
    case .localFunction(_, let body), .function(_, nil, let body): [body]
    case .local(_, let values):
      values.compactMap { if case .function(let body) = $0.kind { body } else { nil } }
    default: []
    }
  }
}
