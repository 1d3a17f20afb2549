/// What a queue came to for one dossier.
public struct QueueEntry: Sendable, Hashable {
  /// The subject's id.
  public let subject: String
  /// Yes where it takes, no where it is refused or takes no part.
  public let outcome: DecisionOutcome
  /// Its position among those that take, from 1.
  public internal(set) var position: Int?
  /// Every cap in which there was no room for it, in file order.
  public internal(set) var broken: [CapBreak] = []
  /// The subject that was refused before it, where that ended the queue.
  public internal(set) var stoppedBy: String?
  /// The rules that failed or that aren't settled, in the order of a decision's.
  public let rules: [RuleResult]
  /// Why it isn't settled, each once; paths are of its own dossier.
  public let causes: [Cause]
  /// Whether an undetermined one may turn out to have no rule that applies to it.
  let mayNotApply: Bool

  init(
    subject: String, outcome: DecisionOutcome, rules: [RuleResult] = [], causes: [Cause] = [],
    mayNotApply: Bool = false
  ) {
    self.subject = subject
    self.outcome = outcome
    self.rules = rules
    self.causes = causes
    self.mayNotApply = mayNotApply
  }

  /// Where a dossier stands with a queue.
  public enum Standing: Sendable, Hashable {
    /// It takes.
    case granted
    /// There was no room for it, or the queue had ended.
    case refused
    /// It isn't known whether it takes part, or what it would take.
    case undetermined
    /// A rule fails, or none applies.
    case excluded
  }

  /// Where it stands.
  public var standing: Standing {
    switch outcome {
    case .yes: .granted
    case .undetermined: .undetermined
    case .no where !broken.isEmpty || stoppedBy != nil: .refused
    case .no, .notApplicable, .error: .excluded
    }
  }
}
