internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// Decides a dossier with changes, again and again, up to a number of times.
final class RemedyTrials {
  private let scope: RemedyScope
  private let decider: Decider
  private let asOf: CalendarDate
  private let most: Int
  /// The dossier as it is.
  let tree: TextTree
  /// What it comes to as it is, with all that rules read.
  let base: Trial
  /// How many changed dossiers were decided.
  private(set) var tried = 0

  /// What a dossier comes to.
  struct Trial {
    /// Whether the decision is `yes`.
    let isYes: Bool
    /// The decisions.
    let results: [DecisionResult]
    /// What each rule in scope comes to, by its number; nil of one that plays no part.
    let outcomes: [RuleOutcome?]
    /// The numbers of the rules that have come to something, and still lack facts or a judgement.
    let open: Set<Int>
    /// What tells one dossier from another for the rules: their outcomes and points.
    let profile: Profile

    /// The result of a decision.
    func result(_ name: String) -> DecisionResult? { results.first { $0.name == name } }
  }

  /// What rules come to, and the points that they give.
  struct Profile: Hashable {
    let outcomes: [RuleOutcome?]
    let open: Set<Int>
    let points: [NamedValue]
  }

  /// The as-of date of what has none of its own; nil where the dossier lacks it.
  let asOfDocument: CalendarDate?

  init(
    _ scope: RemedyScope, _ decider: Decider, _ dossier: Dossier, asOf: CalendarDate, most: Int
  ) {
    self.scope = scope
    self.decider = decider
    self.asOf = asOf
    self.most = most
    var writer = JSONWriter()
    dossier.writeCanonical(to: &writer)
    // A dossier is always written as JSON that can be read.
    tree =
      (try? CanonicalJSON.parse(writer.bytes))
      ?? TextTree(place: TextPlace(line: 1, column: 1), content: .object([]))
    let decision = decider.decide(dossier, asOf: asOf, explain: true)
    asOfDocument = decision.asOf
    base = Self.trial(decision, scope)
  }

  /// Whether no more may be tried.
  var isSpent: Bool { tried >= most }

  /// What the dossier comes to with some fields set; nil where that is none, or all tries are used up.
  func trial(_ changes: [(path: FieldPath, value: TextTree.Content)]) -> Trial? {
    if isSpent { return nil }
    var changed = tree
    let place = TextPlace(line: 1, column: 1)
    for (path, value) in changes {
      let value = TextTree(place: place, content: value)
      guard let next = try? changed.setting(path, to: value, at: place) else { return nil }
      changed = next
    }
    // Read through the record type, so that nothing is proposed that it would refuse.
    let type = scope.policy.pack.dossierType
    guard let dossier = try? type.dossier(json: CanonicalJSON.canonical(changed)) else {
      return nil
    }
    tried += 1
    return Self.trial(decider.decide(dossier, asOf: asOf), scope)
  }

  private static func trial(_ decision: Decision, _ scope: RemedyScope) -> Trial {
    var outcomes = [RuleOutcome?](repeating: nil, count: scope.rules.count)
    var points: [NamedValue] = []
    var open: Set<Int> = []
    for result in decision.results {
      for rule in result.rules {
        guard let number = scope.number(result.name, rule.index) else { continue }
        outcomes[number] = rule.outcome
        if !rule.missing.isEmpty || !rule.asks.isEmpty { open.insert(number) }
      }
      if let condition = result.condition, let number = scope.number(result.name, -1) {
        outcomes[number] = condition.outcome
      }
      points += result.points
    }
    return Trial(
      isYes: decision.result(scope.decision)?.outcome == .yes, results: decision.results,
      outcomes: outcomes, open: open,
      profile: Profile(outcomes: outcomes, open: open, points: points))
  }
}
