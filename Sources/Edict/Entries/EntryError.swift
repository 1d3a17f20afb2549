/// Why an entry could not be read or written: a code, the entry, the path in it, and the cause.
public struct EntryError: Error, Hashable, Sendable {
  /// What went wrong, as a word that stays the same from version to version.
  public enum Code: String, CaseIterable, Sendable {
    /// The bytes are no entry, or lack what an entry of their kind has.
    case malformed = "entry_malformed"
    /// The entry says another index than it has.
    case misplaced = "entry_misplaced"
    /// The entry is of a kind that this engine does not know.
    case unknownKind = "entry_unknown_kind"
    /// The entry is of a version of its kind that this engine does not know.
    case unknownVersion = "entry_unknown_version"
    /// A decision was to be logged with a policy that did not make it.
    case wrongPolicy = "entry_wrong_policy"
    /// A portfolio decision was to be logged with other entries than those of its dossiers.
    case wrongPortfolio = "entry_wrong_portfolio"
    /// A candidate takes an as-of date from a field that the deciding pack says is personal.
    case personalAsOf = "personal_as_of"
    /// A dossier holds values of persons, and no file of their keys was given to hide them with.
    case personsNeeded = "persons_needed"
    /// No entry holds the pack.
    case packMissing = "pack_missing"
    /// The files of a pack are not what their digests say, or their digests not what the revision
    /// says.
    case packChanged = "pack_changed"
    /// This engine does not read the pack.
    case packUnreadable = "pack_unreadable"
    /// A pack is larger than an entry can be.
    case packTooLarge = "pack_too_large"
  }

  /// What went wrong.
  public let code: Code
  /// The entry's index; nil where it is about none.
  public let index: Int64?
  /// Where in the entry, such as `results` or `files.rules/grant.lua.sha256`; empty for all of it.
  public let path: String
  /// What it means, in lower case without full stop.
  public let message: String
  /// What a part of it said, where that failed.
  public let cause: String?

  init(
    _ code: Code, at index: Int64?, path: String = "", _ message: String, cause: String? = nil
  ) {
    self.code = code
    self.index = index
    self.path = path
    self.message = message
    self.cause = cause
  }
}

extension EntryError: CustomStringConvertible {
  /// `entry 17: code: path: message: cause`.
  public var description: String {
    [
      index.map { "entry \($0)" }, code.rawValue, path.isEmpty ? nil : "`\(path)`", message, cause,
    ].compactMap { $0 }.joined(separator: ": ")
  }
}
