internal import LuaSyntax
internal import Policies

/// The rows of a table's text, each with what tells it from the others.
struct TableParts {
  let header: String
  private(set) var rows: [LuaParts.Part] = []
  /// The texts of the rows.
  var rowTexts: [String] { rows.map(\.own) }

  /// The most rows that are each an edit; where more differ, the table is one.
  static let mostRows = 40

  /// Takes a text and the table that it was read into; nil where there is none.
  init?(_ text: String?, _ table: LookupTable?) {
    guard let text, let table else { return nil }
    let source = SourceText(name: table.name, bytes: Array(text.utf8))
    let lines = source.rows
    guard let first = lines.first else { return nil }
    header = source.text(in: first.range)
    let names = first.cells.map(source.text(in:))
    let keys = names.indices.filter { index in
      table.columns.contains { $0.name == names[index] && $0.isKey }
    }
    var counts: [String: Int] = [:]
    for line in lines.dropFirst() {
      let key = keys.filter { $0 < line.cells.count }
        .map { source.text(in: line.cells[$0]) }.joined(separator: ",")
      let count = counts[key, default: 0] + 1
      counts[key] = count
      let own = source.text(in: line.range)
      rows.append(
        LuaParts.Part(
          kind: .row, key: "\(key) (\(count))",
          name: "\(table.name)[\(key)]" + (count == 1 ? "" : " (\(count))"), word: key,
          own: own, text: own, line: source.lineNumber(at: line.range.lowerBound)))
    }
  }

  /// How many rows differ.
  func differing(from other: TableParts) -> Int {
    let own = Dictionary(rows.map { ($0.key, $0.own) }) { first, _ in first }
    let others = Dictionary(other.rows.map { ($0.key, $0.own) }) { first, _ in first }
    return Set(own.keys).union(others.keys).count { own[$0] != others[$0] }
  }
}
