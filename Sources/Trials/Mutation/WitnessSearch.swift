internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// Looks for a dossier by which two policies decide otherwise: the cases' dossiers with one or two
/// fields, or the as-of date, moved to where something may change.
///
/// It tries the same in the same order each time, and gives up after a number of tries.
struct WitnessSearch {
  private let pack: CaseRunner
  private let mutant: CaseRunner
  private let bases: [Base]
  private var triesLeft: Int
  /// How many dossiers have been decided by both.
  private(set) var tried = 0
  /// How many of the tries are left for two changes at a time.
  private let pairTries: Int
  private var random = SplitMix(seed: 8)
  /// The first dossier for which rules show something else, and nothing more.
  private var shown: Witness?

  /// How many cases are begun with.
  private static let mostBases = 8
  /// How many cases are moved to other days, and to how many.
  private static let movedBases = 2
  private static let mostDays = 12

  /// A case on a day, with what of it can be moved, and to which values.
  private struct Base {
    let testCase: TestCase
    let tree: TextTree
    /// The as-of date, where it isn't the case's.
    let day: CalendarDate?
    let moves: [(site: FieldSite, values: [TextTree.Content])]
  }

  init(
    pack: CaseRunner, mutant: CaseRunner, cases: [TestCase], patterns: [String],
    boundaries: Boundaries, likeliest: Boundaries, tries: Int
  ) {
    self.pack = pack
    self.mutant = mutant
    triesLeft = tries
    pairTries = tries / 2
    let type = pack.policy.pack.dossierType
    let trees = Self.distinct(cases).prefix(Self.mostBases).compactMap { testCase in
      testCase.tree.map { (testCase, $0) }
    }
    func base(_ testCase: TestCase, _ tree: TextTree, on day: CalendarDate?) -> Base {
      let sites = FieldSite.sites(of: patterns, in: tree, type)
      let candidates = Candidates(
        boundaries: boundaries, likeliest: likeliest, others: sites, asOf: day ?? testCase.asOf)
      let moves = sites.map { ($0, candidates.values(for: $0)) }.filter { !$0.1.isEmpty }
      return Base(testCase: testCase, tree: tree, day: day, moves: moves)
    }
    let changes = likeliest.changes.sorted() + boundaries.changes.sorted()
    let days = changes.flatMap { [$0, $0.moved(days: -1)].compactMap { $0 } }
    let moved = trees.prefix(Self.movedBases).flatMap { testCase, tree in
      testCase.asOf == nil
        ? []
        : days.prefix(Self.mostDays).filter { $0 != testCase.asOf }
          .map { base(testCase, tree, on: $0) }
    }
    bases = trees.map { base($0, $1, on: nil) } + moved
  }

  /// Cases of which no two have one dossier.
  private static func distinct(_ cases: [TestCase]) -> [TestCase] {
    var seen: Set<[UInt8]> = []
    return cases.filter { seen.insert($0.json).inserted }
  }

  /// The first dossier that shows a difference.
  ///
  /// One of what rules show tells less than one of what they come to, so it is kept for the case that
  /// there is no other.
  mutating func run() -> Witness? { unchanged() ?? single() ?? pair() ?? shown }

  // MARK: What is tried

  /// A case as it stands can show what it doesn't assert.
  private mutating func unchanged() -> Witness? {
    for base in bases {
      if let witness = witness(base, []) { return witness }
    }
    return nil
  }

  /// The likeliest value of each field in each case, then the next.
  private mutating func single() -> Witness? {
    let longest = bases.flatMap(\.moves).map(\.values.count).max() ?? 0
    for rank in 0..<longest {
      for base in bases {
        for (site, values) in base.moves where rank < values.count {
          if triesLeft <= pairTries { return nil }
          if let witness = witness(base, [(site, values[rank])]) { return witness }
        }
      }
    }
    return nil
  }

  /// Two fields at a time, by chance, the likelier values more often.
  private mutating func pair() -> Witness? {
    let usable = bases.filter { $0.moves.count > 1 }
    let unmoved = usable.filter { $0.day == nil }
    while triesLeft > 0, !unmoved.isEmpty {
      let base = random.pick(random.below(2) == 0 ? unmoved : usable)
      let (one, other) = (random.pick(base.moves), random.pick(base.moves))
      if one.site.text == other.site.text {
        triesLeft -= 1
        continue
      }
      let changes = [one, other].map { move in
        let ranks = [random.below(move.values.count), random.below(move.values.count)]
        return (move.site, move.values[min(ranks[0], ranks[1])])
      }
      if let witness = witness(base, changes) { return witness }
    }
    return nil
  }

  // MARK: One try

  private mutating func witness(
    _ base: Base, _ changes: [(site: FieldSite, value: TextTree.Content)]
  ) -> Witness? {
    triesLeft -= 1
    guard let testCase = base.testCase.with(changes, in: base.tree, asOf: base.day) else {
      return nil
    }
    tried += 1
    let differences = Witness.differences(
      pack.decision(of: testCase), mutant.decision(of: testCase))
    if differences.isEmpty { return nil }
    let witness = Witness(
      title: base.testCase.title,
      changes: changes.map { Witness.Change(path: $0.site.text, value: $0.value) }, asOf: base.day,
      differences: differences)
    if differences.contains(where: { $0.key != "shown" }) { return witness }
    shown = shown ?? witness
    return nil
  }
}

extension TestCase {
  /// Its dossier as canonical JSON.
  var json: [UInt8] {
    var writer = JSONWriter()
    dossier.writeCanonical(to: &writer)
    return writer.bytes
  }

  /// Its dossier as a tree.
  var tree: TextTree? { try? CanonicalJSON.parse(json) }

  /// The case with some fields set otherwise, expecting nothing; nil where that is no dossier.
  func with(
    _ changes: [(site: FieldSite, value: TextTree.Content)], in tree: TextTree, asOf: CalendarDate?
  ) -> TestCase? {
    var changed = tree
    let place = TextPlace(line: 1, column: 1)
    for (site, value) in changes {
      let value = TextTree(place: place, content: value)
      guard let next = try? changed.setting(site.path, to: value, at: place) else { return nil }
      changed = next
    }
    let dossier =
      changes.isEmpty
      ? self.dossier : try? self.dossier.type.dossier(json: CanonicalJSON.canonical(changed))
    return dossier.map {
      TestCase(
        file: file, line: line, name: name, dossier: $0, asOf: asOf ?? self.asOf,
        parameters: parameters, skip: nil, expectations: [], needsExplaining: false)
    }
  }
}

extension MutationRun {
  /// A dossier that would notice a mutant, nil where none was found, and how many were decided.
  func witness(of mutant: Mutant, tries: Int) -> (found: Witness?, tried: Int) {
    guard let changed = policy.with(mutant), let runner = try? CaseRunner(changed),
      let own = try? CaseRunner(policy)
    else { return (nil, 0) }
    let rules = baseline.reading.rules(restingOn: mutant.subject)
    runner.made = baseline.reading.decisions(restingOn: mutant.subject)
    own.made = runner.made
    let (before, after) = (Boundaries(policy, rules), Boundaries(changed, rules))
    var search = WitnessSearch(
      pack: own, mutant: runner, cases: baseline.order(for: mutant).map { baseline.cases[$0] },
      patterns: baseline.reading.facts(of: rules), boundaries: before.union(after),
      likeliest: before.difference(after), tries: tries)
    let found = search.run()
    return (found, search.tried)
  }
}
