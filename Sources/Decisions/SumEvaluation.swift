internal import Policies

/// Whether a sum keeps its bounds, as far as its points are known.
struct SumEvaluation {
  private let definition: SumDefinition
  private let evaluation: Evaluation

  /// Takes the bounds of a sum, as they are on the evaluation's day.
  init(_ definition: SumDefinition, _ evaluation: Evaluation) {
    self.definition = definition
    self.evaluation = evaluation
  }

  /// What a sum comes to.
  struct Outcome {
    /// Yes or no, where that is settled.
    let verdict: Bool?
    /// The total, where it is known at least within a range.
    let total: DecisionResult.Total?
    /// Each part, where it is known, in file order.
    let parts: [(name: String, total: DecisionResult.Total)]
    /// What isn't known of its bounds.
    let causes: [Cause]
  }

  /// Adds the points of rules: part by part, each cut at its most, then together.
  ///
  /// - Parameter points: What each rule adds and the part that it counts to; nil points where not
  ///   even a range is known.
  func outcome(_ points: [(points: DecisionResult.Total?, part: Int?)]) -> Outcome {
    var causes: [Cause] = []
    var verdicts: [Bool?] = []
    var parts: [(name: String, total: DecisionResult.Total)] = []
    var whole = Self.sum(points.filter { $0.part == nil }.map(\.points))
    for (index, part) in definition.parts.enumerated() {
      var total = Self.sum(points.filter { $0.part == index }.map(\.points))
      if let limit = part.atMost {
        switch evaluation.value(of: limit) {
        case .success(let most):
          total = total.map { .init(low: min($0.low, most), high: min($0.high, most)) }
        case .failure(let unknown):
          causes.append(unknown.cause)
          total = nil
        }
      }
      verdicts.append(verdict(part.bounds, &total, &causes))
      if let total { parts.append((part.name, total)) }
      whole = Self.add(whole, total)
    }
    verdicts.append(verdict(definition.bounds, &whole, &causes))
    if !hasBounds { verdicts.append(whole.flatMap { $0.low == $0.high ? true : nil }) }
    let verdict: Bool? =
      if verdicts.contains(false) { false } else { verdicts.allSatisfy { $0 == true } ? true : nil }
    return Outcome(verdict: verdict, total: whole, parts: parts, causes: causes)
  }

  private var hasBounds: Bool {
    ([definition.bounds] + definition.parts.map(\.bounds)).contains {
      $0.atLeast != nil || $0.above != nil
    }
  }

  private static func add(
    _ left: DecisionResult.Total?, _ right: DecisionResult.Total?
  ) -> DecisionResult.Total? {
    guard let left, let right else { return nil }
    return .init(low: left.low + right.low, high: left.high + right.high)
  }

  private static func sum(_ points: [DecisionResult.Total?]) -> DecisionResult.Total? {
    points.reduce(.init(low: 0, high: 0), add)
  }

  /// Whether a total keeps its bounds; nil where that isn't settled.
  ///
  /// Where a bound isn't known there is no total either: nobody is to compare it with a guess.
  private func verdict(
    _ bounds: SumBounds, _ total: inout DecisionResult.Total?, _ causes: inout [Cause]
  ) -> Bool? {
    var verdicts: [Bool?] = []
    let known = total
    for (bound, isStrict) in [(bounds.atLeast, false), (bounds.above, true)] {
      guard let bound else { continue }
      switch evaluation.value(of: bound) {
      case .failure(let unknown):
        causes.append(unknown.cause)
        total = nil
        verdicts.append(nil)
      case .success(let limit):
        verdicts.append(known.flatMap { Self.keeps($0, limit, isStrict: isStrict) })
      }
    }
    if verdicts.contains(false) { return false }
    return verdicts.allSatisfy { $0 == true } ? true : nil
  }

  private static func keeps(
    _ total: DecisionResult.Total, _ limit: Double, isStrict: Bool
  ) -> Bool? {
    if isStrict ? total.low > limit : total.low >= limit { return true }
    return (isStrict ? total.high <= limit : total.high < limit) ? false : nil
  }
}
