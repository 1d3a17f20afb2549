/// Where the rows of a table are found by one of its key columns: that with the most distinct cells.
///
/// A lookup then looks at the rows that have its value there, a prefix of it or nothing, and not at
/// all rows.
struct TableIndex: Sendable, Hashable {
  /// The place of the column among the key columns.
  private let position: Int
  /// The rows with each cell, ascending.
  private let rows: [Scalar: [Int]]
  /// The rows whose cell is blank, which match anything.
  private let blanks: [Int]
  /// The lengths of cells that match what begins with them, in bytes, ascending.
  private let prefixLengths: [Int]

  init(columns: [LookupTable.Column], keys: [Int], rows: [LookupTable.Row]) {
    var best = (position: 0, rows: [Scalar: [Int]](), blanks: [Int]())
    for (position, key) in keys.enumerated() {
      var found: [Scalar: [Int]] = [:]
      var blanks: [Int] = []
      for (index, row) in rows.enumerated() {
        if let cell = row.cells[key] {
          found[cell, default: []].append(index)
        } else {
          blanks.append(index)
        }
      }
      if position == 0 || found.count > best.rows.count { best = (position, found, blanks) }
    }
    (position, self.rows, blanks) = best
    var lengths: Set<Int> = []
    if keys.indices.contains(position), columns[keys[position]].matchesPrefix {
      for case .text(let text) in best.rows.keys { lengths.insert(text.utf8.count) }
    }
    prefixLengths = lengths.sorted()
  }

  /// The rows that a query may match, ascending; nil where any may.
  func rows(_ query: [Scalar?]) -> [Int]? {
    guard query.indices.contains(position), let value = query[position] else { return nil }
    var found = rows[value] ?? []
    if case .text(let text) = value {
      for length in prefixLengths where length < text.utf8.count {
        let prefix = String(decoding: text.utf8.prefix(length), as: UTF8.self)
        if let more = rows[.text(prefix)] { found += more }
      }
    }
    if !blanks.isEmpty { found += blanks }
    return blanks.isEmpty && prefixLengths.isEmpty ? found : found.sorted()
  }
}
