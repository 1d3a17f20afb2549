import Edict
import Foundation

/// What a run came to, in numbers.
struct Summary {
  private let columns: [DecisionDefinition]
  private var counts: [String: [DecisionOutcome: Int]] = [:]
  private let start = ContinuousClock.now
  private(set) var decided = 0
  var refused = 0

  init(columns: [DecisionDefinition]) { self.columns = columns }

  mutating func add(_ decision: Decision) {
    decided += 1
    for result in decision.results {
      counts[result.name, default: [:]][result.outcome, default: 0] += 1
    }
  }

  /// Whether a decision was in error.
  var hasErrors: Bool { counts.values.contains { $0[.error] != nil } }

  /// Two lines or more: how many in how long, then each decision's outcomes.
  var text: String {
    let seconds = max(
      Double((ContinuousClock.now - start).components.attoseconds) / 1e18
        + Double((ContinuousClock.now - start).components.seconds), 0.001)
    let rate = Int(Double(decided) / seconds).grouped
    let head =
      "\(decided.grouped) decided, \(refused.grouped) refused, "
      + String(format: "%.2f", seconds) + " s, \(rate) a second"
    return ([head] + (decided == 0 ? [] : outcomes)).joined(separator: "\n")
  }

  /// A line a decision: how often it came to what.
  var outcomes: [String] {
    let width = columns.map(\.name.columns).max() ?? 0
    return columns.map { column in
      let outcomes = DecisionOutcome.allCases.compactMap { outcome in
        counts[column.name]?[outcome].map { "\($0.grouped) \(outcome.rawValue)" }
      }
      return "  \(column.name.fitted(to: width))  \(outcomes.joined(separator: ", "))"
    }
  }
}

extension Int {
  /// The number with its thousands grouped.
  var grouped: String {
    var text = ""
    for (index, digit) in String(magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + String(text.reversed())
  }
}
