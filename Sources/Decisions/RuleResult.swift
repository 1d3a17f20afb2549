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
  var causes: [Cause] { rest?.causes ?? [] }
  /// What is wrong with it.
  public var error: RuleError? { rest?.error }
  /// What it gives.
  public var value: TextTree.Content? { rest?.value }
  /// What it adds to a sum, where that is known at least within a range.
  let points: DecisionResult.Total?
  /// Whether it isn't known that it applies.
  var mayNotApply = false
  /// Whether the outcome of its decision rests on it.
  public internal(set) var isGround = false
  /// The rest; kept apart, since most results have none of it and are copied often.
  private var rest: Rest?

  /// Every scalar of the dossier that it read, by path, ascending; null where it is absent, and of
  /// a list its length.
  public internal(set) var facts: [NamedValue] {
    get { rest.map { $0.read?.facts ?? $0.grounds.facts } ?? [] }
    set { grounds.facts = newValue }
  }
  /// Every parameter that it read, by name, ascending; what `:at(v)` gave is under `x:at(v)`.
  public internal(set) var parameters: [NamedValue] {
    get {
      rest.map { $0.read?.parameters(and: $0.grounds.parameters) ?? $0.grounds.parameters } ?? []
    }
    set { grounds.parameters = newValue }
  }
  /// What it read of other decisions, by name, ascending, such as `eligibility.yes`.
  public internal(set) var decisions: [NamedValue] {
    get { rest?.grounds.decisions ?? [] }
    set { grounds.decisions = newValue }
  }
  /// What it shows, by name, ascending; null where it isn't known.
  public internal(set) var shown: [NamedValue] {
    get { rest?.grounds.shown ?? [] }
    set { grounds.shown = newValue }
  }
  /// The numbers of the questions that it asks by `review`.
  public internal(set) var questions: [Int] {
    get { rest?.grounds.questions ?? [] }
    set { grounds.questions = newValue }
  }

  /// What a rule has read and shows.
  struct Grounds: Sendable, Hashable {
    var facts: [NamedValue] = []
    var parameters: [NamedValue] = []
    var decisions: [NamedValue] = []
    var shown: [NamedValue] = []
    var questions: [Int] = []
  }

  /// The facts and scalar parameters among what the rules of a decision have read.
  struct Read: Sendable {
    let source: GroundSource
    let slots: Range<Int>
    let parameters: Range<Int>

    var facts: [NamedValue] { source.facts(slots) }

    func parameters(and others: [NamedValue]) -> [NamedValue] {
      source.parameters(parameters, and: others)
    }
  }

  /// All that it has read and shows, at once.
  var grounds: Grounds {
    get {
      guard let rest else { return Grounds() }
      var grounds = rest.grounds
      if rest.read != nil { (grounds.facts, grounds.parameters) = (facts, parameters) }
      return grounds
    }
    set { keep(newValue, nil) }
  }

  /// Keeps what it has read and shows; `read` gives facts, and the parameters beside those of `grounds`.
  mutating func keep(_ grounds: Grounds, _ read: Read?) {
    rest = Rest(causes: causes, error: error, value: value, grounds: grounds, read: read)
  }

  /// What few results have.
  private final class Rest: Sendable {
    let causes: [Cause]
    let error: RuleError?
    let value: TextTree.Content?
    let grounds: Grounds
    let read: Read?

    init(
      causes: [Cause], error: RuleError?, value: TextTree.Content?, grounds: Grounds = Grounds(),
      read: Read? = nil
    ) {
      (self.causes, self.error, self.value) = (causes, error, value)
      (self.grounds, self.read) = (grounds, read)
    }
  }

  init(
    id: String, index: Int, outcome: RuleOutcome, causes: [Cause], error: RuleError?,
    value: TextTree.Content?, points: DecisionResult.Total?
  ) {
    (self.id, self.index, self.outcome, self.points) = (id, index, outcome, points)
    rest =
      causes.isEmpty && error == nil && value == nil
      ? nil : Rest(causes: causes, error: error, value: value)
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

extension RuleResult {
  /// Whether both came to the same on the same grounds.
  public static func == (left: RuleResult, right: RuleResult) -> Bool {
    left.id == right.id && left.index == right.index && left.outcome == right.outcome
      && left.points == right.points && left.mayNotApply == right.mayNotApply
      && left.isGround == right.isGround
      && (left.rest === right.rest
        || left.causes == right.causes && left.error == right.error && left.value == right.value
          && left.grounds == right.grounds)
  }

  /// Hashes what tells most results apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(outcome)
    hasher.combine(points)
    hasher.combine(value)
  }

  /// Writes the facts that it read as a member of an object.
  func writeFacts(to writer: inout JSONWriter) {
    if let read = rest?.read {
      read.source.writeFacts(read.slots, to: &writer)
    } else {
      writer.named("facts", facts)
    }
  }

  /// Writes the parameters that it read as a member of an object.
  func writeParameters(to writer: inout JSONWriter) {
    if let read = rest?.read {
      read.source.writeParameters(
        read.parameters, and: rest?.grounds.parameters ?? [], to: &writer)
    } else {
      writer.named("params", parameters)
    }
  }
}
