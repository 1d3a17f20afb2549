public import CanonicalJSON
public import Records

/// The entry of a portfolio decision, read back: who asked for what, and the parts of it in their bytes.
public struct LoggedPortfolio: Sendable {
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
  /// The as-of date.
  public let asOf: CalendarDate
  /// The decisions asked for, in the order of the pack.
  public let decisions: [String]
  /// The entries of the dossiers that it is about.
  public let entries: EntryCommitment
  /// The grounds as canonical JSON.
  public let grounds: ArraySlice<UInt8>
  /// The results as canonical JSON.
  public let results: ArraySlice<UInt8>

  private static let keys: [StaticString] = [
    "actor", "as_of", "authenticated", "channel", "decided_at", "decisions", "engine", "entries",
    "grounds", "id", "index", "kind", "lua", "pack", "purpose", "results", "revision", "version",
  ]

  init(_ members: EntryMembers, index: Int64) throws(EntryMembers.Fault) {
    try members.refuseOthers(than: Self.keys)
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
    guard let day = try members.optionalDay("as_of") else {
      throw EntryMembers.Fault(path: "as_of", message: "it is missing")
    }
    asOf = day
    decisions = try members.texts("decisions")
    entries = try EntryCommitment(try members.object("entries"), before: index)
    grounds = try members.object("grounds")
    results = try members.object("results")
  }

  /// The tree of one of the parts.
  ///
  /// - Throws: `entry_malformed` where a key stands twice in it.
  public func tree(
    _ part: KeyPath<LoggedPortfolio, ArraySlice<UInt8>>
  ) throws(EntryError) -> TextTree {
    do throws(JSONError) {
      return try CanonicalJSON.parse(Array(self[keyPath: part]))
    } catch {
      throw EntryError(.malformed, at: index, "it is no JSON", cause: error.description)
    }
  }

  /// Whether a result says that a limit of the host ended it.
  var wasEndedByHost: Bool { LoggedDecision.wereEndedByHost(results) }

  /// The two places of the subject that stands twice, where that is why nothing was decided.
  ///
  /// Places such as `line 3` are of the file of records, which no entry keeps.
  var places: (subject: String, first: String, second: String)? {
    guard grounds.holds(Self.sameSubject), let tree = try? tree(\.grounds),
      case .object(let all) = tree.content
    else { return nil }
    for member in all {
      let error = member.value["error"]
      guard case .text("same_subject")? = error?["code"]?.content,
        case .text(let subject)? = error?["subject"]?.content,
        case .text(let first)? = error?["other"]?.content,
        case .text(let second)? = error?["at"]?.content
      else { continue }
      return (subject, first, second)
    }
    return nil
  }

  private static let sameSubject = Array(#""same_subject""#.utf8)
}
