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

  init(_ search: RemedySearch, mostFields: Int) {
    self.search = search
    self.mostFields = mostFields
  }

  /// The smallest change that does it; nil where there is none.
  func smallest() -> Size? {
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
    var best: Size?
    for combination in combinations {
      let chosen = zip(set, combination).map { (search.sites[$0], search.sites[$0].values[$1]) }
      let size = Size(
        fields: set.count, entries: chosen.reduce(0) { $0 + $1.1.added.count },
        relative: chosen.reduce(0) { $0 + $1.1.relative })
      if best.map({ size >= $0 }) ?? false { continue }
      let trial = search.trials.trial(chosen.map { ($0.0.site.path, $0.1.content) })
      if trial?.isYes == true { best = size }
    }
    return best
  }
}

extension Remedy.Alternative {
  var size: BruteForce.Size {
    BruteForce.Size(fields: changes.count, entries: entries, relative: relative)
  }
}
