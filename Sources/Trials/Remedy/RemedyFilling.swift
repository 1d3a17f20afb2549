internal import CanonicalJSON
internal import Decisions
internal import Records

/// What a list, or an object that isn't there, can become: for each rule that it bears on what makes
/// that rule pass, and what makes all of them pass together.
struct RemedyFilling {
  private let search: RemedySearch
  private let index: Int
  private let candidates: (String, Field) -> [TextTree.Content]

  init(
    _ search: RemedySearch, _ index: Int,
    candidates: @escaping (String, Field) -> [TextTree.Content]
  ) {
    self.search = search
    self.index = index
    self.candidates = candidates
  }

  private typealias Goal = (RemedyTrials.Trial) -> EntryFilling.Progress

  /// The values, each once, fewer entries first.
  func values() -> [RemedyValue] {
    var found: [RemedyValue] = []
    for goal in goals() {
      var filling = EntryFilling(
        search.scope, search.trials, search.sites[index].site, candidates: candidates, goal: goal)
      guard let value = filling.value() else { continue }
      if !found.contains(where: { $0.content == value.content }) { found.append(value) }
    }
    return found.enumerated()
      .sorted { ($0.element.added.count, $0.offset) < ($1.element.added.count, $1.offset) }
      .map(\.element)
  }

  private func goals() -> [Goal] {
    var (single, joint): ([Goal], [Goal]) = ([], [])
    for clause in search.clauses where search.sites(of: clause).contains(index) {
      let rules = clause.rules.filter { search.sitesRead[$0].contains(index) }
      let goals = rules.map { goal($0, clause) }
      single += goals
      if !clause.isWhole, let goal = goals.first, goals.count == 1 { joint.append(goal) }
    }
    return joint.count < 2 ? single : single + [Self.all(joint)]
  }

  private static func all(_ goals: [Goal]) -> Goal {
    { trial in
      var lacking: [String] = []
      var isReached = true
      for goal in goals {
        switch goal(trial) {
        case .reached: continue
        case .closed: return .closed
        case .open(let paths):
          isReached = false
          lacking += paths
        }
      }
      return isReached ? .reached : .open(lacking)
    }
  }

  private func goal(_ rule: Int, _ clause: RemedyClause) -> Goal {
    let key = search.scope.rules[rule].key
    let base = search.trials.base
    let before = base.points(of: key)
    return { trial in
      if !clause.isWhole, clause.isMet(by: trial, rule: rule) { return .reached }
      if clause.isWhole, clause.isMet(by: trial) { return .reached }
      let result = trial.result(key.decision)
      let own = result?.rules.first { $0.index == key.index } ?? result?.condition
      let lacking = key.index < 0 ? result?.missing ?? [] : (own?.missing ?? []) + (own?.asks ?? [])
      if own?.outcome == .unknown || own?.outcome == .review || !lacking.isEmpty {
        return .open(lacking)
      }
      // What a rule adds to a sum can grow though it passed before.
      let hasGrown =
        clause.isWhole && own?.outcome == .pass
        && (trial.points(of: key) != before || base.outcomes[rule] != .pass)
      return hasGrown ? .reached : .closed
    }
  }
}

extension RemedyTrials.Trial {
  /// What a rule adds to a sum.
  fileprivate func points(of key: RemedyScope.Key) -> TextTree.Content? {
    guard let result = result(key.decision),
      let id = result.rules.first(where: { $0.index == key.index })?.id
    else { return nil }
    return result.points.first { $0.name == id }?.value
  }
}
