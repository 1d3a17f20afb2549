public import CanonicalJSON
public import Records

/// The entry of a decision, read back: who asked for what, and the parts of it in their bytes.
public struct LoggedDecision: Sendable {
  /// Where it lies in the log.
  public let index: Int64
  /// Its id.
  public let id: String
  /// Who asked.
  public let actor: String
  /// Whether the host knew that the actor is who it says.
  public let isAuthenticated: Bool
  /// By which way, such as `command`.
  public let channel: String
  /// For what; nil where it wasn't said.
  public let purpose: String?
  /// When, as `2026-11-23T08:15:02.113Z`.
  public let decidedAt: String
  /// The engine's name and version.
  public let engine: String
  /// The version of Lua.
  public let lua: String
  /// The pack's id.
  public let pack: String
  /// The pack's revision.
  public let revision: String
  /// The as-of date; nil where the dossier lacked it.
  public let asOf: CalendarDate?
  /// The pack's time zone.
  public let timeZone: String
  /// The subject's id; empty where it is hidden.
  public let subject: String
  /// Whether values of persons are hidden in it, by what their places hold.
  public var hidesValues: Bool { members["personal"] != nil }
  /// What a candidate pack would have said; nil where none was asked.
  public let shadow: LoggedShadow?
  /// The decisions asked for, in the order of the pack.
  public let decisions: [String]

  private let members: EntryMembers

  /// The whole entry, as it lies in the log.
  public var bytes: [UInt8] { members.bytes }
  /// The dossier as canonical JSON.
  public let dossier: ArraySlice<UInt8>
  /// What was said of where facts come from, as canonical JSON; nil where nothing was.
  public var evidence: ArraySlice<UInt8>? { members["evidence"] }
  /// The grounds as canonical JSON.
  public let grounds: ArraySlice<UInt8>
  /// The results as canonical JSON.
  public let results: ArraySlice<UInt8>

  private static let keys: [StaticString] = [
    "actor", "as_of", "authenticated", "channel", "decided_at", "decisions", "dossier", "engine",
    "evidence", "grounds", "id", "index", "kind", "lua", "pack", "personal", "purpose", "results",
    "revision", "shadow", "subject", "time_zone", "version",
  ]

  init(_ members: EntryMembers, index: Int64) throws(EntryMembers.Fault) {
    try members.refuseOthers(than: Self.keys)
    self.members = members
    self.index = index
    id = try members.text("id")
    actor = try members.text("actor")
    isAuthenticated = try members.boolean("authenticated")
    channel = try members.text("channel")
    purpose = try members.optionalText("purpose")
    decidedAt = try members.text("decided_at")
    engine = try members.text("engine")
    lua = try members.text("lua")
    pack = try members.text("pack")
    revision = try members.text("revision")
    asOf = try members.optionalDay("as_of")
    timeZone = try members.text("time_zone")
    subject = try Self.subject(members)
    decisions = try members.texts("decisions")
    dossier = try members.object("dossier")
    grounds = try members.object("grounds")
    results = try members.object("results")
    shadow =
      members["shadow"] == nil ? nil : try LoggedShadow(try members.object("shadow"))
    if members["evidence"] != nil { _ = try members.object("evidence") }
  }

  /// The subject's id, in whose place a commitment may stand.
  private static func subject(_ members: EntryMembers) throws(EntryMembers.Fault) -> String {
    let isHidden = try members.value("subject").starts(with: #"{"committed":"#.utf8)
    return isHidden ? "" : try members.text("subject")
  }
}

extension LoggedDecision {
  /// The tree of one of the parts.
  ///
  /// - Throws: `entry_malformed` where a key stands twice in it.
  public func tree(
    _ part: KeyPath<LoggedDecision, ArraySlice<UInt8>>
  ) throws(EntryError) -> TextTree {
    do throws(JSONError) {
      return try CanonicalJSON.parse(Array(self[keyPath: part]))
    } catch {
      throw EntryError(.malformed, at: index, "it is no JSON", cause: error.description)
    }
  }
}
