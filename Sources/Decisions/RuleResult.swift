public import CanonicalJSON

/// What one rule came to.
public struct RuleResult: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// Its index in the definition of its decision; -1 for the decision's own condition.
  public let index: Int
  /// What it came to.
  public let outcome: RuleOutcome
  /// Why it isn't settled.
  let causes: [Cause]
  /// What is wrong with it.
  public let error: RuleError?
  /// What it gives.
  public let value: TextTree.Content?
  /// What it adds to a sum, where that is known at least within a range.
  let points: DecisionResult.Total?
  /// Whether it isn't known that it applies.
  var mayNotApply = false
  /// Whether the outcome of its decision rests on it.
  public internal(set) var isGround = false
  /// What it has read and shows; kept apart, since most results have none and are copied often.
  private var kept = Kept.none

  /// Every scalar of the dossier that it read, by path, ascending; null where it is absent, and of
  /// a list its length.
  public internal(set) var facts: [NamedValue] {
    get { kept.grounds.facts }
    set { kept.grounds.facts = newValue }
  }
  /// Every parameter that it read, by name, ascending; what `:at(v)` gave is under `x:at(v)`.
  public internal(set) var parameters: [NamedValue] {
    get { kept.grounds.parameters }
    set { kept.grounds.parameters = newValue }
  }
  /// What it read of other decisions, by name, ascending, such as `eligibility.yes`.
  public internal(set) var decisions: [NamedValue] {
    get { kept.grounds.decisions }
    set { kept.grounds.decisions = newValue }
  }
  /// What it shows, by name, ascending; null where it isn't known.
  public internal(set) var shown: [NamedValue] {
    get { kept.grounds.shown }
    set { kept.grounds.shown = newValue }
  }
  /// The numbers of the questions that it asks by `review`.
  public internal(set) var questions: [Int] {
    get { kept.grounds.questions }
    set { kept.grounds.questions = newValue }
  }

  /// What a rule has read and shows.
  struct Grounds: Sendable, Hashable {
    var facts: [NamedValue] = []
    var parameters: [NamedValue] = []
    var decisions: [NamedValue] = []
    var shown: [NamedValue] = []
    var questions: [Int] = []
  }

  /// All that is kept of it, at once.
  var grounds: Grounds {
    get { kept.grounds }
    set { kept.grounds = newValue }
  }

  private indirect enum Kept: Sendable, Hashable {
    case none
    case some(Grounds)

    var grounds: Grounds {
      get { if case .some(let grounds) = self { grounds } else { Grounds() } }
      set { self = newValue == Grounds() ? .none : .some(newValue) }
    }
  }

  init(
    id: String, index: Int, outcome: RuleOutcome, causes: [Cause], error: RuleError?,
    value: TextTree.Content?, points: DecisionResult.Total?
  ) {
    (self.id, self.index, self.outcome, self.causes) = (id, index, outcome, causes)
    (self.error, self.value, self.points) = (error, value, points)
  }

  /// The paths of the facts that it wants.
  public var missing: [String] {
    causes.compactMap { if case .missing(let path) = $0 { path } else { nil } }
  }

  /// By which people are asked to judge.
  public var asks: [String] {
    causes.compactMap { if case .asks(let path) = $0 { path } else { nil } }
  }
}
