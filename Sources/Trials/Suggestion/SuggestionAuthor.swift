internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// Looks rule by rule and field by field for what no case has shown.
struct SuggestionAuthor {
  let policy: Policy
  let runner: CaseRunner
  let reading: PackReading
  let bases: [Base]
  private var sights = Sights()
  private var found: [SuggestedCase] = []
  private var names: Set<String> = []

  /// A case with what it is decided to, the grounds of every rule among it.
  struct Base {
    let index: Int
    let testCase: TestCase
    let tree: TextTree
    let decision: Decision
  }

  /// With how many cases a field is looked at.
  private static let mostBases = 4

  init(_ policy: Policy, _ suite: TestSuite, _ runner: CaseRunner) {
    self.policy = policy
    self.runner = runner
    reading = PackReading(policy)
    bases = suite.cases.indices.compactMap { index in
      let testCase = suite.cases[index]
      guard testCase.skip == nil, let tree = testCase.tree else { return nil }
      return Base(
        index: index, testCase: testCase, tree: tree,
        decision: runner.decision(of: testCase, explain: true))
    }
    for base in bases {
      sights.add(base.decision)
      sights.add(base.testCase)
    }
    names = Set(suite.cases.map(\.name))
  }

  /// What lacks, in the order of decisions, rules and fields.
  func cases() -> [SuggestedCase] {
    var author = self
    for decision in policy.pack.decisions {
      for rule in decision.rules {
        let rules = [(decision: decision, rule: rule)]
        let boundaries = Boundaries(policy, rules)
        for pattern in rule.reads.facts.sorted() {
          author.field(pattern, boundaries, decision, rule)
        }
        author.days(boundaries, decision, rule)
      }
    }
    return author.found
  }

  // MARK: One field of one rule

  private mutating func field(
    _ pattern: String, _ boundaries: Boundaries, _ decision: DecisionDefinition, _ rule: Rule
  ) {
    let patterns = rule.reads.facts.sorted()
    let type = policy.pack.dossierType
    var first: FieldProbe?
    var looked = 0
    for base in bases where first?.isDecisive != true && looked < Self.mostBases {
      guard let read = base.paths(read: rule.id, of: decision.name, pattern) else { continue }
      let sites = FieldSite.sites(of: patterns, in: base.tree, type)
      guard let site = sites.first(where: { read.contains($0.text) }) else { continue }
      var probe = FieldProbe(
        runner: runner, base: base, site: site, decision: decision.name, rule: rule.id,
        candidates: Candidates(boundaries: boundaries, others: sites, asOf: base.testCase.asOf))
      probe.look()
      looked += 1
      if first == nil || probe.isDecisive { first = probe }
    }
    guard let probe = first else { return }
    for value in probe.telling {
      let sight = Sights.Sight.value(
        decision: decision.name, rule: rule.id, pattern: pattern, value.asFact)
      if sights.contains(sight) { continue }
      let change = Witness.Change(path: probe.site.text, value: value)
      let testCase = probe.base.testCase.with(
        [(probe.site, value)], in: probe.base.tree, asOf: nil)
      if let testCase { add(testCase, probe.base, change, decision, rule) }
    }
  }

  // MARK: Days

  /// Each day on which what the rule rests on changes, and the day before, where the outcome does.
  private mutating func days(
    _ boundaries: Boundaries, _ decision: DecisionDefinition, _ rule: Rule
  ) {
    let path = (decision.asOf ?? policy.pack.asOf)?.path
    for base in bases {
      guard base.decision.result(decision.name)?.rules.contains(where: { $0.id == rule.id }) == true
      else { continue }
      let site = path.flatMap {
        FieldSite.sites(of: [$0], in: base.tree, policy.pack.dossierType).first
      }
      if path == nil ? base.testCase.asOf == nil : site == nil { continue }
      for day in boundaries.changes.sorted() {
        let days = [day.moved(days: -1), day].compactMap { $0 }
        let cases = days.compactMap { self.moved(base, to: $0, site) }
        let told = cases.map { testCase in
          runner.decision(of: testCase).result(decision.name)?.told(of: rule.id)
        }
        guard told.count == 2, told[0] != told[1] else { continue }
        for (testCase, day) in zip(cases, days)
        where !sights.contains(.day(decision: decision.name, day)) {
          let change = site.map { Witness.Change(path: $0.text, value: .text(day.iso)) }
          add(testCase, base, change, decision, rule)
        }
      }
      return
    }
  }

  /// A case on another day: by the field that holds its as-of date, where there is one.
  private func moved(_ base: Base, to day: CalendarDate, _ site: FieldSite?) -> TestCase? {
    let changes = site.map { [($0, TextTree.Content.text(day.iso))] } ?? []
    return base.testCase.with(changes, in: base.tree, asOf: site == nil ? day : nil)
  }

  // MARK: Adding

  private mutating func add(
    _ testCase: TestCase, _ base: Base, _ change: Witness.Change?, _ decision: DecisionDefinition,
    _ rule: Rule
  ) {
    if sights.contains(testCase) { return }
    let decided = runner.decision(of: testCase, explain: true)
    guard let result = decided.result(decision.name) else { return }
    sights.add(decided)
    let outcome = result.rules.first { $0.id == rule.id }?.outcome
    let what = outcome.map { "\(rule.id) \($0.words)" } ?? "it doesn't apply"
    let place =
      change.map { change in
        change.value == .null
          ? "where \(change.path) isn't known"
          : "where \(change.path) is \(SuggestedCase.json(change.value))"
      } ?? "on \(testCase.asOf?.iso ?? "")"
    found.append(
      SuggestedCase(
        name: unused("\(decision.name): \(what) \(place)"), base: base.index,
        testCase: testCase, change: change, result: result, rule: rule.id))
  }

  /// A name that no case has yet.
  private mutating func unused(_ name: String) -> String {
    var (own, number) = (name, 2)
    while !names.insert(own).inserted {
      own = "\(name) (\(number))"
      number += 1
    }
    return own
  }
}

extension SuggestionAuthor.Base {
  /// The paths of one pattern that a rule read; nil where it read none.
  func paths(read rule: String, of decision: String, _ pattern: String) -> Set<String>? {
    let facts = self.decision.result(decision)?.rules.first { $0.id == rule }?.facts ?? []
    let paths = facts.map(\.name).filter { $0.pattern == pattern }
    return paths.isEmpty ? nil : Set(paths)
  }
}

extension TextTree.Content {
  /// The value as the grounds of a rule tell it: of a list its length.
  fileprivate var asFact: TextTree.Content {
    if case .list(let items) = self { .number(Double(items.count)) } else { self }
  }
}

extension RuleOutcome {
  /// What a rule does that comes to it.
  fileprivate var words: String {
    switch self {
    case .pass: "passes"
    case .fail: "fails"
    case .unknown: "isn't known"
    case .review: "asks for review"
    case .notApplicable: "doesn't apply"
    case .error: "is in error"
    }
  }
}

extension DecisionResult {
  /// What one rule comes to, and what it gives or adds.
  func told(of rule: String) -> String {
    let own = rules.first { $0.id == rule }
    let points = self.points.first { $0.name == rule }
    let values = [own?.value, points?.value].map { $0.map { SuggestedCase.json($0) } ?? "" }
    return "\(own?.outcome.rawValue ?? "") \(values)"
  }
}
