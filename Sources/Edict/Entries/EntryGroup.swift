internal import AuditLog
internal import CanonicalJSON
internal import Policies

/// Entries that one transaction adds to a log, each after the entry of its pack.
final class EntryGroup {
  /// The persons whose values the dossiers hold.
  let persons: Set<String>
  /// Where the entries lie, once they are appended.
  private(set) var receipts: [Receipt] = []

  private let entries: [LogEntry]
  /// How personal values go through the rules, by revision; of packs that have personal fields.
  private var flows: [String: PersonalFlow] = [:]
  /// The same values through the rules of candidates, by the revision that decided and theirs.
  private var shadowFlows: [String: [String: PersonalFlow]] = [:]

  /// Takes entries.
  ///
  /// - Throws: `entry_wrong_policy`.
  init(_ entries: [LogEntry]) throws(EntryError) {
    self.entries = entries
    var persons: Set<String> = []
    for entry in entries {
      let pack = entry.policy.pack
      guard entry.decision.revision == pack.revision else {
        throw EntryError(
          .wrongPolicy, at: nil,
          "the decision was made by `\(entry.decision.revision)`, the policy is `\(pack.revision)`")
      }
      guard pack.dossierType.hasPersonalFields else { continue }
      persons.formUnion(PersonalPlaces.persons(in: entry.dossier))
      if flows[pack.revision] == nil { flows[pack.revision] = PersonalFlow(pack) }
      if let candidate = entry.shadow?.candidate.pack,
        shadowFlows[pack.revision]?[candidate.revision] == nil
      {
        shadowFlows[pack.revision, default: [:]][candidate.revision] = PersonalFlow(
          candidate, personalBy: pack.dossierType)
      }
    }
    self.persons = persons
  }

  /// Appends them; runs again with other keys where a person was forgotten meanwhile.
  func append(to group: inout AppendedGroup, keys: [String: PersonKey]) throws {
    receipts.removeAll(keepingCapacity: true)
    receipts.reserveCapacity(entries.count)
    var revisions: Set<String> = []
    for entry in entries {
      for policy in [entry.policy, entry.shadow?.candidate].compactMap(\.self)
      where revisions.insert(policy.pack.revision).inserted {
        try PackEntry.append(policy, origin: entry.origin, to: &group)
      }
      let index = group.nextIndex
      let hidden = try hide(entry.json(index: index), of: entry, keys)
      receipts.append(
        Receipt(index: index, stamp: entry.stamp, leaf: EntryLeaf(of: hidden.bytes).hash))
      try group.append(hidden.bytes, beside: hidden.beside)
    }
  }

  private func hide(
    _ bytes: [UInt8], of entry: LogEntry, _ keys: [String: PersonKey]
  ) throws -> (bytes: [UInt8], beside: [UInt8]?) {
    guard let flow = flows[entry.decision.revision] else { return (bytes, nil) }
    if PersonalPlaces.persons(in: entry.dossier).isEmpty { return (bytes, nil) }
    let tree = try CanonicalJSON.parse(bytes)
    let candidate = entry.shadow?.candidate.pack.revision
    let places = PersonalPlaces(
      in: tree, about: entry.dossier, flow: flow,
      shadow: candidate.flatMap { shadowFlows[entry.decision.revision]?[$0] }
    ).places
    let hidden = try HiddenEntry(hiding: places, in: tree, keys: keys)
    return (hidden.bytes, hidden.beside)
  }
}
