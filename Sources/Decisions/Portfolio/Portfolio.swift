internal import CanonicalJSON

/// The decided dossiers of a run, as far as portfolio decisions can read them.
///
/// ```swift
/// guard let fields = PortfolioFields(policy) else { return }  // the pack has no such decision
/// var portfolio = Portfolio()
/// for (line, dossier) in dossiers {
///   let decision = decider.decide(dossier, asOf: day)
///   portfolio.add(PortfolioEntry(dossier, decision, keeping: fields, place: "line \(line)"))
/// }
/// ```
///
/// Memory is O(subjects): some hundred bytes each, and what the kept fields take.
public struct Portfolio: Sendable {
  /// The entries in the order in which they were added.
  public private(set) var entries: [PortfolioEntry] = []

  /// Makes a portfolio without dossiers.
  public init() {}

  /// Adds what is kept of a dossier.
  public mutating func add(_ entry: PortfolioEntry) { entries.append(entry) }

  /// How many dossiers it has.
  public var count: Int { entries.count }

  /// The entries by subject; two of one subject stand in the order in which they were added.
  ///
  /// - Complexity: O(n log n).
  var sorted: [PortfolioEntry] {
    let order = entries.indices.sorted { left, right in
      let (a, b) = (entries[left].subject, entries[right].subject)
      return utf16Less(a, b) || (!utf16Less(b, a) && left < right)
    }
    return order.map { entries[$0] }
  }
}
