internal import Records

extension Pack {
  /// Whether a decision, or one that it rests on, may want a fact, by its path in a dossier: such as
  /// `firm.region`, `firm.awards[2].level` or a record that wasn't submitted.
  package func reads(_ path: String, for decision: String) -> Bool {
    let path = path.withoutIndexes
    return decisions.filter { closure(of: [decision]).contains($0.name) }.contains { definition in
      let reads = definition.allReads
      if reads.isOpen || (definition.asOf ?? asOf)?.path == path { return true }
      return reads.facts.contains { fact in
        let fact = fact.withoutIndexes
        return fact == path || fact.hasPrefix(path + ".")
      } || definition.records.contains { dossierType.recordTypes[$0].name == path }
    }
  }
}

extension String {
  /// A path without what stands in brackets, and without them.
  fileprivate var withoutIndexes: String {
    var depth = 0
    return String(
      filter { character in
        if character == "[" { depth += 1 }
        defer { if character == "]" { depth -= 1 } }
        return depth == 0
      })
  }
}
