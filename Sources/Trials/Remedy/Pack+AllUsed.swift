internal import Policies

extension Pack {
  /// The packs that it uses, and those that these use.
  var allUsed: [UsedPack] { used.flatMap { [$0] + $0.policy.pack.allUsed } }

  /// The paths of the fields that hold its as-of dates.
  var dayPaths: [String] { ([asOf] + decisions.map(\.asOf)).compactMap { $0?.path } }

  /// The facts that a decision of a used pack, as `titles.size`, may read, also through decisions
  /// before it, and whether it may read anything.
  func readsOfUsed(by path: String) -> (facts: Set<String>, isOpen: Bool) {
    guard let dot = path.firstIndex(of: "."),
      let pack = used.first(where: { $0.alias == path[..<dot] })?.policy.pack
    else { return ([], false) }
    var (facts, isOpen): (Set<String>, Bool) = ([], false)
    let names = pack.closure(of: [String(path[path.index(after: dot)...])])
    for definition in pack.decisions where names.contains(definition.name) {
      let reads = definition.allReads
      facts.formUnion(reads.facts)
      isOpen = isOpen || reads.isOpen
      if let path = (definition.asOf ?? pack.asOf)?.path { facts.insert(path) }
      for other in reads.decisions where other.contains(".") {
        let behind = pack.readsOfUsed(by: other)
        facts.formUnion(behind.facts)
        isOpen = isOpen || behind.isOpen
      }
    }
    return (facts, isOpen)
  }

  /// Its rules that may read a field.
  func rules(
    reading pattern: String, _ meet: (String, String) -> Bool
  ) -> [(decision: DecisionDefinition, rule: Rule)] {
    decisions.flatMap { definition in
      definition.rules.filter { rule in
        [rule.reads, definition.reads].contains { reads in
          reads.isOpen || reads.facts.contains { meet($0, pattern) }
        }
      }.map { (definition, $0) }
    }
  }
}
