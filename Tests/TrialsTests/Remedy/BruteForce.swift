import CanonicalJSON
import Decisions
import Policies
import Records

@testable import Trials

/// Tries every set of fields and every value that a search could, without any of its reasons to leave
/// something out.
struct BruteForce {
  private let search: RemedySearch
  private let mostFields: Int
  /// What there may be nothing smaller than; nil where there may be nothing at all.
  private let bound: Size?

  /// How large changes are: the fields, the entries, and the relative size.
  struct Size: Comparable, CustomStringConvertible {
    let fields: Int
    let entries: Int
    let relative: Double

    static func < (left: Size, right: Size) -> Bool {
      (left.fields, left.entries, left.relative) < (right.fields, right.entries, right.relative)
    }

    var description: String { "\(fields) fields, \(entries) entries, \(relative)" }
  }

  /// - Parameter found: The size of what a search found, beside which sums of doubles may differ a little.
  init(_ search: RemedySearch, beside found: Size?) {
    self.search = search
    // Of three fields there are too many values to try where nothing bounds them.
    mostFields = found.map { min(3, $0.fields) } ?? 2
    bound = found.map {
      Size(fields: $0.fields, entries: $0.entries, relative: $0.relative - 1e-9)
    }
  }

  /// The smallest change that does it and that a search missed; nil where there is none.
  func missed() -> Size? {
    for count in 1...mostFields where count <= search.sites.count {
      var best: Size?
      for set in Self.sets(count, of: search.sites.count) {
        if let size = smallest(set), best.map({ size < $0 }) ?? true { best = size }
      }
      if let best { return best }
    }
    return nil
  }

  private static func sets(_ count: Int, of all: Int, from first: Int = 0) -> [[Int]] {
    if count == 0 { return [[]] }
    return (first..<max(first, all)).flatMap { index in
      sets(count - 1, of: all, from: index + 1).map { [index] + $0 }
    }
  }

  private func smallest(_ set: [Int]) -> Size? {
    var combinations: [[Int]] = [[]]
    for index in set {
      let values =
        set.count == 1 ? Array(search.sites[index].values.indices) : search.thinned(index)
      combinations = combinations.flatMap { combination in values.map { combination + [$0] } }
    }
    var best = bound
    var isFound = false
    for combination in combinations {
      let chosen = zip(set, combination).map { (search.sites[$0], search.sites[$0].values[$1]) }
      let size = Size(
        fields: set.count, entries: chosen.reduce(0) { $0 + $1.1.added.count },
        relative: chosen.reduce(0) { $0 + $1.1.relative })
      if best.map({ size >= $0 }) ?? false { continue }
      let trial = search.trials.trial(chosen.map { ($0.0.site.path, $0.1.content) })
      if trial?.isYes == true { (best, isFound) = (size, true) }
    }
    return isFound ? best : nil
  }
}

extension Remedy.Alternative {
  var size: BruteForce.Size {
    BruteForce.Size(fields: changes.count, entries: entries, relative: relative)
  }
}
