/// The entry of a redaction, read back: who was forgotten.
public struct LoggedRedaction: Sendable, Hashable {
  /// Where it lies in the log.
  public let index: Int64
  /// Its id.
  public let id: String
  /// Who asked for it.
  public let actor: String
  /// Whether the host knew that the actor is who it says.
  public let isAuthenticated: Bool
  /// By which way, such as `command`.
  public let channel: String
  /// Why; nil where it wasn't said.
  public let purpose: String?
  /// When, as `2026-11-23T08:15:02.113Z`.
  public let redactedAt: String
  /// The engine's name and version.
  public let engine: String
  /// The pseudonym of the person who was forgotten.
  public let pseudonym: String

  private static let keys: [StaticString] = [
    "actor", "authenticated", "channel", "engine", "id", "index", "kind", "person", "purpose",
    "redacted_at", "version",
  ]

  init(_ members: EntryMembers, index: Int64) throws(EntryMembers.Fault) {
    try members.refuseOthers(than: Self.keys)
    self.index = index
    id = try members.text("id")
    actor = try members.text("actor")
    isAuthenticated = try members.boolean("authenticated")
    channel = try members.text("channel")
    purpose = try members.optionalText("purpose")
    redactedAt = try members.text("redacted_at")
    engine = try members.text("engine")
    pseudonym = try members.text("person")
  }
}
