/// The kinds of entry that this engine writes and reads.
public enum EntryKind: String, Sendable, Hashable, CaseIterable {
  /// A dossier was decided.
  case decision
  /// All dossiers of a run were decided together.
  case portfolio
  /// The files of a pack, before the first decision by it.
  case pack
  /// Another key signs the log from here on.
  case rotation
  /// A person was forgotten: what was kept of them can't be opened any more.
  case redaction

  /// The version in which the kind is written.
  public var version: Int { 1 }
}
