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
    let definitions = pack.decisions.filter(\.isOverPortfolio)
    if definitions.isEmpty { return nil }
    var reads: [Reads] = []
    var paths: Set<String> = []
    for definition in definitions {
      reads.append(definition.reads)
      reads += definition.rules.map(\.reads) + (definition.queue?.caps.map(\.reads) ?? [])
      paths.formUnion(Self.told(definition, pack))
    }
    let isOpen = reads.contains(where: \.isOpen)
    for facts in reads.map(\.facts) { paths.formUnion(facts) }
    let kept = Set(paths.compactMap { Self.slot($0, pack.dossierType) })
    self.policy = policy
    slots = isOpen ? Array(0..<pack.dossierType.slotCount) : kept.sorted()
    let told = paths.compactMap(Self.decision)
    let names = reads.reduce(into: Set(told)) { $0.formUnion($1.decisions) }
    decisions = pack.decisions.indices.filter { index in
      let definition = pack.decisions[index]
      return !definition.isOverPortfolio && (isOpen || names.contains(definition.name))
    }
  }

  /// What the texts of a decision tell, in every language.
  private static func told(_ definition: DecisionDefinition, _ pack: Pack) -> [String] {
    var templates = definition.rules.flatMap { [$0.fail, $0.pass] }
    templates += definition.queue?.caps.map(\.fail) ?? []
    for messages in pack.messages.values {
      guard let texts = messages.decisions[definition.name] else { continue }
      templates += texts.rules.values.flatMap { [$0.fail, $0.pass] }
    }
    return templates.compactMap { $0 }.flatMap(\.paths)
  }

  /// The slot of the record's own field at or above `record.field`, or `portfolio[].record.field`.
  private static func slot(_ path: String, _ type: DossierType) -> Int? {
    let names = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    let own =
      names.first == "portfolio" && type.indexes["portfolio"] == nil
      ? names.dropFirst() : names[...]
    guard let first = own.first, let record = type.indexes[first],
      let name = own.dropFirst().first, let field = type.recordTypes[record].slots[name]
    else { return nil }
    return type.firstSlots[record] + field
  }

  /// The name of the decision in `decided.name.value`.
  private static func decision(_ path: String) -> String? {
    guard path.hasPrefix("decided.") else { return nil }
    return path.split(separator: ".").dropFirst().first.map(String.init)
  }
}
