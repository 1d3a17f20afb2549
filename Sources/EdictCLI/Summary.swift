import Edict
import Foundation

/// What a run came to, in numbers.
struct Summary {
  private let columns: [DecisionDefinition]
  private var counts: [String: [DecisionOutcome: Int]] = [:]
  private var portfolio: [String: PortfolioResult] = [:]
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

  /// Adds what was decided of all dossiers together.
  mutating func add(_ decision: PortfolioDecision) {
    for result in decision.results { portfolio[result.result.name] = result }
  }

  /// Whether a decision was in error.
  var hasErrors: Bool {
    counts.values.contains { $0[.error] != nil }
      || portfolio.values.contains { $0.result.outcome == .error }
  }

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
    let made = columns.filter { !$0.isOverPortfolio || portfolio[$0.name] != nil }
    let width = made.map(\.name.columns).max() ?? 0
    return made.map { column in
      if let result = portfolio[column.name] {
        return "  \(column.name.fitted(to: width))  \(Self.text(result))"
      }
      let outcomes = DecisionOutcome.allCases.compactMap { outcome in
        counts[column.name]?[outcome].map { "\($0.grouped) \(outcome.rawValue)" }
      }
      return "  \(column.name.fitted(to: width))  \(outcomes.joined(separator: ", "))"
    }
  }

  /// What was decided of all dossiers together.
  private static func text(_ result: PortfolioResult) -> String {
    let queue = result.queue.map { ": " + PortfolioText.counts($0, .english) } ?? ""
    return "portfolio \(result.result.outcome.rawValue)\(queue)"
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
