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
    _ declaration: Declaration, _ definition: DecisionDefinition, rule index: Int
  ) {
    let rule = declaration.word.text == "decision" ? -1 : index
    probes?.expect(rule, of: definition.name, truths, gaps)
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
