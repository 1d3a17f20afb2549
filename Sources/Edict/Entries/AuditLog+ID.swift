public import AuditLog

extension AuditLog {
  /// The index of the entry that has an id; nil where none has.
  ///
  /// An id begins with the time at which it was made, and entries lie nearly in the order of their
  /// times. So where it should lie is found by halving, and entries are read around there, further
  /// and further: in the end all of them.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged` where an entry is missing between others.
  /// - Complexity: O(log size) where it lies near others of its time; else, and where there is none,
  ///   O(size).
  public func index(ofID id: String) throws -> Int64? {
    let size = try size
    let guess = try Stamp.milliseconds(ofID: id).map { try firstIndex(madeAt: $0, size: size) } ?? 0
    var done = guess..<guess
    var reach: Int64 = 64
    while done.count < size {
      let wider = max(0, done.lowerBound - reach)..<min(size, done.upperBound + reach)
      for range in [wider.lowerBound..<done.lowerBound, done.upperBound..<wider.upperBound] {
        if let found = try index(ofID: id, in: range) { return found }
      }
      done = wider
      reach *= 8
    }
    return nil
  }

  /// Where the first entry lies that was made then or later, if entries lie in order; one that says
  /// no time counts as earlier.
  private func firstIndex(madeAt time: Int64, size: Int64) throws -> Int64 {
    var range = 0..<size
    while !range.isEmpty {
      let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
      if let made = try self.time(ofEntryAt: middle), made >= time {
        range = range.lowerBound..<middle
      } else {
        range = middle + 1..<range.upperBound
      }
    }
    return range.lowerBound
  }

  private func time(ofEntryAt index: Int64) throws -> Int64? {
    var time: Int64?
    try forEachStoredEntry(in: index..<index + 1) { _, entry in
      time = EntryTerms(ofEntry: entry.bytes).time
      return false
    }
    return time
  }

  /// The first entry in a range that has an id; one is taken apart only where it holds that somewhere.
  private func index(ofID id: String, in range: Range<Int64>) throws -> Int64? {
    let part = Array(id.utf8)
    var found: Int64?
    try forEachStoredEntry(in: range) { index, entry in
      if entry.bytes.holds(part), (try? EntryMembers(entry.bytes).text("id")) == id {
        found = index
      }
      return found == nil
    }
    return found
  }
}
