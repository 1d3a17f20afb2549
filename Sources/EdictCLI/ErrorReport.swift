import Edict

/// What went wrong in rules during a run: each mistake once, with its line, and how often.
struct ErrorReport {
  private let policy: Policy
  private var mistakes: [String: Mistake] = [:]
  private var order: [String] = []

  /// The most mistakes that are told.
  private static let limit = 20

  private struct Mistake {
    let description: String
    let place: String
    /// What it was in, and about which dossier.
    let concerned: String
    var count = 1
  }

  init(_ policy: Policy) { self.policy = policy }

  /// Adds the mistakes of a decision.
  mutating func add(_ decision: Decision) {
    for result in decision.results where result.outcome == .error {
      for rule in (result.condition.map { [$0] } ?? []) + result.rules {
        guard let error = rule.error else { continue }
        let name = "\(result.name).\(rule.id)"
        add(
          name + " " + error.description,
          Mistake(
            description: error.description, place: error.place,
            concerned: "rule `\(name)`, dossier `\(decision.subject.oneLine)`"))
      }
    }
  }

  /// Adds the mistakes of what was decided of all dossiers together.
  mutating func add(_ decision: PortfolioDecision) {
    for result in decision.results where result.result.outcome == .error {
      let name = result.result.name
      if let error = result.error {
        add(
          name + " " + error.description,
          Mistake(
            description: error.description, place: error.place,
            concerned: "decision `\(name)`, the portfolio"))
      }
      for rule in (result.result.condition.map { [$0] } ?? []) + result.result.rules {
        guard let error = rule.error else { continue }
        add(
          "\(name).\(rule.id) \(error.description)",
          Mistake(
            description: error.description, place: error.place,
            concerned: "rule `\(name).\(rule.id)`, the portfolio"))
      }
    }
  }

  private mutating func add(_ key: String, _ mistake: Mistake) {
    if mistakes[key] != nil {
      mistakes[key]?.count += 1
    } else {
      order.append(key)
      mistakes[key] = mistake
    }
  }

  /// The mistakes in the order in which they came, a paragraph each.
  var paragraphs: [String] {
    let told = order.prefix(Self.limit).compactMap { mistakes[$0].map(text) }
    let rest = order.count - told.count
    return rest > 0 ? told + ["and \(rest.grouped) mistakes more"] : told
  }

  private func text(_ mistake: Mistake) -> String {
    let others = mistake.count > 1 ? " and \((mistake.count - 1).grouped) more" : ""
    let head = "\(mistake.description)\n"
    let picture = policy.files.lazy.compactMap { $0.picture(at: mistake.place) }.first
    return head + (picture.map { $0 + "\n" } ?? "") + "  \(mistake.concerned)\(others)"
  }
}
