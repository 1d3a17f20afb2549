import Edict

/// Lays rows of text out in columns that align, where characters are wide too.
struct TextColumns {
  /// The columns that are set to the right, by index.
  var right: Set<Int> = []

  /// A line a row, two spaces between two columns; every row has as many cells as the first.
  func lines(_ rows: [[String]]) -> [String] {
    var widths = rows.first?.map { _ in 0 } ?? []
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.columns) }
    }
    return rows.map { row in
      zip(row, widths).enumerated().map { index, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.columns)
        return right.contains(index) ? padding + cell.0 : cell.0 + padding
      }.joined(separator: "  ").withoutTrailingSpaces
    }
  }
}
