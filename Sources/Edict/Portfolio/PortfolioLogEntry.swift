public import AuditLog
internal import CanonicalJSON
public import Decisions
public import Policies

/// What the log keeps of a portfolio decision: with the entries of the dossiers and the pack's, enough
/// to make it again.
public struct PortfolioLogEntry {
  /// What was decided.
  public let decision: PortfolioDecision
  /// By what.
  public let policy: Policy
  /// The entries of the dossiers that it is about.
  public let entries: EntryCommitment
  /// Its id and time.
  public let stamp: Stamp
  /// Who asked, for what, and by which way.
  public let origin: LogEntry.Origin

  /// Takes what an entry is made of.
  public init(
    _ decision: PortfolioDecision, by policy: Policy, about entries: EntryCommitment,
    stamp: Stamp, origin: LogEntry.Origin
  ) {
    self.decision = decision
    self.policy = policy
    self.entries = entries
    self.stamp = stamp
    self.origin = origin
  }

  /// The entry as canonical JSON, with the index that the log gives it.
  public func json(index: Int64) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("actor", origin.actor)
    writer.member("as_of", decision.asOf.iso)
    writer.key("authenticated")
    writer.boolean(origin.isAuthenticated)
    writer.member("channel", origin.channel)
    writer.member("decided_at", stamp.decidedAt)
    writer.key("decisions")
    writer.beginArray()
    for result in decision.results { writer.text(result.result.name) }
    writer.endArray()
    writer.member("engine", Decision.engine)
    writer.key("entries")
    entries.write(to: &writer)
    writer.key("grounds")
    decision.writeGrounds(to: &writer)
    writer.member("id", stamp.id)
    writer.key("index")
    writer.integer(Int(index))
    writer.member("kind", EntryKind.portfolio.rawValue)
    writer.member("lua", Decider.luaVersion)
    writer.member("pack", decision.pack)
    if let purpose = origin.purpose { writer.member("purpose", purpose) }
    writer.key("results")
    decision.writeResults(to: &writer)
    writer.member("revision", decision.revision)
    writer.key("version")
    writer.integer(EntryKind.portfolio.version)
    writer.endObject()
    return writer.bytes
  }
}

extension AuditLog {
  /// Appends a portfolio decision, once all its dossiers are durable; it is given once this returns.
  ///
  /// ```swift
  /// var entries = EntryCommitment()
  /// for receipt in try log.append(group) { entries.add(receipt) }
  /// _ = try log.append(PortfolioLogEntry(decision, by: policy, about: entries, stamp: .now(), origin: who))
  /// ```
  ///
  /// It hides nothing, as rules over the portfolio read no personal field.
  ///
  /// - Throws: `LogError` where it can't be written; `EntryError` with `entry_wrong_policy` where the
  ///   decision was made by another policy or is not about as many dossiers as there are entries, and
  ///   `pack_too_large`.
  public func append(_ entry: PortfolioLogEntry) throws -> Receipt {
    let pack = entry.policy.pack
    guard entry.decision.revision == pack.revision else {
      throw EntryError(
        .wrongPolicy, at: nil,
        "the decision was made by `\(entry.decision.revision)`, the policy is `\(pack.revision)`")
    }
    guard Int64(entry.decision.count) == entry.entries.count else {
      throw EntryError(
        .wrongPortfolio, at: nil,
        "the decision is about \(entry.decision.count) dossiers, and rests on "
          + "\(entry.entries.count) entries; add the receipt of each of its dossiers, and no other")
    }
    var receipts: [Receipt] = []
    _ = try append { group in
      try PackEntry.append(entry.policy, origin: entry.origin, to: &group)
      let index = group.nextIndex
      let bytes = entry.json(index: index)
      receipts = [Receipt(index: index, stamp: entry.stamp, leaf: EntryLeaf(of: bytes).hash)]
      try group.append(bytes)
    }
    return receipts[0]
  }
}
