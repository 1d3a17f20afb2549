internal import Records

extension Openness {
  /// What a decision of a used pack can be open for: itself, where it rests on something that needn't be
  /// known.
  init(of definition: DecisionDefinition, in pack: Pack, as name: String) {
    self.init()
    var reads = definition.allReads
    for other in pack.decisions.reversed() where reads.decisions.contains(other.name) {
      reads.formUnion(other.allReads)
    }
    let type = pack.dossierType
    let always = type.recordTypes[type.subject]
    let required = Set(always.fields.filter(\.isRequired).map { "\(always.name).\($0.name)" })
    let isOpen =
      reads.isOpen || !reads.facts.isSubset(of: required) || !pack.used.isEmpty
      || reads.parameters.contains { pack.parameters[$0]?.isEverUnset(in: .always) ?? true }
      || (definition.asOf ?? pack.asOf).map { !required.contains($0.path) } ?? false
    if isOpen { missing.insert("decided." + name) }
  }
}

extension DateSpan {
  /// Every day.
  fileprivate static var always: DateSpan { DateSpan(from: nil, to: nil) }
}
