/// What an index holds of a chunk of entries.
struct IndexChunk {
  /// From the earliest to the latest; nil where no entry says a time.
  private(set) var times: ClosedRange<Int64>?
  private var lists: [Int64: [UInt16]] = [:]

  /// The positions of each term, as the file holds them.
  var postings: [(key: Int64, value: [UInt8])] {
    lists.map { term, list in
      var set = PositionSet()
      for position in list { set.insert(Int(position)) }
      return (term, set.bytes)
    }
  }

  /// Adds an entry, by its position in the chunk.
  mutating func add(_ entry: EntryTerms, at position: Int) {
    if let time = entry.time {
      let range = times ?? time...time
      times = min(range.lowerBound, time)...max(range.upperBound, time)
    }
    for term in entry.terms {
      lists[term.number, default: []].append(UInt16(truncatingIfNeeded: position))
    }
  }
}
