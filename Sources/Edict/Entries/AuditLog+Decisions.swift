public import AuditLog
public import Decisions
public import Policies
public import Records

extension AuditLog {
  /// Appends entries as one group, all of them or none; a decision is given once this returns.
  ///
  /// The pack of a decision is appended before it where the log has no entry of its revision yet.
  ///
  /// - Throws: `LogError` where they can't be written; `EntryError` with `entry_wrong_policy` or
  ///   `pack_too_large`.
  public func append(_ entries: [LogEntry]) throws -> [Receipt] {
    var receipts: [Receipt] = []
    receipts.reserveCapacity(entries.count)
    var revisions: Set<String> = []
    _ = try append { group in
      for entry in entries {
        if revisions.insert(entry.decision.revision).inserted {
          try Self.append(packOf: entry, to: &group)
        }
        receipts.append(
          Receipt(
            index: group.nextIndex, id: entry.stamp.id, decidedAt: entry.stamp.decidedAt))
        try group.append(entry.json(index: group.nextIndex))
      }
    }
    return receipts
  }

  /// Appends one decision.
  ///
  /// - Parameters:
  ///   - decision: What was decided.
  ///   - dossier: About what.
  ///   - policy: By what.
  ///   - actor: Who asked.
  ///   - purpose: For what; nil where it wasn't said.
  ///   - isAuthenticated: Whether the host knows that the actor is who it says.
  /// - Throws: As `append(_:)` of several.
  public func append(
    _ decision: Decision, about dossier: Dossier, by policy: Policy, actor: String,
    purpose: String? = nil, isAuthenticated: Bool = false
  ) throws -> Receipt {
    let entry = LogEntry(
      decision, about: dossier, by: policy, stamp: .now(),
      origin: .init(
        actor: actor, purpose: purpose, channel: "library", isAuthenticated: isAuthenticated))
    let receipts = try append([entry])
    return receipts[0]
  }

  private static func append(packOf entry: LogEntry, to group: inout AppendedGroup) throws {
    let revision = entry.policy.pack.revision
    guard entry.decision.revision == revision else {
      throw EntryError(
        .wrongPolicy, at: nil,
        "the decision was made by `\(entry.decision.revision)`, the policy is `\(revision)`")
    }
    let name = PackEntry.name(ofRevision: revision)
    guard try group.index(named: name) == nil else { return }
    let pack = PackEntry(policy: entry.policy, stamp: .now(), origin: entry.origin)
    try group.append(pack.json(index: group.nextIndex), name: name)
  }
}
