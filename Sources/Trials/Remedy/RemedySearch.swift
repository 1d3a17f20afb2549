internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// Looks for the smallest changes of one dossier that turn a decision to `yes`.
///
/// What must come to be is a number of clauses. A set of fields is tried only where it has a field
/// for each, and only where the fields that a rule reads make that rule pass by themselves: a rule
/// knows nothing of the others. Sets are tried by their size, so that none contains another.
struct RemedySearch {
  let scope: RemedyScope
  let trials: RemedyTrials
  let clauses: [RemedyClause]
  private(set) var sites: [RemedySite]
  /// The as-of date of the decision; nil where the dossier lacks it.
  private let asOf: CalendarDate?
  /// How many alternatives are wanted.
  private let most: Int
  /// For each rule the sites that it may read.
  let sitesOfRules: [Set<Int>]
  /// For each rule the sites that it did read: without one of these nothing becomes of it.
  let sitesRead: [Set<Int>]
  /// What was decided, by the sites and the values that were set.
  private var memo: [[Int]: RemedyTrials.Trial?] = [:]
  private var feasible: [FeasibleKey: Bool] = [:]
  /// The clauses that were met in some trial.
  private var met: Set<Int> = []
  private(set) var found: [(sites: Set<Int>, alternative: Remedy.Alternative)] = []
  /// Whether something was left out.
  private(set) var isBounded = false

  private struct FeasibleKey: Hashable {
    let rule: Int
    let sites: Set<Int>
  }

  /// How many fields are changed at most.
  static let mostFields = 4
  /// At how many places a number or a day is tried with other fields that the same rules read.
  private static let mostTogether = 14
  /// How many values of several fields are tried together.
  private static let mostCombinations = 2048
  /// How many sets of fields of one size are looked at.
  private static let mostSets = 4000

  init(
    _ scope: RemedyScope, _ trials: RemedyTrials, _ sites: [RemedySite], _ clauses: [RemedyClause],
    asOf: CalendarDate?, most: Int
  ) {
    self.scope = scope
    self.trials = trials
    self.sites = sites
    self.clauses = clauses
    self.asOf = asOf
    self.most = most
    sitesOfRules = scope.rules.indices.map { rule in
      Set(sites.indices.filter { sites[$0].rules.contains(rule) })
    }
    let read = ReadFacts(scope, trials.base)
    sitesRead = scope.rules.indices.map { rule in
      Set(sites.indices.filter { read.contains(sites[$0].site.text, by: rule) })
    }
  }

  /// The sites that bear on a clause.
  func sites(of clause: RemedyClause) -> Set<Int> {
    clause.rules.reduce(into: []) { $0.formUnion(sitesOfRules[$1]) }
  }

  // MARK: Running

  /// Looks, smaller sets of fields first.
  mutating func run() {
    if clauses.contains(where: { sites(of: $0).isEmpty }) { return }
    fill()
    for size in 1...Self.mostFields where size <= sites.count {
      var sets = RemedySets(self, size: size, most: Self.mostSets)
      let all = sets.all()
      isBounded = isBounded || sets.isBounded
      for set in all {
        if found.contains(where: { $0.sites.isSubset(of: set) }) { continue }
        look(at: set)
        if trials.isSpent {
          isBounded = true
          return
        }
      }
      if found.count >= most { return }
    }
  }

  /// Gives the sites their values: first those that are set, then those that are filled in.
  mutating func fill() {
    let facts = scope.facts.sorted(by: utf16Less)
    let others = FieldSite.sites(of: facts, in: trials.tree, scope.policy.pack.dossierType)
    let (scope, asOf) = (scope, asOf)
    func candidates(_ pattern: String) -> RemedyCandidates {
      let beside = scope.beside(pattern)
      return RemedyCandidates(
        boundaries: scope.boundaries(of: pattern),
        others: others.filter { beside.contains($0.pattern) }, asOf: asOf)
    }
    for index in sites.indices where !sites[index].isFilled {
      let site = sites[index].site
      sites[index].values = candidates(site.pattern).values(of: site, sites[index].mark)
    }
    for index in sites.indices where sites[index].isFilled {
      let filling = RemedyFilling(self, index) { candidates($0).supplied($1) }
      sites[index].values = filling.values()
    }
  }

  private mutating func look(at set: Set<Int>) {
    for clause in clauses where !isFeasible(clause, set) { return }
    let order = set.sorted()
    guard let combinations = combinations(order) else { return }
    for combination in combinations {
      if trials.isSpent { return }
      guard let trial = trial(order, combination), trial.isYes else { continue }
      accept(order, combination)
      return
    }
  }

  // MARK: Whether a clause can be met

  private mutating func isFeasible(_ clause: RemedyClause, _ set: Set<Int>) -> Bool {
    let own = set.intersection(sites(of: clause))
    if own.isEmpty { return false }
    if clause.isWhole { return true }
    return clause.rules.contains { rule in
      isFeasible(rule, set.intersection(sitesOfRules[rule]), clause)
    }
  }

