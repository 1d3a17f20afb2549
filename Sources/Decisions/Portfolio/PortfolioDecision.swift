public import Records

/// What a policy decides about a portfolio: about all dossiers of a run together.
///
/// `results` and their grounds depend on nothing but the policy's revision, the dossiers and the
/// decisions about them, the as-of date and the engine's version; not on the order of the dossiers.
public struct PortfolioDecision: Sendable, Hashable {
  /// The pack's id.
  public let pack: String
  /// The pack's revision.
  public let revision: String
  /// The as-of date.
  public let asOf: CalendarDate
  /// How many dossiers there are.
  public let count: Int
  /// What each decision came to, in the order of the pack.
  public let results: [PortfolioResult]

  /// The result of one decision.
  public func result(_ name: String) -> PortfolioResult? {
    results.first { $0.result.name == name }
  }
}

/// What one decision about a portfolio came to.
public struct PortfolioResult: Sendable, Hashable {
  /// Its outcome; of a queue that is yes the value is how many it grants.
  public let result: DecisionResult
  /// What a queue came to for each dossier; nil of other decisions, and of one that is not filled.
  public let queue: QueueResult?
  /// Why it is an error, where that isn't one rule's own.
  public let error: PortfolioError?
  /// Every parameter that a queue read, by name, ascending, but for what `:at(v)` gave.
  public let parameters: [NamedValue]

  init(
    _ result: DecisionResult, queue: QueueResult? = nil, error: PortfolioError? = nil,
    parameters: [NamedValue] = []
  ) {
    self.result = result
    self.queue = queue
    self.error = error
    self.parameters = parameters
  }

  /// Whether deciding again must come to the same: not where a limit of the host ended it.
  public var isReplayable: Bool { error?.code != .rule(.hostLimit) && result.isReplayable }
}
