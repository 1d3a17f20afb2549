/// The kinds of entry that this engine writes and reads.
public enum EntryKind: String, Sendable, Hashable, CaseIterable {
  /// A dossier was decided.
  case decision
  /// The files of a pack, before the first decision by it.
  case pack
  /// Another key signs the log from here on.
  case rotation

  /// The version in which the kind is written.
  public var version: Int { 1 }
}
