internal import GRDB

extension LogIndex {
  /// In which order entries are found.
  public enum Order: Sendable {
    /// As they lie in the log.
    case oldestFirst
    /// The last of the log first.
    case newestFirst
  }

  /// Calls `body` with index and bytes of each entry that is found, until it returns false.
  ///
  /// Entries that the index does not reach are read one by one, so what is found does not depend on
  /// it. Of entries that are appended meanwhile, none is found.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged`; and whatever `body` throws.
  /// - Complexity: O(size of the log / 4096) lookups by term and what is found, with a whole index;
  ///   else O(size of the log).
  public func search(
    _ query: LogQuery, order: Order = .oldestFirst,
    _ body: (_ index: Int64, _ bytes: [UInt8]) throws -> Bool
  ) throws {
    let size = try log.size
    let count = (size + Int64(PositionSet.chunkSize) - 1) / Int64(PositionSet.chunkSize)
    var done: Int64 = 0
    while done < count {
      let chunk = order == .oldestFirst ? done : count - 1 - done
      // The index is asked for many chunks at once, as opening it costs more than a lookup.
      let ahead = min(Self.lookAhead, count - done)
      let chunks = order == .oldestFirst ? chunk..<chunk + ahead : chunk + 1 - ahead..<chunk + 1
      let known = try candidates(query, in: chunks)
      for number in order == .oldestFirst ? Array(chunks) : chunks.reversed() {
        let range = range(ofChunk: number).clamped(to: 0..<size)
        guard try search(query, in: range, known[number], order, body) else { return }
      }
      done += ahead
    }
  }

  /// How many chunks the index is asked for at once.
  private static let lookAhead: Int64 = 512

  /// What the index says of each chunk that it reaches.
  private func candidates(
    _ query: LogQuery, in chunks: Range<Int64>
  ) throws -> [Int64: PositionSet] {
    guard !query.isEmpty else { return [:] }
    let known = try reading { db, state in
      var known: [Int64: PositionSet] = [:]
      for chunk in chunks.clamped(to: 0..<max(state.chunks, 0)) {
        known[chunk] = try format.candidates(query, in: chunk, db)
      }
      return known
    }
    return known ?? [:]
  }

  /// Searches one chunk; false where `body` wants no more.
  private func search(
    _ query: LogQuery, in range: Range<Int64>, _ known: PositionSet?, _ order: Order,
    _ body: (Int64, [UInt8]) throws -> Bool
  ) throws -> Bool {
    if let known, known.count < PositionSet.chunkSize / 8 {
      let positions = known.positions
      for position in order == .oldestFirst ? positions : positions.reversed() {
        let index = range.lowerBound + Int64(position)
        let bytes = try log.entry(at: index)
        guard query.matches(terms(bytes)) else { continue }
        guard try body(index, bytes) else { return false }
      }
      return true
    }
    // So many that to read them all costs less than to look each up.
    let matches = { (index: Int64, bytes: [UInt8]) in
      if query.isEmpty { return true }
      if let known, !known.contains(Int(index % Int64(PositionSet.chunkSize))) { return false }
      return query.matches(self.terms(bytes))
    }
    return try order == .oldestFirst
      ? scan(range, matches, body) : scanBackward(range, matches, body)
  }

  private func scan(
    _ range: Range<Int64>, _ matches: (Int64, [UInt8]) -> Bool,
    _ body: (Int64, [UInt8]) throws -> Bool
  ) throws -> Bool {
    var wantsMore = true
    try log.forEachEntry(in: range) { index, bytes in
      if matches(index, bytes) { wantsMore = try body(index, bytes) }
      return wantsMore
    }
    return wantsMore
  }

  /// How many entries are read forward at a time where the last come first.
  private static let stepBack: Int64 = 64

  private func scanBackward(
    _ range: Range<Int64>, _ matches: (Int64, [UInt8]) -> Bool,
    _ body: (Int64, [UInt8]) throws -> Bool
  ) throws -> Bool {
    var end = range.upperBound
    while end > range.lowerBound {
      let start = max(range.lowerBound, end - Self.stepBack)
      var found: [Int64] = []
      try log.forEachEntry(in: start..<end) { index, bytes in
        if matches(index, bytes) { found.append(index) }
        return true
      }
      for index in found.reversed() {
        guard try body(index, try log.entry(at: index)) else { return false }
      }
      end = start
    }
    return true
  }
}