  /// Whether some values of some fields make a rule pass, as far as it reads them.
  private mutating func isFeasible(_ rule: Int, _ set: Set<Int>, _ clause: RemedyClause) -> Bool {
    if set.isDisjoint(with: sitesRead[rule]) { return false }
    let key = FeasibleKey(rule: rule, sites: set)
    if let known = feasible[key] { return known }
    let order = set.sorted()
    var can =
      set.count > 1
      && set.contains { feasible[.init(rule: rule, sites: set.subtracting([$0]))] == true }
    if !can, let combinations = combinations(order) {
      can = combinations.contains { combination in
        trial(order, combination).map { clause.isMet(by: $0, rule: rule) } ?? false
      }
    }
    if !trials.isSpent { feasible[key] = can }
    return can
  }

  // MARK: Values together

  /// The values of some fields that are to be tried together, the smallest changes first; nil where
  /// one has none.
  private mutating func combinations(_ order: [Int]) -> [[Int]]? {
    var all: [[Int]] = [[]]
    for index in order {
      let values = values(of: index, among: order)
      if values.isEmpty { return nil }
      if all.count * values.count > Self.mostCombinations {
        isBounded = true
        all = Array(all.prefix(max(1, Self.mostCombinations / values.count)))
      }
      all = all.flatMap { combination in values.map { combination + [$0] } }
    }
    if order.count == 1 { return all }
    func size(_ combination: [Int]) -> (Int, Double) {
      zip(order, combination).reduce((0, 0)) { size, pair in
        let value = sites[pair.0].values[pair.1]
        return (size.0 + value.added.count, size.1 + value.relative)
      }
    }
    return all.map { ($0, size($0)) }.enumerated()
      .sorted {
        ($0.element.1.0, $0.element.1.1, $0.offset) < ($1.element.1.0, $1.element.1.1, $1.offset)
      }
      .map(\.element.0)
  }

  /// The values of a field that are worth trying beside others.
  ///
  /// Where no rule reads it and another of them, values by which all rules come to the same are as good
  /// as the smallest of them, and those by which they come to what they were are none.
  private mutating func values(of index: Int, among order: [Int]) -> [Int] {
    let all = Array(sites[index].values.indices)
    if order.count == 1 { return all }
    let isAlone = order.allSatisfy { other in
      other == index || sites[other].rules.isDisjoint(with: sites[index].rules)
    }
    if !isAlone { return thinned(index) }
    var told: Set<RemedyTrials.Profile> = [trials.base.profile]
    return all.filter { value in
      trial([index], [value]).map { told.insert($0.profile).inserted } ?? false
    }
  }

  /// Some of the values of a field on a scale, from the nearest to the farthest; all of another.
  ///
  /// With other fields they are tried at fewer places, and then made as small as may be.
  func thinned(_ index: Int) -> [Int] {
    let all = Array(sites[index].values.indices)
    guard [.number, .integer, .date].contains(sites[index].site.field.kind),
      all.count > Self.mostTogether
    else { return all }
    let last = Double(all.count - 1)
    return (0..<Self.mostTogether).map { part in
      Int((last * Double(part) / Double(Self.mostTogether - 1)).rounded())
    }
  }

  /// What the dossier comes to with some values set.
  private mutating func trial(_ order: [Int], _ combination: [Int]) -> RemedyTrials.Trial? {
    let key = zip(order, combination).flatMap { [$0, $1] }
    if let known = memo[key] { return known }
    let trial = trials.trial(
      zip(order, combination).map { (sites[$0].site.path, sites[$0].values[$1].content) })
    if trials.isSpent, trial == nil { return nil }
    memo[key] = trial
    if let trial {
      for (number, clause) in clauses.enumerated() where clause.isMet(by: trial) {
        met.insert(number)
      }
    }
    return trial
  }

  // MARK: What was found

  private mutating func accept(_ order: [Int], _ combination: [Int]) {
    let chosen = zip(order, combination).map { (sites[$0], sites[$0].values[$1]) }
    let changes = RemedyTightening(trials).tightened(chosen)
    found.append(
      (
        Set(order),
        Remedy.Alternative(changes: changes.sorted { utf16Less($0.path, $1.path) })
      ))
  }

  /// The rules that stand in the way, where nothing was found.
  func blockers() -> [Remedy.Blocker] {
    // Where nothing bears on a clause no other was looked at.
    let barred = clauses.filter { sites(of: $0).isEmpty }
    let unmet = clauses.indices.filter { !met.contains($0) }.map { clauses[$0] }
    let reasons = (barred.isEmpty ? unmet : barred).flatMap { clause in
      clause.rules.map { ($0, reason($0)) }
    }
    let open = trials.base.outcomes
    let told =
      reasons.isEmpty
      ? clauses.flatMap { clause in clause.rules.map { ($0, Remedy.Reason.together) } } : reasons
    let pending = told.filter { rule, _ in
      switch open[rule] {
      case .pass?, .notApplicable?: false
      case nil: scope.rules[rule].key.index < 0
      default: true
      }
    }
    let shown = pending.isEmpty ? told : pending
    var seen: Set<Int> = []
    return shown.sorted { $0.0 < $1.0 }.filter { seen.insert($0.0).inserted }.map { rule, reason in
      Remedy.Blocker(
        decision: scope.rules[rule].key.decision, rule: scope.rules[rule].id, reason: reason)
    }
  }

  private func reason(_ rule: Int) -> Remedy.Reason {
    if !sitesOfRules[rule].isEmpty { return .outOfReach }
    return scope.asksMembership(rule) ? .membership : .unmarked
  }
}
