internal import CanonicalJSON
public import Records

/// What an entry says that a candidate pack would have decided.
public struct LoggedShadow: Sendable {
  /// The candidate's id.
  public let pack: String
  /// The candidate's revision.
  public let revision: String
  /// Its as-of date; nil where the dossier lacked it, or was refused.
  public let asOf: CalendarDate?
  /// The code of the error with which its record types refuse the dossier; nil where they take it.
  public let refused: String?
  /// What it would have decided, as canonical JSON; nil where it refuses the dossier.
  public let results: ArraySlice<UInt8>?
  /// All of it, as canonical JSON.
  public let bytes: ArraySlice<UInt8>
  /// What each decision would have come to, by name, in the order of the entry.
  public let outcomes: [(name: String, outcome: String)]

  private static let keys: [StaticString] = ["as_of", "pack", "refused", "results", "revision"]

  init(_ bytes: ArraySlice<UInt8>) throws(EntryMembers.Fault) {
    do throws(EntryMembers.Fault) {
      let members = try EntryMembers(Array(bytes))
      try members.refuseOthers(than: Self.keys)
      self.bytes = bytes
      pack = try members.text("pack")
      revision = try members.text("revision")
      asOf = try members.optionalDay("as_of")
      refused = try members.optionalText("refused")
      results = refused == nil ? try members.object("results") : nil
      outcomes = try Self.outcomes(results)
      if refused != nil, members["results"] != nil {
        throw EntryMembers.Fault(path: "results", message: "a refused dossier has none")
      }
    } catch {
      throw EntryMembers.Fault(
        path: error.path.isEmpty ? "shadow" : "shadow." + error.path, message: error.message,
        cause: error.cause)
    }
  }

  private static func outcomes(
    _ results: ArraySlice<UInt8>?
  ) throws(EntryMembers.Fault) -> [(name: String, outcome: String)] {
    guard let results else { return [] }
    guard let tree = try? CanonicalJSON.parse(Array(results)),
      case .object(let decisions) = tree.content
    else { throw EntryMembers.Fault(path: "results", message: "it is no JSON") }
    var outcomes: [(name: String, outcome: String)] = []
    for decision in decisions {
      guard case .text(let outcome)? = decision.value["outcome"]?.content else {
        throw EntryMembers.Fault(
          path: "results.\(decision.key)", message: "it has no `outcome` that is a text")
      }
      outcomes.append((decision.key, outcome))
    }
    return outcomes
  }
}
