import Edict

/// What went wrong in rules during a run: each mistake once, with its line, and how often.
struct ErrorReport {
  private let policy: Policy
  private var mistakes: [String: Mistake] = [:]
  private var order: [String] = []

  /// The most mistakes that are told.
  private static let limit = 20

  private struct Mistake {
    let rule: String
    let error: RuleError
    let subject: String
    var count = 1
  }

  init(_ policy: Policy) { self.policy = policy }

  /// Adds the mistakes of a decision.
  mutating func add(_ decision: Decision) {
    for result in decision.results where result.outcome == .error {
      for rule in (result.condition.map { [$0] } ?? []) + result.rules {
        guard let error = rule.error else { continue }
        let name = "\(result.name).\(rule.id)"
        let key = "\(name) \(error.description)"
        if mistakes[key] != nil {
          mistakes[key]?.count += 1
        } else {
          order.append(key)
          mistakes[key] = Mistake(rule: name, error: error, subject: decision.subject)
        }
      }
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
    let head = "\(mistake.error.description)\n"
    let picture = policy.files.lazy.compactMap { $0.picture(at: mistake.error.place) }.first
    return head + (picture.map { $0 + "\n" } ?? "")
      + "  rule `\(mistake.rule)`, dossier `\(mistake.subject.oneLine)`\(others)"
  }
}
