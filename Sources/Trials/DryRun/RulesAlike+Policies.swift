internal import Decisions
internal import Policies
internal import Records

extension RulesAlike {
  /// Finds the rules of a policy that say what they say in another, and rest on parameters, tables and
  /// functions that do so too.
  ///
  /// It compares texts, so that some rules that mean the same count as others.
  init(_ policy: Policy, earlier: Policy) {
    let (old, new) = (earlier.pack, policy.pack)
    guard new.asOf?.path == old.asOf?.path, new.limits == old.limits,
      new.usedRevisions == old.usedRevisions,
      new.dossierType.readsAlike(old.dossierType)
    else {
      self.init(decisions: Array(repeating: nil, count: new.decisions.count))
      return
    }
    let comparison = PackComparison(policy, earlier)
    self.init(
      decisions: new.decisions.map { definition in
        old.decisions.firstIndex { $0.name == definition.name }.flatMap {
          comparison.likeness(of: definition, to: old.decisions[$0], at: $0)
        }
      })
  }
}

/// What is the same in two policies, by its text.
private struct PackComparison {
  private let policy: Policy
  private let earlier: Policy
  private let readings: [PackReading]
  /// The parameters, tables and files of functions that both have and that are no other.
  private let parameters: Set<String>
  private let tables: Set<String>
  private let functions: Set<String>

  init(_ policy: Policy, _ earlier: Policy) {
    self.policy = policy
    self.earlier = earlier
    readings = [PackReading(policy), PackReading(earlier)]
    let old = earlier.pack
    parameters = Set(
      policy.pack.parameters.filter { old.parameters[$0.key]?.stretches == $0.value.stretches }
        .keys)
    func isSame(_ path: String) -> Bool {
      policy.packFiles.contents[path] == earlier.packFiles.contents[path]
    }
    tables = Set(
      policy.pack.tables.map(\.name).filter { name in
        isSame("tables/\(name).csv") && isSame("tables/\(name).yaml")
      })
    functions = Set(
      (policy.packFiles.paths + earlier.packFiles.paths)
        .filter { $0.hasPrefix("functions/") && isSame($0) }.map(\.fileName))
  }

  /// What of a decision is alike; nil where what its rules share isn't.
  func likeness(
    of new: DecisionDefinition, to old: DecisionDefinition, at index: Int
  ) -> RulesAlike.OfDecision? {
    let called = readings.reduce(into: Set<String>()) { $0.formUnion($1.functions(of: new.name)) }
    guard called.isSubset(of: functions) else { return nil }
    let (parts, oldParts) = (self.parts(new, policy), self.parts(old, earlier))
    guard parts.shared == oldParts.shared else { return nil }
    var versions: [String: Int] = [:]
    var oldVersions: [String: [Int]] = [:]
    for (index, rule) in old.rules.enumerated() { oldVersions[rule.id, default: []].append(index) }
    let rules = new.rules.map { rule -> Int? in
      let version = versions[rule.id, default: 0]
      versions[rule.id] = version + 1
      guard let text = parts.rules[rule.id]?.item(version),
        text == oldParts.rules[rule.id]?.item(version),
        let index = oldVersions[rule.id]?.item(version),
        isSame(rule.reads), isSame(old.rules[index].reads)
      else { return nil }
      return index
    }
    let indexes = Dictionary(
      policy.pack.decisions.enumerated().map { ($0.element.name, $0.offset) }
    ) { first, _ in first }
    func read(_ reads: Reads) -> [Int] { reads.decisions.compactMap { indexes[$0] }.sorted() }
    return RulesAlike.OfDecision(
      earlier: index, earlierCount: old.rules.count, rules: rules,
      reads: new.rules.map { read($0.reads) },
      ownReads: isSame(new.reads) && isSame(old.reads) ? read(new.reads) : nil)
  }

  private func isSame(_ reads: Reads) -> Bool {
    !reads.isOpen && reads.parameters.isSubset(of: parameters) && reads.tables.isSubset(of: tables)
  }

  /// The text of each rule of a decision, by id and version, and of all else in its file.
  private func parts(
    _ definition: DecisionDefinition, _ policy: Policy
  ) -> (rules: [String: [String]], shared: [String]) {
    let path = policy.packFiles.paths.first {
      $0.hasPrefix("rules/") && $0.fileName == definition.name
    }
    guard let path else { return ([:], [definition.name]) }
    let parts = LuaParts(policy.packFiles.contents[path], path: path).parts
    var rules: [String: [String]] = [:]
    for part in parts where part.kind == .rule {
      rules[part.word, default: []].append(part.own)
    }
    return (rules, parts.filter { $0.kind != .rule }.map(\.own))
  }
}

extension Array {
  /// What stands at an index; nil beyond the end.
  fileprivate func item(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
