internal import CanonicalJSON

/// An entry of the log, read back.
///
/// What a later engine may have written is kept as what it is, and never taken for something else.
///
/// ```swift
/// try log.forEachEntry { index, bytes in
///   if case .decision(let decision) = try LoggedEntry(bytes, at: index) { print(decision.subject) }
///   return true
/// }
/// ```
public enum LoggedEntry: Sendable {
  /// A dossier was decided.
  case decision(LoggedDecision)
  /// All dossiers of a run were decided together.
  case portfolio(LoggedPortfolio)
  /// The files of a pack.
  case pack(LoggedPack)
  /// Another key signs the log from here on.
  case rotation(LoggedRotation)
  /// A person was forgotten.
  case redaction(LoggedRedaction)
  /// A kind, or a version of one, that this engine does not know.
  case unknown(LoggedUnknown)

  /// Reads the entry that lies at `index`.
  ///
  /// - Throws: `entry_malformed`, `entry_misplaced`.
  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8], at index: Int64) throws(EntryError) {
    do throws(EntryMembers.Fault) {
      let members = try EntryMembers(bytes)
      let (kind, version) = (try members.text("kind"), try members.count("version"))
      let known = EntryKind(rawValue: kind)
      guard let known, version == known.version else {
        self = .unknown(
          LoggedUnknown(index: index, kind: kind, version: Int(version), isKnownKind: known != nil))
        return
      }
      let said = try members.count("index")
      guard said == index else {
        throw EntryMembers.Fault(path: "index", message: "it says that its index is `\(said)`")
      }
      self =
        switch known {
        case .decision: .decision(try LoggedDecision(members, index: index))
        case .portfolio: .portfolio(try LoggedPortfolio(members, index: index))
        case .pack: .pack(try LoggedPack(members, index: index))
        case .rotation: .rotation(try LoggedRotation(members, index: index))
        case .redaction: .redaction(try LoggedRedaction(members, index: index))
        }
    } catch {
      throw EntryError(
        error.path == "index" && error.message.hasPrefix("it says") ? .misplaced : .malformed,
        at: index, path: error.path, error.message, cause: error.cause)
    }
  }
}

/// An entry of a kind, or of a version of one, that this engine does not know.
public struct LoggedUnknown: Sendable, Hashable {
  /// Where it lies.
  public let index: Int64
  /// The kind that it says.
  public let kind: String
  /// The version of it.
  public let version: Int
  /// Whether the kind is known, so that only the version isn't.
  public let isKnownKind: Bool

  /// `entry_unknown_kind` or `entry_unknown_version`.
  public var error: EntryError {
    isKnownKind
      ? EntryError(
        .unknownVersion, at: index, path: "version",
        "a `\(kind)` of version `\(version)` was written by another engine")
      : EntryError(
        .unknownKind, at: index, path: "kind", "`\(kind)` was written by another engine")
  }
}
