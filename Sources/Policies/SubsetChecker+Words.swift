internal import LuaSyntax
internal import Records

extension SubsetChecker {
  mutating func checkWord(
    _ name: String, _ word: Word.Signature, _ arguments: [Expression], _ range: Range<Int>
  ) {
    guard word.count.contains(arguments.count) else {
      refuse(
        "wrong_arguments", range,
        "`\(name)` takes \(word.count.argumentsInWords), and here are \(arguments.count)")
      return arguments.forEach { argument in
        if case .function = argument.kind { return }
        check(argument)
      }
    }
    if word.word == .known || word.word == .valueOr, checkAsked(name, arguments) { return }
    if word.word.isListWord {
      weigh(at: range.lowerBound) { $0.checkArguments(of: word, name, arguments) }
      weights[range.lowerBound, default: 1] += Self.itemWeight
      return
    }
    checkArguments(of: word, name, arguments)
  }

  private mutating func checkArguments(
    of word: Word.Signature, _ name: String, _ arguments: [Expression]
  ) {
    for (index, argument) in arguments.enumerated() {
      switch word.argument(index) {
      case .value: if !isRecordName(argument) { check(argument) }
      case .function: checkFunction(argument, calledTimes: 1)
      case .field:
        _ = field(argument, word: name)
      case .literal:
        if argument.plainText == nil {
          refuse("wrong_arguments", argument.range, "`\(name)` takes text, as a literal")
        }
      }
    }
  }

  private func isRecordName(_ expression: Expression) -> Bool {
    expression.plainName.map(isRecord) ?? false
  }

  private func field(_ argument: Expression, word: String) -> Name? {
    if let text = argument.plainText { return Name(text: text, range: argument.range) }
    refuse(
      "wrong_arguments", argument.range, "`\(word)` takes the field's name as text: `\"age\"`")
    return nil
  }

  /// `known` and `value_or` of what isn't a record or an object; false where it is.
  private mutating func checkAsked(_ word: String, _ arguments: [Expression]) -> Bool {
    let subject = arguments[0]
    if arguments.count == 1 {
      if case .name(let name) = subject.kind, names.record(name) != nil, binding(name) != nil {
        return true
      }
      refuse("wrong_arguments", subject.range, "`known` of one argument asks for a record")
      return true
    }
    if let isAsked = checkAskedOfEntry(word, subject, arguments) { return isAsked }
    let isDecision =
      (subject.plainName == "decided" || names.alias(subject) != nil) && binding("decided") == nil
    let isParameter = subject.plainName == "params" && binding("params") == nil
    guard isDecision || isParameter || isDecided(subject) else { return false }
    guard let field = field(arguments[1], word: word) else { return true }
    if isParameter {
      if word == "known" { _ = parameter(field) } else { checkOneValue(field) }
      arguments.dropFirst(2).forEach { check($0) }
    } else if word == "value_or" {
      refuse("not_offered", subject.range, "`value_or` doesn't ask for decisions; use `known`")
    } else if isDecision {
      let prefix = names.alias(subject).map { $0 + "." } ?? ""
      _ = decision(Name(text: prefix + field.text, range: field.range))
    } else {
      if let name = names.decisionName(subject) { _ = decision(name) }
      refuseUnlessValue(field)
    }
    return true
  }

  /// `known` of what an entry's dossier was decided; nil where it is none of that.
  private mutating func checkAskedOfEntry(
    _ word: String, _ subject: Expression, _ arguments: [Expression]
  ) -> Bool? {
    let asked = names.entryDecision(subject)
    guard let entry = asked?.entry ?? names.entryDecided(subject) else { return nil }
    check(entry)
    guard let field = field(arguments[1], word: word) else { return true }
    if word == "value_or" {
      refuse("not_offered", subject.range, "`value_or` doesn't ask for decisions; use `known`")
    } else if let asked {
      _ = decision(asked.name, isOfEntry: true)
      refuseUnlessValue(field)
    } else {
      _ = decision(field, isOfEntry: true)
    }
    return true
  }

  private func refuseUnlessValue(_ field: Name) {
    if field.text != "value" {
      refuse("wrong_arguments", field.range, "of a decision `known` asks for `\"value\"`")
    }
  }

  // MARK: Decisions

  /// Whether an expression is `decided.name` or `decided.alias.name`.
  func isDecided(_ expression: Expression) -> Bool {
    names.decisionName(expression) != nil && binding("decided") == nil
  }

  func decision(_ name: Name, isOfEntry: Bool = false) -> DecisionDefinition? {
    if let index = names.index(ofDecision: name.text) {
      let decision = names.decision(at: index)
      let why =
        index < 0
        ? names.whyNotUsed(decision) : names.whyOutOfScope(decision, isOfEntry: isOfEntry)
      guard let (code, message) = why else { return decision }
      refuse(code, name.range, message)
      return nil
    }
    if names.failed.contains(name.text) { return nil }
    refuse("unknown_decision", name.range, names.whyUnread(name.text))
    return nil
  }

  /// Checks `decided.d.parts.P`.
  func checkPart(_ base: Expression, _ name: Name) {
    guard let decisionName = names.decisionName(base) else { return }
    checkPart(name, of: decision(decisionName))
  }

  func checkPart(_ name: Name, of decision: DecisionDefinition?) {
    guard let decision else { return }
    if decision.sum?.parts.contains(where: { $0.name == name.text }) != true {
      refuse(
        "unknown_part", name.range,
        "`\(decision.name)` has no part `\(name.text)`"
          + suggestion(for: name.text, among: decision.sum?.parts.map(\.name) ?? []))
    }
  }

  /// `decided.d.yes` and the like.
  func checkDecided(_ base: Expression, _ name: Name) {
    guard let decisionName = names.decisionName(base) else { return }
    checkDecided(name, of: decision(decisionName))
  }

  func checkDecided(_ name: Name, of decision: DecisionDefinition?) {
    if decision == nil { return }
    let offered = ["yes", "no", "applies", "value"]
    if !offered.contains(name.text) {
      refuse(
        "unknown_field", name.range,
        "a decision has no `\(name.text)`" + suggestion(for: name.text, among: offered)
          + "; it has: " + offered.joined(separator: ", ") + ", and of a sum parts.name")
    }
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
        + suggestion(for: name.text, among: names.parameters.keys.sorted()))
    return nil
  }
}
