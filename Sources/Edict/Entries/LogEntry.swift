internal import CanonicalJSON
public import Decisions
public import Policies
public import Records

/// What the log keeps of one dossier decided: with the pack's entry, enough to decide it again.
public struct LogEntry: Sendable {
  /// What was decided.
  public let decision: Decision
  /// About what.
  public let dossier: Dossier
  /// By what.
  public let policy: Policy
  /// Its id and time.
  public let stamp: Stamp
  /// Who asked, for what, and by which way.
  public let origin: Origin
  /// What a candidate pack would have said; nil where none was asked.
  public let shadow: Shadow?

  /// Who asked for a decision, for what, and by which way.
  public struct Origin: Sendable, Hashable {
    /// Who asked.
    public let actor: String
    /// For what; nil where it wasn't said.
    public let purpose: String?
    /// By which way, such as `command` or `library`.
    public let channel: String
    /// Whether the host knows that the actor is who it says.
    public let isAuthenticated: Bool

    /// Takes them; an actor whom nobody authenticated is one who only says so.
    public init(actor: String, purpose: String?, channel: String, isAuthenticated: Bool = false) {
      self.actor = actor
      self.purpose = purpose
      self.channel = channel
      self.isAuthenticated = isAuthenticated
    }
  }

  /// Takes what an entry is made of.
  public init(
    _ decision: Decision, about dossier: Dossier, by policy: Policy, stamp: Stamp, origin: Origin,
    shadow: Shadow? = nil
  ) {
    self.decision = decision
    self.dossier = dossier
    self.policy = policy
    self.stamp = stamp
    self.origin = origin
    self.shadow = shadow
  }

  /// The entry as canonical JSON, with the index that the log gives it; nothing of it is hidden.
  public func json(index: Int64) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("actor", origin.actor)
    if let asOf = decision.asOf { writer.member("as_of", asOf.iso) }
    writer.key("authenticated")
    writer.boolean(origin.isAuthenticated)
    writer.member("channel", origin.channel)
    writer.member("decided_at", stamp.decidedAt)
    writer.key("decisions")
    writer.beginArray()
    for result in decision.results { writer.text(result.name) }
    writer.endArray()
    writer.key("dossier")
    dossier.writeCanonical(to: &writer)
    writer.member("engine", Decision.engine)
    if !dossier.evidence.isEmpty {
      writer.key("evidence")
      dossier.writeEvidence(to: &writer)
    }
    writer.key("grounds")
    decision.writeGrounds(to: &writer)
    writer.member("id", stamp.id)
    writer.key("index")
    writer.integer(Int(index))
    writer.member("kind", EntryKind.decision.rawValue)
    writer.member("lua", Decider.luaVersion)
    writer.member("pack", decision.pack)
    if let purpose = origin.purpose { writer.member("purpose", purpose) }
    writer.key("results")
    decision.writeResults(to: &writer)
    writer.member("revision", decision.revision)
    if let shadow {
      writer.key("shadow")
      shadow.write(to: &writer)
    }
    writer.member("subject", decision.subject)
    writer.member("time_zone", policy.pack.timeZone)
    writer.key("version")
    writer.integer(EntryKind.decision.version)
    writer.endObject()
    return writer.bytes
  }
}
