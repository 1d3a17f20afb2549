public import Policies
internal import Records

/// What the portfolio decisions of a policy can read of a dossier: nothing else of it is kept.
public struct PortfolioFields: Sendable {
  let policy: Policy
  /// The records' own fields that are kept, with all below them, by slot.
  let slots: [Int]
  /// The decisions whose results are kept, by index.
  let decisions: [Int]

  /// Finds what is to be kept; nil where the pack has no portfolio decision.
  public init?(_ policy: Policy) {
    let pack = policy.pack
    if !pack.decidesPortfolio { return nil }
    let reads = pack.portfolioReads
    let type = pack.dossierType
    self.policy = policy
    slots =
      reads.isOpen
      ? Array(0..<type.slotCount) : Set(reads.facts.compactMap { Self.slot($0, type) }).sorted()
    decisions = pack.decisions.indices.filter { index in
      let definition = pack.decisions[index]
      return !definition.isOverPortfolio
        && (reads.isOpen || reads.decisions.contains(definition.name))
    }
  }

  /// The decisions about a dossier whose results are kept.
  package var decisionNames: Set<String> {
    Set(decisions.map { policy.pack.decisions[$0].name })
  }

  /// The slot of the record's own field at or above a path such as `firm.awards[].level`; nil
  /// of a record as a whole, of which it is always known whether it was submitted.
  private static func slot(_ path: String, _ type: DossierType) -> Int? {
    let names = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    guard names.count > 1, let record = type.indexes[names[0]],
      let field = type.recordTypes[record].slots[names[1]]
    else { return nil }
    return type.firstSlots[record] + field
  }
}
