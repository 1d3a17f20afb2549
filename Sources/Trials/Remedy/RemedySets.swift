/// The sets of fields of one size that have a field for each clause.
struct RemedySets {
  private let search: RemedySearch
  private let size: Int
  private let most: Int
  private let reaches: [Set<Int>]
  private var seen: Set<Set<Int>> = []
  private var sets: [[Int]] = []
  /// Whether there were too many.
  private(set) var isBounded = false

  init(_ search: RemedySearch, size: Int, most: Int) {
    self.search = search
    self.size = size
    self.most = most
    reaches = search.clauses.map(search.sites(of:))
  }

  /// The sets, in the order of their fields.
  mutating func all() -> [Set<Int>] {
    add(to: [])
    return sets.sorted { $0.lexicographicallyPrecedes($1) }.map(Set.init)
  }

  /// The size bounds how deeply this recurses.
  private mutating func add(to set: Set<Int>) {
    if isBounded || !seen.insert(set).inserted { return }
    if seen.count > 4 * most || sets.count > most {
      isBounded = true
      return
    }
    let open = reaches.filter { $0.isDisjoint(with: set) }
    if set.count == size {
      if open.isEmpty { sets.append(set.sorted()) }
      return
    }
    if let narrowest = open.min(by: { $0.count < $1.count }) {
      for site in narrowest.sorted() { add(to: set.union([site])) }
      return
    }
    // All clauses have a field; a further one helps only a rule that reads one of these, too.
    for site in search.sites.indices where !set.contains(site) && isBeside(site, set) {
      add(to: set.union([site]))
    }
  }

  private func isBeside(_ site: Int, _ set: Set<Int>) -> Bool {
    set.contains { !search.sites[$0].rules.isDisjoint(with: search.sites[site].rules) }
      || reaches.contains { $0.contains(site) }
  }
}
