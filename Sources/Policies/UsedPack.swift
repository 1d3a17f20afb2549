/// A pack whose decisions and record types another reads (`uses`).
public struct UsedPack: Sendable {
  /// The name by which the other's rules call it, as in `decided.alias.eligibility`.
  public let alias: String
  /// The name of its folder, which lies beside that of the pack that uses it.
  public let name: String
  /// The pack itself, checked and lowered as it stands.
  public let policy: Policy
}

extension Pack {
  /// The revisions of the packs that it uses, by alias.
  public var usedRevisions: [String: String] {
    Dictionary(used.map { ($0.alias, $0.policy.pack.revision) }) { first, _ in first }
  }

  /// Whether some decision takes its as-of date from whoever asks, and not from a field: one of its own,
  /// or one that it reads of a pack that it uses, which then has the date of this one.
  ///
  /// - Parameter names: The decisions wanted; nil for all.
  public func takesGivenDate(decisions names: Set<String>? = nil) -> Bool {
    let wanted = decisions.filter { names?.contains($0.name) ?? true }
    // What is decided over the portfolio takes its date from no dossier.
    if wanted.contains(where: \.isOverPortfolio) { return true }
    if asOf != nil { return false }
    if wanted.contains(where: { $0.asOf == nil }) { return true }
    let read = readsOfUsed
    return used.contains { used in
      let names = read[used.alias] ?? []
      return !names.isEmpty && used.policy.pack.takesGivenDate(decisions: names)
    }
  }

  /// The decisions of each used pack that rules of this one may read, and those that they read
  /// themselves, by alias.
  public var readsOfUsed: [String: Set<String>] {
    var reads = Reads()
    for decision in decisions { reads.formUnion(decision.allReads) }
    var found: [String: Set<String>] = [:]
    for used in used {
      let prefix = used.alias + "."
      let pack = used.policy.pack
      let direct =
        reads.isOpen
        ? Set(pack.decisions.map(\.name))
        : Set(
          reads.decisions.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        )
      found[used.alias] = pack.closure(of: direct)
    }
    return found
  }

  /// The facts that decisions of used packs may read on which rules of this one rest.
  public var factsOfUsed: Set<String> {
    let read = readsOfUsed
    return used.reduce(into: []) { facts, used in
      let pack = used.policy.pack
      for decision in pack.decisions where read[used.alias]?.contains(decision.name) == true {
        facts.formUnion(decision.allReads.facts)
      }
      facts.formUnion(pack.factsOfUsed)
    }
  }

  /// Decisions, and those before them that they rest on.
  package func closure(of names: Set<String>) -> Set<String> {
    var all = names
    for decision in decisions.reversed() where all.contains(decision.name) {
      let reads = decision.allReads
      if reads.isOpen { return Set(decisions.map(\.name)) }
      all.formUnion(reads.decisions.filter { !$0.contains(".") })
    }
    return all
  }
}
