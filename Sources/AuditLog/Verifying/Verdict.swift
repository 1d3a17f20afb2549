/// What was found about a log: whether it is what its own hashes say, and whether it still is what
/// was seen of it before.
///
/// The two are different questions. Integrity compares a log with itself, so a history that was
/// rewritten as a whole passes it. Completeness compares it with checkpoints that were held
/// elsewhere, and says nothing where there were none.
public struct Verdict: Hashable, Sendable {
  /// Something that is not as it should be.
  public struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// What it is, as a word that stays the same from version to version.
    public let code: Code
    /// Where: `entry 7`, a tile's path, a checkpoint's name.
    public let place: String
    /// What it means, in lower case without full stop.
    public let message: String

    /// `place: code: message`.
    public var description: String { "\(place): \(code.rawValue): \(message)" }
  }

  /// What can be found.
  public enum Code: String, CaseIterable, Sendable {
    /// An entry is not what its hash says.
    case entryChanged = "entry_changed"
    /// An entry is not there, or not readable.
    case entryMissing = "entry_missing"
    /// An entry does not belong where it is, says who knows what entries hold.
    case entryMisplaced = "entry_misplaced"
    /// A hash is not that of what is below it, or is not there.
    case hashWrong = "hash_wrong"
    /// The log's head is not that of its entries.
    case headWrong = "head_wrong"
    /// A checkpoint is none, or not signed by the log.
    case checkpointRefused = "checkpoint_refused"
    /// A checkpoint in the log is not of its entries.
    case checkpointWrong = "checkpoint_wrong"
    /// The log has fewer entries than a checkpoint that was held elsewhere.
    case logCut = "log_cut"
    /// The log's first entries are not those of a checkpoint that was held elsewhere.
    case logRewritten = "log_rewritten"
  }

  /// A checkpoint held elsewhere that the log was compared with.
  public struct Basis: Hashable, Sendable {
    /// What it was called.
    public let name: String
    /// How many entries it is of.
    public let size: Int64
    /// When witnesses saw it, the earliest, in seconds since 1970; nil where none is known.
    public let unixSeconds: UInt64?
  }

  /// How much was checked.
  public struct Counts: Hashable, Sendable {
    /// Entries whose bytes were hashed again.
    public var entries: Int64 = 0
    /// The bytes of them all.
    public var entryBytes: Int64 = 0
    /// Hashes that were compared, leaves included.
    public var hashes: Int64 = 0
    /// Checkpoints in the log whose roots were compared.
    public var checkpoints = 0
    /// Those of them whose signature was checked too.
    public var signatures = 0
  }

  /// Size and root of the log, computed from its entries alone.
  public let head: TreeHead
  /// How much was checked.
  public let counts: Counts
  /// What is wrong with the log itself, the first hundred.
  public let integrity: [Finding]
  /// What is wrong by the checkpoints held elsewhere.
  public let completeness: [Finding]
  /// What completeness rests on: the checkpoints held elsewhere that the log agrees with.
  public let basis: [Basis]
  /// How many findings there are, listed or not.
  public let findingCount: Int

  /// Whether nothing in the log was changed.
  public var isIntact: Bool { integrity.isEmpty }

  /// Up to how many entries it is shown that nothing was removed; nil where nothing shows it.
  public var completeTo: Int64? {
    completeness.isEmpty ? basis.map(\.size).max() : nil
  }

  /// Whether nothing at all was found.
  public var isClean: Bool { findingCount == 0 }
}

/// A checkpoint that was held elsewhere, to compare a log with.
public struct HeldCheckpoint: Hashable, Sendable {
  /// What findings call it, such as its file.
  public let name: String
  /// The note, as it was signed.
  public let note: [UInt8]

  /// Takes a name and a note.
  public init(name: String, note: [UInt8]) {
    self.name = name
    self.note = note
  }
}

/// What a log is checked by.
public struct VerdictRules {
  /// The log's keys, present and former; signatures are not checked where there are none.
  public var keys: [NoteVerifier]
  /// The witnesses that are known.
  public var witnesses: [NoteVerifier]
  /// Checkpoints that were held elsewhere.
  public var held: [HeldCheckpoint]
  /// Which log it must be; nil for any.
  public var origin: String?
  /// Says what is wrong with an entry at an index; nil where nothing is.
  ///
  /// An entry is bytes to a log. Who knows what they hold should see that they say their own index.
  public var entry: ((_ index: Int64, _ bytes: [UInt8]) -> String?)?

  /// Takes what a log is checked by.
  public init(
    keys: [NoteVerifier] = [], witnesses: [NoteVerifier] = [], held: [HeldCheckpoint] = [],
    origin: String? = nil, entry: ((_ index: Int64, _ bytes: [UInt8]) -> String?)? = nil
  ) {
    self.keys = keys
    self.witnesses = witnesses
    self.held = held
    self.origin = origin
    self.entry = entry
  }
}
