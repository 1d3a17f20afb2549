internal import Decisions

/// What each rule read when a dossier was decided as it is: where none of that changes, neither does
/// what the rule comes to.
struct ReadFacts {
  private let scope: RemedyScope
  /// The paths that each rule read or lacked, by its number, those of decisions that it reads among them.
  private var paths: [Set<String>]

  init(_ scope: RemedyScope, _ base: RemedyTrials.Trial) {
    self.scope = scope
    var own: [String: Set<String>] = [:]
    paths = scope.rules.map { _ in [] }
    for result in base.results {
      let rules = result.rules + (result.condition.map { [$0] } ?? [])
      for rule in rules {
        let read = Set(rule.facts.map(\.name) + rule.missing + rule.asks)
        own[result.name, default: []].formUnion(read)
        if let number = scope.number(result.name, rule.index) { paths[number].formUnion(read) }
      }
      own[result.name, default: []].formUnion(result.missing)
    }
    for (number, rule) in scope.rules.enumerated() {
      for decision in rule.decisions { paths[number].formUnion(own[decision] ?? []) }
    }
  }

  /// Whether a rule read a field, or something in it.
  ///
  /// A decision's condition is told of only where it decided, and so are dates; what a used pack's
  /// decision read isn't told at all. Of these nothing is taken for granted.
  func contains(_ path: String, by rule: Int) -> Bool {
    if scope.rules[rule].key.index < 0 || scope.isDay(path) { return true }
    if scope.rules[rule].decisions.contains(where: scope.hasCondition) { return true }
    if scope.readsUsed(rule) { return true }
    return paths[rule].contains { $0 == path || $0.isWithin(path) || path.isWithin($0) }
  }
}
