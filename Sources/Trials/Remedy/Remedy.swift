public import CanonicalJSON
public import Decisions
public import Records

/// What would turn a decision about one dossier to `yes`.
///
/// It tells what the rules would say, and is no advice.
public struct Remedy: Sendable, Hashable {
  /// The subject's id.
  public let subject: String
  /// What the subject is called; nil where that isn't known.
  public let subjectName: String?
  /// The decision.
  public let decision: String
  /// The as-of date of the decision; nil where the dossier lacks it.
  public let asOf: CalendarDate?
  /// What it comes to.
  public let outcome: DecisionOutcome
  /// The changes that turn it, the smallest first; none contains another, and each was decided again.
  public internal(set) var alternatives: [Alternative] = []
  /// The rules that stand in the way, where no change within reach turns it.
  public internal(set) var blockers: [Blocker] = []
  /// Whether the search ended at its bound, so that there may be others, or smaller ones.
  public internal(set) var isBounded = false
  /// How many changed dossiers were decided.
  public internal(set) var tried = 0

  /// Whether there is anything to look for: it is `no` or `undetermined`.
  public var isOpen: Bool { outcome == .no || outcome == .undetermined }

  /// Changes that turn the decision together.
  public struct Alternative: Sendable, Hashable {
    /// The changes, by path.
    public let changes: [Change]
    /// How many entries they add to lists.
    public var entries: Int { changes.reduce(0) { $0 + $1.entries } }
    /// How large they are in all: see `Change.relative`.
    public var relative: Double { changes.reduce(0) { $0 + $1.relative } }
  }

  /// A change of one field.
  public struct Change: Sendable, Hashable {
    /// The path of the field, such as `firm.accounts[2].revenue`.
    public let path: String
    /// What is done with it.
    public let move: Move
    /// What it holds; null where it isn't known.
    public let from: TextTree.Content
    /// What it would hold; of a list to which entries are added, those entries alone.
    public let to: TextTree.Content
    /// How many entries are added.
    public let entries: Int
    /// How large the change is: of a number by how much of what it was, of a day in years, of an ordered
    /// enumeration by how much of its length; 1 where there is no more or less, and 0 where something is
    /// added to what is known.
    public let relative: Double
  }

  /// What is done with a field.
  public enum Move: String, Sendable, Hashable, CaseIterable {
    /// It goes up.
    case increase
    /// It goes down.
    case decrease
    /// It becomes another.
    case set
    /// It becomes known.
    case supply
    /// Entries are added to it.
    case add
  }

  /// A rule that stands in the way.
  public struct Blocker: Sendable, Hashable {
    /// Its decision.
    public let decision: String
    /// Its id; `when` for the decision's own condition or date.
    public let rule: String
    /// Why no change within reach makes it pass.
    public let reason: Reason
  }

  /// Why a rule stands in the way.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Nothing that it reads can change.
    case unmarked
    /// It asks whether something is in a list or a table, which is never disclosed.
    case membership
    /// No value that was tried makes it pass.
    case outOfReach = "out_of_reach"
    /// It can pass, but not together with the other rules.
    case together
  }
}
