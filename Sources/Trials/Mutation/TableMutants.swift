internal import LuaSyntax
internal import Policies
internal import Records

/// Makes the mutants of a table's rows.
struct TableMutants {
  private let table: LookupTable
  private let words: WordNeighbours
  private let source: SourceText
  private var list: MutantList

  init(_ table: LookupTable, _ source: SourceText, words: WordNeighbours) {
    self.table = table
    self.source = source
    self.words = words
    list = MutantList(source: source, subject: .table(table.name))
  }

  /// The mutants, row by row.
  mutating func all() -> [Mutant] {
    let rows = source.rows
    guard let header = rows.first else { return [] }
    let names = header.cells.map(source.text(in:))
    for row in rows.dropFirst() where row.cells.count == names.count {
      let key = zip(names, row.cells).filter { name, _ in
        table.columns.contains { $0.name == name && $0.isKey }
      }.map { source.text(in: $1) }.filter { !$0.isEmpty }.joined(separator: ",")
      list.add(.row, row.range, "", title: "row `\(key)` taken away")
      for (index, (name, cell)) in zip(names, row.cells).enumerated() where !cell.isEmpty {
        let before = "row `\(key)`: \(name) "
        if name == "from" || name == "to" {
          date(cell, before)
        } else if let column = table.columns.first(where: { $0.name == name }) {
          self.cell(
            cell, column, others: rows.dropFirst().compactMap { $0.cells[at: index] }, before)
        }
      }
    }
    return list.mutants
  }

  private mutating func cell(
    _ cell: Range<Int>, _ column: LookupTable.Column, others: [Range<Int>], _ before: String
  ) {
    let text = source.text(in: cell)
    switch column.kind {
    case .number, .integer:
      for other in NumberText(text)?.neighbours(step: nil) ?? [] {
        change(.number, cell, text, other, before)
      }
    case .boolean: change(.boolean, cell, text, text == "true" ? "false" : "true", before)
    case .date: date(cell, before)
    case .string, .list, .range:
      var distinct: [String] = []
      for other in others.map(source.text(in:)) where !other.isEmpty && !distinct.contains(other) {
        distinct.append(other)
      }
      guard let index = distinct.firstIndex(of: text) else { return }
      let beside =
        words.neighbour(of: text)
        ?? (distinct.count > 1 ? distinct[index + 1 < distinct.count ? index + 1 : index - 1] : nil)
      if let beside { change(.word, cell, text, beside, before) }
    }
  }

  private mutating func date(_ cell: Range<Int>, _ before: String) {
    let text = source.text(in: cell)
    guard let date = CalendarDate(iso: text) else { return }
    for days in [-1, 1] {
      guard let other = CalendarDate(daysSinceEpoch: date.daysSinceEpoch + days) else { continue }
      change(.date, cell, text, other.iso, before)
    }
  }

  private mutating func change(
    _ kind: MutantKind, _ cell: Range<Int>, _ text: String, _ other: String, _ before: String
  ) {
    list.add(kind, cell, other, title: "\(before)`\(text)` → `\(other)`")
  }
}

/// A row of CSV with the ranges of its cells, quotes left out.
struct CSVRow {
  let range: Range<Int>
  let cells: [Range<Int>]
}

extension SourceText {
  /// The rows of a CSV text that is in order; empty lines are passed over.
  var rows: [CSVRow] {
    var rows: [CSVRow] = []
    var (start, cellStart, isQuoted) = (0, 0, false)
    var cells: [Range<Int>] = []
    func cell(_ end: Int) -> Range<Int> {
      let isInQuotes = end - cellStart >= 2 && bytes[cellStart] == 0x22 && bytes[end - 1] == 0x22
      return isInQuotes ? cellStart + 1..<end - 1 : cellStart..<end
    }
    for offset in 0...bytes.count {
      let byte = offset < bytes.count ? bytes[offset] : 0x0A
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted, offset < bytes.count { continue }
      if byte == 0x2C {
        cells.append(cell(offset))
        cellStart = offset + 1
      } else if byte == 0x0A {
        let end = offset > cellStart && bytes[offset - 1] == 0x0D ? offset - 1 : offset
        cells.append(cell(end))
        if end > start { rows.append(CSVRow(range: start..<end, cells: cells)) }
        (start, cellStart, cells) = (offset + 1, offset + 1, [])
      }
    }
    return rows
  }
}

extension Array {
  /// The element at an index, where there is one.
  fileprivate subscript(at index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
