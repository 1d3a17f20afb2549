internal import Records

/// An entry that is not what deciding again gives, or not what was appended.
public struct ReplayFinding: Sendable, Hashable {
  /// What was found, as a word that stays the same from version to version.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// Deciding again comes to other results.
    case resultsDiffer = "results_differ"
    /// Deciding again rests on other grounds.
    case groundsDiffer = "grounds_differ"
    /// The candidate of a shadow would have said something else than the shadow says.
    case shadowDiffers = "shadow_differs"
    /// The dossier, read and written again, is another.
    case dossierDiffers = "dossier_differs"
    /// The pack does not take the dossier.
    case dossierRefused = "dossier_refused"
    /// What the entry says beside is not what follows from pack and dossier.
    case entryDiffers = "entry_differs"
    /// The entries that a portfolio decision rests on are not those that it commits to.
    case entriesDiffer = "entries_differ"
    /// The files of a pack are not what their digests say, or their digests not what the revision
    /// says.
    case packChanged = "pack_changed"
    /// What lies beside the entry is not what it hides.
    case hiddenValueWrong = "hidden_value_wrong"
    /// The bytes are no entry.
    case entryMalformed = "entry_malformed"
    /// The entry says another index than it has.
    case entryMisplaced = "entry_misplaced"
    /// The bytes are not what was appended, though the decision comes out again.
    case entryChanged = "entry_changed"
  }

  /// What was found.
  public let code: Code
  /// The entry's index.
  public let index: Int64
  /// Its id; empty where it can't be read.
  public let id: String
  /// Whether its bytes have the hash that is stored beside them.
  public let isAsAppended: Bool
  /// The first difference in each part of the entry: its own members, dossier, grounds,
  /// results and shadow.
  public let differences: [ReplayDifference]
  /// What else there is to say; nil for nothing.
  public let message: String?
}

extension ReplayFinding {
  init(
    _ code: Code, at index: Int64, id: String, isAsAppended: Bool,
    differences: [ReplayDifference] = [],
    message: String? = nil
  ) {
    self.init(
      code: code, index: index, id: id, isAsAppended: isAsAppended, differences: differences,
      message: message)
  }

  /// Of bytes that are no entry.
  init(_ error: EntryError, isAsAppended: Bool) {
    let place = error.path.isEmpty ? nil : "`\(error.path)`"
    self.init(
      error.code == .misplaced ? .entryMisplaced : .entryMalformed, at: error.index ?? 0, id: "",
      isAsAppended: isAsAppended,
      message: [place, error.message, error.cause].compactMap { $0 }.joined(separator: ": "))
  }

  /// Of a dossier that its pack doesn't take.
  init(_ error: RecordError, in logged: LoggedDecision, isAsAppended: Bool) {
    let path = (["dossier"] + (error.field.map { [$0] } ?? [])).joined(separator: ".")
    self.init(
      .dossierRefused, at: logged.index, id: logged.id, isAsAppended: isAsAppended,
      message: "`\(path)`: \(error.code.name): \(error.message)")
  }

  /// Of a pack that is not what its digests say; nil where it is.
  init?(_ pack: LoggedPack, isAsAppended: Bool) {
    guard let change = pack.foundChange else { return nil }
    self.init(
      .packChanged, at: pack.index, id: pack.id, isAsAppended: isAsAppended,
      differences: [
        ReplayDifference(path: change.path, logged: change.logged, replayedText: change.computed)
      ].compactMap { $0 })
  }
}
