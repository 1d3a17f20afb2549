/// What deciding the entries of a log again came to.
///
/// Each decision is counted once: `decisions` is the sum of `reproduced`, `otherGrounds`,
/// `differing` and all of `notReplayable`.
public struct ReplayReport: Sendable, Hashable {
  /// Why a decision can't be made again.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// No entry holds the pack.
    case packMissing = "pack_missing"
    /// The pack in the log is not what its digests say.
    case packChanged = "pack_changed"
    /// This engine finds errors in the pack.
    case packUnreadable = "pack_unreadable"
    /// It rests on values of a person who was forgotten.
    case personForgotten = "person_forgotten"
    /// The key of a person on whose values it rests isn't at hand, though nobody forgot them.
    case personKeyMissing = "person_key_missing"
    /// A limit of the host ended it, then or now, which depends on the machine.
    case hostLimit = "host_limit"
    /// A later engine wrote the entry.
    case unknownVersion = "entry_unknown_version"
  }

  /// How many entries were looked at.
  public internal(set) var entries = 0
  /// How many of them are decisions.
  public internal(set) var decisions = 0
  /// How many of them are packs, whose digests were computed again.
  public internal(set) var packs = 0
  /// Decisions that came out again to the byte.
  public internal(set) var reproduced = 0
  /// Those of them that another engine, or another version of Lua, had made.
  public internal(set) var reproducedOfOtherEngine = 0
  /// Those of them whose dossier lacks values that stay hidden, which no rule reads.
  public internal(set) var reproducedInPart = 0
  /// Decisions of another engine that came to the same results on other grounds.
  public internal(set) var otherGrounds = 0
  /// Decisions that came out otherwise.
  public internal(set) var differing = 0
  /// Decisions that can't be made again, by reason.
  public internal(set) var notReplayable: [Reason: Int] = [:]
  /// What became of the shadows of decisions that were made again.
  public internal(set) var shadows = Shadows()
  /// What became of portfolio decisions.
  public internal(set) var portfolios = Portfolios()
  /// Entries whose bytes are not what was appended.
  public internal(set) var changed = 0
  /// What was found, by the entries' order: the first hundred.
  public internal(set) var findings: [ReplayFinding] = []

  /// How many findings there are, listed or not.
  public var findingCount: Int { findingsOfEntries + changedPacks.count }
  /// How many decisions could be made again.
  public var replayed: Int { decisions - notReplayable.values.reduce(0, +) }
  /// Whether nothing was found.
  public var isClean: Bool { findingCount == 0 }

  /// What deciding shadows again came to: `count` is the sum of `reproduced`, `differing` and all of
  /// `notReplayable`.
  public struct Shadows: Sendable, Hashable {
    /// How many there are.
    public internal(set) var count = 0
    /// Those that came out again to the byte.
    public internal(set) var reproduced = 0
    /// Those that came out otherwise.
    public internal(set) var differing = 0
    /// Those that can't be made again, by reason.
    public internal(set) var notReplayable: [Reason: Int] = [:]
  }

  /// What making portfolio decisions again came to: `count` is the sum of `reproduced`,
  /// `otherGrounds`, `differing` and all of `notReplayable`.
  public struct Portfolios: Sendable, Hashable {
    /// How many there are.
    public internal(set) var count = 0
    /// Those that came out again to the byte.
    public internal(set) var reproduced = 0
    /// Those of another engine that came to the same results on other grounds.
    public internal(set) var otherGrounds = 0
    /// Those that came out otherwise, or whose entries are others.
    public internal(set) var differing = 0
    /// Those that can't be made again, by reason.
    public internal(set) var notReplayable: [Reason: Int] = [:]
  }

  var findingsOfEntries = 0
  /// Where packs lie that were changed: each is one finding, however many decisions rest on it.
  var changedPacks: Set<Int64> = []

  /// The most findings that are listed.
  public static let findingLimit = 100

  init() {}
}

extension ReplayReport {
  mutating func add(_ finding: ReplayFinding) {
    if finding.code == .packChanged {
      guard changedPacks.insert(finding.index).inserted else { return }
    } else {
      findingsOfEntries += 1
    }
    findings.append(finding)
    if findings.count >= 2 * Self.findingLimit { trim() }
  }

  mutating func count(_ reason: Reason) { notReplayable[reason, default: 0] += 1 }

  /// Adds what another thread came to.
  mutating func merge(_ other: ReplayReport) {
    entries += other.entries
    decisions += other.decisions
    packs += other.packs
    reproduced += other.reproduced
    reproducedOfOtherEngine += other.reproducedOfOtherEngine
    reproducedInPart += other.reproducedInPart
    otherGrounds += other.otherGrounds
    differing += other.differing
    changed += other.changed
    notReplayable.merge(other.notReplayable, uniquingKeysWith: +)
    shadows.merge(other.shadows)
    portfolios.merge(other.portfolios)
    findingsOfEntries += other.findingsOfEntries
    findings += other.findings.filter {
      $0.code != .packChanged || !changedPacks.contains($0.index)
    }
    changedPacks.formUnion(other.changedPacks)
    trim()
  }

  private mutating func trim() {
    findings = Array(findings.sorted { $0.index < $1.index }.prefix(Self.findingLimit))
  }
}
