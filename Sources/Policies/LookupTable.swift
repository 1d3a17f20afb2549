public import Records

/// A table that rules look rows up in: keys that match, and what a row says.
public struct LookupTable: Sendable, Hashable {
  /// The name by which rules call it.
  public let name: String
  /// What people call it.
  public let title: String
  /// Where it comes from.
  public let source: Citation
  /// How far it can be relied on.
  public let status: Parameter.Status
  /// The columns, in the order of the header, without `from` and `to`.
  public let columns: [Column]
  /// The rows, in file order.
  public let rows: [Row]

  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its header.
    public let name: String
    /// What its cells hold.
    public let kind: Parameter.Kind
    /// The unit of its numbers.
    public let unit: String?
    /// Whether rows are looked up by it.
    public let isKey: Bool
    /// Whether a cell matches what begins with it.
    public let matchesPrefix: Bool
  }

  /// A row.
  public struct Row: Sendable, Hashable {
    /// The days on which it holds.
    public let span: DateSpan
    /// A cell for each column; nil where it is blank.
    public let cells: [Scalar?]
  }

  /// The indexes of the key columns, in the order of the header.
  public let keyColumns: [Int]
  /// Where rows are found.
  private let index: TableIndex

  init(
    name: String, title: String, source: Citation, status: Parameter.Status, columns: [Column],
    rows: [Row]
  ) {
    (self.name, self.title, self.source, self.status) = (name, title, source, status)
    (self.columns, self.rows) = (columns, rows)
    keyColumns = columns.indices.filter { columns[$0].isKey }
    index = TableIndex(columns: columns, keys: keyColumns, rows: rows)
  }

  /// The rows in force on a day whose key cells match, in file order.
  ///
  /// - Parameter query: A value for each key column; nil where any cell will do.
  /// - Complexity: Linear in `candidateCount`.
  public func matches(_ query: [Scalar?], on day: CalendarDate) -> [Int] {
    (index.rows(query) ?? Array(rows.indices)).filter { isMatch($0, query, on: day) }
  }

  private func isMatch(_ row: Int, _ query: [Scalar?], on day: CalendarDate) -> Bool {
    guard rows[row].span.contains(day) else { return false }
    for (position, key) in keyColumns.enumerated() {
      if let value = query[position], closeness(value, column: key, row: row) == nil {
        return false
      }
    }
    return true
  }

  /// How many rows are looked at for a query: all only where it leaves the column open by which they
  /// are found.
  package func candidateCount(_ query: [Scalar?]) -> Int {
    index.rows(query)?.count ?? rows.count
  }

  /// The row that matches best: key column by key column, an exact cell before a longer prefix,
  /// before a shorter one, before a blank cell, which matches anything.
  ///
  /// INVARIANT: two rows can't tie, since two with the same key cells on one day are refused.
  public func bestMatch(_ query: [Scalar], on day: CalendarDate) -> Int? {
    let found = matches(query, on: day)
    if found.count < 2 { return found.first }
    func rank(_ row: Int) -> [Int] {
      zip(keyColumns, query).map { closeness($1, column: $0, row: row) ?? -1 }
    }
    return found.max { rank($0).lexicographicallyPrecedes(rank($1)) }
  }

  /// How closely a key cell matches: nil not at all, 0 blank, else 1 + the prefix's length, exact
  /// above all.
  private func closeness(_ value: Scalar, column: Int, row: Int) -> Int? {
    guard let cell = rows[row].cells[column] else { return 0 }
    if cell == value { return .max }
    guard columns[column].matchesPrefix, case .text(let prefix) = cell,
      case .text(let text) = value,
      text.utf8.starts(with: prefix.utf8)
    else { return nil }
    return 1 + prefix.utf8.count
  }
}
