internal import Policies

extension Decider {
  /// What it has used since it was last asked; nil where its policy isn't watched.
  package func takeUsage() -> Usage? { evaluation.observer?.take(of: policy.pack) }

  /// Notes what the own condition of the decision at hand came to.
  func note(condition: Verdict) {
    guard let observer = evaluation.observer else { return }
    switch condition {
    case .success(let holds): observer.note(condition: holds ? .pass : .notApplicable)
    case .failure(.open(let causes)): observer.note(condition: causes.outcome)
    case .failure(.error): observer.note(condition: .error)
    }
  }
}

extension [Cause] {
  /// What a rule comes to that stops for these.
  var outcome: RuleOutcome {
    contains { if case .missing = $0 { true } else { false } } ? .unknown : .review
  }
}
