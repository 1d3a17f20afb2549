public import Decisions

extension DryRunReport {
  /// What became of one decision: how many dossiers went from which outcome to which.
  public struct Shift: Sendable, Hashable {
    /// The decision.
    public var decision: String
    /// What people call it.
    public var title: String
    /// Which packs make it; only of those that both make are there counts.
    public var madeBy: Makers
    /// How many went from an outcome to an outcome, those that stayed included; without zeros.
    public var counts: [Transition: Int] = [:]
    /// How many came to the same outcome with another value, such as a score.
    public var otherValues = 0

    /// Which packs make a decision.
    public enum Makers: String, Sendable, Hashable, CaseIterable {
      case both, baseline, candidate
    }

    /// How many flipped: came to another outcome, with no error before or after.
    public var flips: Int { counts.reduce(0) { $0 + ($1.key.isFlip ? $1.value : 0) } }
    /// How many were in error and are none any more.
    public var errorsLeft: Int { sum { $0.from == .error && $0.to != .error } }
    /// How many are in error and weren't.
    public var errorsEntered: Int { sum { $0.from != .error && $0.to == .error } }
    /// How many are in error before and after.
    public var errorsStayed: Int { counts[Transition(from: .error, to: .error)] ?? 0 }
    /// How many dossiers there are.
    public var dossiers: Int { sum { _ in true } }

    /// How many came to an outcome by the baseline.
    public func before(_ outcome: DecisionOutcome) -> Int { sum { $0.from == outcome } }
    /// How many came to an outcome by the candidate.
    public func after(_ outcome: DecisionOutcome) -> Int { sum { $0.to == outcome } }

    private func sum(_ isWanted: (Transition) -> Bool) -> Int {
      counts.reduce(0) { $0 + (isWanted($1.key) ? $1.value : 0) }
    }
  }

  /// From which outcome to which.
  public struct Transition: Sendable, Hashable {
    /// By the baseline.
    public var from: DecisionOutcome
    /// By the candidate.
    public var to: DecisionOutcome

    /// Makes one.
    public init(from: DecisionOutcome, to: DecisionOutcome) {
      self.from = from
      self.to = to
    }

    /// Whether it is another outcome, with no error on either side.
    public var isFlip: Bool { from != to && from != .error && to != .error }
  }
}
