public import AuditLog
internal import CanonicalJSON
public import Decisions
public import Records

/// What the log keeps of one dossier decided: enough to show it, and to decide it again.
public struct LogEntry {
  /// What was decided.
  public let decision: Decision
  /// About what.
  public let dossier: Dossier
  /// Its id and time.
  public let stamp: Stamp
  /// Who asked, for what, and by which way.
  public let origin: Origin

  /// Who asked for a decision, for what, and by which way.
  public struct Origin: Sendable, Hashable {
    /// Who asked.
    public let actor: String
    /// For what; nil where it wasn't said.
    public let purpose: String?
    /// By which way, such as `command` or `library`.
    public let channel: String

    /// Takes the three.
    public init(actor: String, purpose: String?, channel: String) {
      self.actor = actor
      self.purpose = purpose
      self.channel = channel
    }
  }

  /// Takes what an entry is made of.
  public init(_ decision: Decision, about dossier: Dossier, stamp: Stamp, origin: Origin) {
    self.decision = decision
    self.dossier = dossier
    self.stamp = stamp
    self.origin = origin
  }

  /// The entry as canonical JSON, with the index that the log gives it.
  public func json(index: Int64) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("actor", origin.actor)
    if let asOf = decision.asOf { writer.member("as_of", asOf.iso) }
    writer.member("channel", origin.channel)
    writer.member("decided_at", stamp.decidedAt)
    writer.key("decisions")
    writer.beginArray()
    for result in decision.results { writer.text(result.name) }
    writer.endArray()
    writer.key("dossier")
    dossier.writeCanonical(to: &writer)
    writer.member("engine", Decision.engine)
    writer.key("grounds")
    decision.writeGrounds(to: &writer)
    writer.member("id", stamp.id)
    writer.key("index")
    writer.integer(Int(index))
    writer.member("lua", Decider.luaVersion)
    writer.member("pack", decision.pack)
    if let purpose = origin.purpose { writer.member("purpose", purpose) }
    writer.key("results")
    decision.writeResults(to: &writer)
    writer.member("revision", decision.revision)
    writer.member("subject", decision.subject)
    writer.endObject()
    return writer.bytes
  }
}

/// The proof that a decision is in the log.
public struct Receipt: Sendable, Hashable {
  /// The index of its entry.
  public let index: Int64
  /// Its id.
  public let id: String
  /// When it was made.
  public let decidedAt: String
}

extension AuditLog {
  /// Appends entries as one group, all of them or none; a decision is given once this returns.
  ///
  /// - Throws: `LogError` where they can't be written.
  public func append(_ entries: [LogEntry]) throws -> [Receipt] {
    let indices = try append(count: entries.count) { index, ordinal in
      entries[ordinal].json(index: index)
    }
    return zip(indices, entries).map { index, entry in
      Receipt(index: index, id: entry.stamp.id, decidedAt: entry.stamp.decidedAt)
    }
  }

  /// Appends one decision.
  ///
  /// - Throws: `LogError` where it can't be written.
  public func append(
    _ decision: Decision, about dossier: Dossier, actor: String, purpose: String? = nil
  ) throws -> Receipt {
    let entry = LogEntry(
      decision, about: dossier, stamp: .now(),
      origin: .init(actor: actor, purpose: purpose, channel: "library"))
    let receipts = try append([entry])
    return receipts[0]
  }
}
