public import AuditLog
internal import CanonicalJSON
internal import Decisions

/// The entry that says that a person was forgotten: that what was kept of them can't be opened any
/// more.
struct RedactionEntry {
  /// The person's pseudonym.
  let pseudonym: String
  let stamp: Stamp
  let origin: LogEntry.Origin

  /// By which the entry that says that a person was forgotten is found again.
  static func name(of pseudonym: String) -> String { "redaction \(pseudonym)" }

  /// The entry as canonical JSON, with the index that the log gives it.
  func json(index: Int64) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("actor", origin.actor)
    writer.key("authenticated")
    writer.boolean(origin.isAuthenticated)
    writer.member("channel", origin.channel)
    writer.member("engine", Decision.engine)
    writer.member("id", stamp.id)
    writer.key("index")
    writer.integer(Int(index))
    writer.member("kind", EntryKind.redaction.rawValue)
    writer.member("person", pseudonym)
    if let purpose = origin.purpose { writer.member("purpose", purpose) }
    writer.member("redacted_at", stamp.decidedAt)
    writer.key("version")
    writer.integer(EntryKind.redaction.version)
    writer.endObject()
    return writer.bytes
  }
}

extension AuditLog {
  /// Forgets persons: destroys the keys by which what the log keeps of them is opened, and appends an
  /// entry for each that says so.
  ///
  /// Entries and proofs stay as they were. It can't be undone; forgetting that was cut off is finished
  /// by doing it again, also of no one. Persons of whom nothing is kept are passed over.
  ///
  /// - Throws: `PersonKeyError`, and what appending throws.
  public func forget(
    _ persons: Set<String>, keys: PersonKeys, origin: LogEntry.Origin
  ) throws -> PersonKeys.Forgotten {
    try keys.forget(persons, in: self) { pseudonyms, group in
      for pseudonym in pseudonyms {
        let entry = RedactionEntry(pseudonym: pseudonym, stamp: .now(), origin: origin)
        let name = RedactionEntry.name(of: pseudonym)
        // Forgetting that was cut off says it again.
        let isFirst = try group.index(named: name) == nil
        try group.append(entry.json(index: group.nextIndex), name: isFirst ? name : nil)
      }
    }
  }
}
