internal import LuaSyntax
internal import Records

/// What can be seen at what is watched, and what of it can be missing.
extension TypeChecker {
  /// Walks an expression that a probe watches.
  mutating func probed(
    by probe: Int, _ body: (inout TypeChecker) -> ValueType
  ) -> ValueType {
    let outer = gaps
    gaps = []
    let type = body(&self)
    probes?.sight(probe, type, gaps)
    gaps.formUnion(outer)
    return type
  }

  /// Notes what a declaration of a decision can come to.
  mutating func expect(
    _ declaration: Declaration, _ definition: DecisionDefinition, index: Int
  ) {
    guard probes != nil else { return }
    if declaration.word.text == "cap" {
      probes?.expect(cap: index, of: definition.name, truths)
      return
    }
    let rule = declaration.word.text == "decision" ? -1 : index
    let known = declaration.item("when").map { parametersKnown(where: $0.value) } ?? []
    let open = gaps.filter { gap in
      if case .parameter(let name) = gap { !known.contains(name) } else { true }
    }
    probes?.expect(rule, of: definition.name, truths, open)
  }

  /// The parameters for which a `when` asks by `known`, all of which it must have to hold.
  private func parametersKnown(where condition: Expression) -> Set<String> {
    var body: FunctionBody?
    if case .function(let own) = condition.kind { body = own }
    if let name = condition.plainName, case .function(let own)? = state.variable(name) {
      body = own.body
    }
    guard let body, body.body.statements.count == 1,
      case .return(let values)? = body.body.statements.first?.kind
    else { return [] }
    var known: Set<String> = []
    var rest = Array(values.prefix(1))
    while let operand = rest.popLast()?.unwrapped {
      switch operand.kind {
      case .binary(.and, _, let left, let right): rest += [left, right]
      case .call(let callee, let arguments)
      where callee.plainName == "known" && arguments.first?.plainName == "params":
        if let name = arguments.last?.plainText { known.insert(name) }
      default: break
      }
    }
    return known
  }

  /// Notes something that needn't be known.
  mutating func note(_ gap: Gap) {
    if probes != nil { gaps.insert(gap) }
  }

  /// Notes a field that is read, where it can be missing.
  mutating func note(_ field: Field, at path: String) {
    guard let probes else { return }
    let record = names.record(String(path.prefix { $0 != "." }))
    if let record, !path.contains("[]"), record != probes.subject, !surely.contains(record) {
      gaps.insert(.missing(names.recordTypes[record].name))
    }
    if !field.isRequired { gaps.insert(field.isJudgement ? .asked(path) : .missing(path)) }
  }

  /// Notes a parameter that is read, and that a range comes of where it is one.
  mutating func note(_ parameter: Parameter) {
    guard probes != nil else { return }
    gaps.insert(.parameter(parameter.name))
    if parameter.hasRanges { gaps.insert(.source("params." + parameter.name)) }
  }

  /// Walks a read that can't miss what a condition on the way has asked by `known`.
  mutating func unlessKnown(
    _ base: Expression, _ name: Name, _ body: (inout TypeChecker) -> ValueType
  ) -> ValueType {
    let before = gaps
    let type = body(&self)
    if probes != nil, state.facts.holds.contains("known(\(text(ofKey: base)),\"\(name.text)\")") {
      gaps = before
    }
    return type
  }
}
