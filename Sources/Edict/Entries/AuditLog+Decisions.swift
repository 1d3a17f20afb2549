public import AuditLog
public import Decisions
public import Policies
public import Records

extension AuditLog {
  /// Appends entries as one group, all of them or none; a decision is given once this returns.
  ///
  /// The pack of a decision is appended before it where the log has no entry of its revision yet.
  /// Values of personal fields (`x-personal`) are hidden, and so is what may be made of them.
  ///
  /// - Parameter persons: The keys of the persons whose values the dossiers hold; nil where packs
  ///   have no personal fields.
  /// - Throws: `LogError` where they can't be written; `EntryError` with `entry_wrong_policy`,
  ///   `pack_too_large` or `persons_needed`; `PersonKeyError`.
  public func append(_ entries: [LogEntry], persons: PersonKeys? = nil) throws -> [Receipt] {
    let writer = try EntryGroup(entries)
    if writer.persons.isEmpty {
      _ = try append { group in try writer.append(to: &group, keys: [:]) }
    } else {
      guard let persons else {
        throw EntryError(
          .personsNeeded, at: nil,
          "the dossier holds values of persons; give the file of their keys, to hide them")
      }
      _ = try append(about: writer.persons, keys: persons) { group, keys in
        try writer.append(to: &group, keys: keys)
      }
    }
    return writer.receipts
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
  ///   - persons: The keys of the persons whose values the dossier holds.
  /// - Throws: As `append(_:persons:)` of several.
  public func append(
    _ decision: Decision, about dossier: Dossier, by policy: Policy, actor: String,
    purpose: String? = nil, isAuthenticated: Bool = false, persons: PersonKeys? = nil
  ) throws -> Receipt {
    let entry = LogEntry(
      decision, about: dossier, by: policy, stamp: .now(),
      origin: .init(
        actor: actor, purpose: purpose, channel: "library", isAuthenticated: isAuthenticated))
    let receipts = try append([entry], persons: persons)
    return receipts[0]
  }
}
