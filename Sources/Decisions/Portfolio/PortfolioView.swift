internal import LuaMachine
internal import Policies
internal import Records

/// The entries of a portfolio, sorted, as rules see them: one at a time, or all.
final class PortfolioView {
  let entries: [PortfolioEntry]
  let facts: EntryFacts
  /// Where the result of a decision lies in an entry, by the decision's index.
  private let positions: [Int: Int]
  /// What each queue that has been decided came to for each entry, by the queue's index.
  var queues: [Int: [KeptDecision]] = [:]
  /// Whether functions are given the list of entries, and not the records of one.
  fileprivate(set) var seesAll = false
  /// The entry whose facts are in reach.
  fileprivate(set) var entered = -1

  init(_ entries: [PortfolioEntry], keeping fields: PortfolioFields) {
    self.entries = entries
    facts = EntryFacts(fields.policy.pack.dossierType, keeping: fields.slots)
    positions = Dictionary(
      uniqueKeysWithValues: fields.decisions.enumerated().map { ($0.element, $0.offset) })
  }

  /// What a decision came to for an entry; nil where there is none.
  func decided(_ decision: Int, of entry: Int) -> KeptDecision? {
    guard entries.indices.contains(entry) else { return nil }
    if let queue = queues[decision] { return queue[entry] }
    return positions[decision].map { entries[entry].decisions[$0] }
  }

  /// How many numbers of objects the list of entries, the entries and their records take.
  func objectCount(records: Int) -> Int { 1 + entries.count * (records + 1) }

  /// Whether there are numbers enough to tell all entries apart.
  static func fits(entries: Int, records: Int) -> Bool {
    let (count, overflows) = entries.multipliedReportingOverflow(by: records + 1)
    return !overflows && count < Int(Int32.max) / 2
  }
}

// Of R record types, functions over a portfolio see the list of entries as object R, the entries
// behind it as R + 1, 2 R + 2, …, and behind each its records: none of them needs to be made.

extension Evaluation {
  /// Runs `body` with the entries of a portfolio in reach.
  func with<Result>(_ view: PortfolioView, _ body: () -> Result) -> Result {
    self.view = view
    decided = []
    defer {
      forgetFacts()
      self.view = nil
      firstObject = Int32(isSubmitted.count)
    }
    return body()
  }

  /// Has functions see the records of one entry.
  func see(entry: Int) {
    if let view, view.seesAll {
      view.seesAll = false
      view.entered = -1
    }
    enter(entry)
    firstObject = Int32(isSubmitted.count)
  }

  /// Has functions see the list of entries.
  func seeAll() {
    guard let view else { return }
    view.seesAll = true
    view.entered = -1
    take(view.facts)
    firstObject = Int32(isSubmitted.count + view.objectCount(records: isSubmitted.count))
  }

  private func enter(_ entry: Int) {
    guard let view, view.entered != entry else { return }
    view.facts.unpack(view.entries[entry])
    view.entered = entry
    take(view.facts)
  }

  /// Brings the entry in reach in which an object or a list lies.
  func reach(_ object: Int32) {
    guard let view, view.seesAll else { return }
    var parent = object
    while parent >= firstObject {
      switch facts.object(parent) {
      case .node(_, _, let outer, _)?, .list(_, _, _, let outer, _)?: parent = outer
      default: return
      }
    }
    if let entry = entry(parent)?.entry { enter(entry) }
  }

  // MARK: Objects

  /// The record type of which an object is a record, whose facts are then in reach.
  func record(_ object: Int32) -> Int? {
    if object < Int32(isSubmitted.count) { return Int(object) }
    guard let (entry, record) = entry(object), let record else { return nil }
    enter(entry)
    return record
  }

  /// The entry that an object is, or in which it is a record.
  func entry(_ object: Int32) -> (entry: Int, record: Int?)? {
    let number = Int(object) - isSubmitted.count - 1
    guard number >= 0, object < firstObject else { return nil }
    let (entry, part) = number.quotientAndRemainder(dividingBy: isSubmitted.count + 1)
    return (entry, part == 0 ? nil : part - 1)
  }

  /// The list of entries, where an object is that.
  func entries(_ object: Int32) -> Object? {
    guard let view, view.seesAll, Int(object) == isSubmitted.count else { return nil }
    return .list(.entries(view.entries.count))
  }

  /// The number of an entry's object.
  func number(ofEntry entry: Int) -> Int32 {
    Int32((isSubmitted.count + 1) * (entry + 1))
  }

  /// Where an object of a portfolio is: `portfolio[SUBJECT].firm`.
  func portfolioPath(_ object: Int32) -> String {
    guard let view, let (entry, record) = entry(object) else { return "portfolio" }
    let path = "portfolio[\(view.entries[entry].subject)]"
    return record.map { path + "." + layout.recordNames[$0] } ?? path
  }

  /// The record of an entry by the number of its type's name; nil where there is no such type.
  func record(_ symbol: Int, ofEntry object: Int32) -> Int32? {
    guard entry(object)?.record == nil, policy.numbers.symbols.names.indices.contains(symbol),
      let record = policy.pack.dossierType.indexes[policy.numbers.symbols.names[symbol]]
    else { return nil }
    return object + 1 + Int32(record)
  }
}
