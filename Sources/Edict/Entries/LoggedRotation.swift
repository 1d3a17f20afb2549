/// The entry of a rotation, read back: which key signs the log from there on.
public struct LoggedRotation: Sendable, Hashable {
  /// Where it lies in the log.
  public let index: Int64
  /// Its id.
  public let id: String
  /// Who rotated.
  public let actor: String
  /// Whether the host knew that the actor is who it says.
  public let isAuthenticated: Bool
  /// By which way, such as `command`.
  public let channel: String
  /// Why; nil where it wasn't said.
  public let purpose: String?
  /// When, as `2026-11-23T08:15:02.113Z`.
  public let rotatedAt: String
  /// The engine's name and version.
  public let engine: String
  /// The key that signed until then.
  public let oldKey: String
  /// The key that signs from there on.
  public let newKey: String

  private static let keys: [StaticString] = [
    "actor", "authenticated", "channel", "engine", "id", "index", "kind", "new_key", "old_key",
    "purpose", "rotated_at", "version",
  ]

  init(_ members: EntryMembers, index: Int64) throws(EntryMembers.Fault) {
    try members.refuseOthers(than: Self.keys)
    self.index = index
    id = try members.text("id")
    actor = try members.text("actor")
    isAuthenticated = try members.boolean("authenticated")
    channel = try members.text("channel")
    purpose = try members.optionalText("purpose")
    rotatedAt = try members.text("rotated_at")
    engine = try members.text("engine")
    oldKey = try members.text("old_key")
    newKey = try members.text("new_key")
  }
}
