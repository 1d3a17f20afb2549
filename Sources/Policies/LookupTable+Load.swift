internal import CanonicalJSON
internal import LuaSyntax
internal import Records

/// Reads one table: `tables/T.csv` by what `tables/T.yaml` says of its columns.
struct TableReader {
  let name: String
  let csv: SourceText
  let sidecar: SourceText
  let sources: [String: Source]
  let findings: Findings

  /// What the sidecar says of a column.
  private struct Declaration {
    let kind: Parameter.Kind
    let unit: String?
    let scale: Double
    let isKey: Bool
    let matchesPrefix: Bool
    let place: TextPlace
  }

  func read(_ tree: TextTree) -> LookupTable? {
    let what = "table `\(name)`"
    guard
      let reader = ObjectReader(
        tree, what: what, keys: ["title", "source", "status", "columns"], in: sidecar, findings)
    else { return nil }
    let title = reader.requiredText("title")
    let citation = reader.citation(sources)
    let status = reader.requiredWord("status", of: Parameter.Status.allCases)
    let columns = reader.required("columns").flatMap { declarations($0, what: what) }
    guard let title, let citation, let status, let columns, let lines = rows(),
      let header = header(lines.first, columns)
    else { return nil }
    let rows = lines.dropFirst().compactMap { row($0, header, columns) }
    let table = LookupTable(
      name: name, title: title, source: citation, status: status,
      columns: header.compactMap { cell in
        columns[cell].map {
          LookupTable.Column(
            name: cell, kind: $0.kind, unit: $0.unit, isKey: $0.isKey,
            matchesPrefix: $0.matchesPrefix)
        }
      },
      rows: rows.map(\.row))
    refuseTies(table, lines: rows.map(\.line))
    return table
  }

  private func declarations(_ tree: TextTree, what: String) -> [String: Declaration]? {
    guard
      let reader = ObjectReader(
        tree, what: "`columns` of \(what)", keys: nil, in: sidecar, findings)
    else { return nil }
    var declarations: [String: Declaration] = [:]
    let known = findings.errorCount
    for member in reader.all {
      guard member.key.isLuaName, member.key != "from", member.key != "to" else {
        reader.report(
          "bad_name", member.keyPlace,
          "column `\(member.key)` of \(what): a name is a Lua name, and not `from` or `to`")
        continue
      }
      declarations[member.key] = declaration(member, what: "column `\(member.key)` of \(what)")
    }
    if findings.errorCount == known, !declarations.values.contains(where: \.isKey) {
      reader.report("no_key", tree.place, "\(what) has no column with `key: true`")
    }
    return findings.errorCount == known ? declarations : nil
  }

  private func declaration(_ member: TextTree.Member, what: String) -> Declaration? {
    let kinds: [Parameter.Kind] = [.number, .integer, .string, .date, .boolean]
    guard
      let reader = ObjectReader(
        member.value, what: what, keys: ["type", "x-unit", "scale", "key", "match"], in: sidecar,
        findings),
      let kind = reader.requiredWord("type", of: kinds)
    else { return nil }
    var scale = 1.0
    if let tree = reader.value("scale") {
      guard case .number(let number) = tree.content, number > 0, kind == .number || kind == .integer
      else {
        reader.report(
          "wrong_kind", tree.place, "`scale` of \(what) is a positive number, on numbers")
        return nil
      }
      scale = number
    }
    var matchesPrefix = false
    if let tree = reader.value("match") {
      guard tree.content == .text("exact") || (tree.content == .text("prefix") && kind == .string)
      else {
        reader.report(
          "unknown_word", tree.place, "`match` of \(what) is `exact`, or `prefix` on text")
        return nil
      }
      matchesPrefix = tree.content == .text("prefix")
    }
    var isKey = false
    if let tree = reader.value("key") {
      guard case .boolean(let boolean) = tree.content else {
        reader.report("wrong_kind", tree.place, "`key` of \(what) is `true` or `false`")
        return nil
      }
      isKey = boolean
    }
    return Declaration(
      kind: kind, unit: reader.text("x-unit"), scale: scale, isKey: isKey,
      matchesPrefix: matchesPrefix, place: member.keyPlace)
  }

  private func rows() -> [CSVText.Row]? {
    do {
      return try CSVText.rows(csv.bytes)
    } catch {
      findings.report(
        "invalid_csv", in: csv, at: TextPlace(line: error.line, column: 1), error.message)
      return nil
    }
  }

  private func header(_ row: CSVText.Row?, _ columns: [String: Declaration]) -> [String]? {
    guard let row else {
      findings.report("invalid_csv", file: csv.name, "the table has no header")
      return nil
    }
    guard row.cells.count <= columns.count + 2 else {
      findings.report(
        "invalid_csv", in: csv, at: TextPlace(line: row.line, column: 1),
        "the header has \(row.cells.count) cells, and there are \(columns.count) columns")
      return nil
    }
    var isFine = true
    func report(_ code: String, cell: Int = 0, _ message: String) {
      findings.report(code, in: csv, at: place(ofCell: cell, line: row.line), message)
      isFine = false
    }
    let known = columns.keys.sorted() + ["from", "to"]
    for (index, cell) in row.cells.enumerated() {
      if !known.contains(cell) {
        report(
          "unknown_column", cell: index,
          "`\(sidecar.name)` has no column `\(cell)`" + suggestion(for: cell, among: known))
      }
      if row.cells[..<index].contains(cell) {
        report("duplicate_column", cell: index, "`\(cell)` stands twice")
      }
    }
    for name in columns.keys.sorted() where !row.cells.contains(name) {
      report("missing_column", "the header lacks `\(name)`")
    }
    return isFine ? row.cells : nil
  }

  private func row(
    _ row: CSVText.Row, _ header: [String], _ columns: [String: Declaration]
  ) -> (line: Int, row: LookupTable.Row)? {
    func report(_ code: String, cell: Int = 0, _ message: String) {
      findings.report(code, in: csv, at: place(ofCell: cell, line: row.line), message)
    }
    guard row.cells.count == header.count else {
      let hint = row.cells.count > header.count ? "; a cell with a comma goes in quotes" : ""
      report(
        "invalid_csv",
        "the row has \(row.cells.count) cells, the header has \(header.count)" + hint)
      return nil
    }
    var ends: [String: CalendarDate] = [:]
    var cells: [Scalar?] = []
    for (index, (name, text)) in zip(header, row.cells).enumerated() {
      if name == "from" || name == "to" {
        if text.isEmpty { continue }
        ends[name] = CalendarDate(iso: text)
        if ends[name] == nil {
          report(
            "bad_date", cell: index,
            "`\(name)`: `\(text)` is no day; write it as `2026-04-01`")
        }
      } else if text.isEmpty {
        cells.append(nil)
      } else if let declaration = columns[name] {
        guard let scalar = scalar(text, declaration) else {
          report(
            "bad_value", cell: index,
            "`\(name)` holds \(declaration.kind.description), and `\(text)` is none")
          return nil
        }
        cells.append(scalar)
      }
    }
    let span = DateSpan(from: ends["from"], to: ends["to"])
    if span.isEmpty { report("empty_span", "the row ends before it begins") }
    return (row.line, LookupTable.Row(span: span, cells: cells))
  }

  /// Where a cell begins, as far as its row's first line tells.
  private func place(ofCell index: Int, line: Int) -> TextPlace {
    var (column, rest, isQuoted) = (1, index, false)
    for scalar in csv.line(line).unicodeScalars where rest > 0 {
      column += 1
      if scalar == "\"" { isQuoted.toggle() }
      if scalar == ",", !isQuoted { rest -= 1 }
    }
    return TextPlace(line: line, column: rest > 0 ? 1 : column)
  }

  private func scalar(_ text: String, _ column: Declaration) -> Scalar? {
    switch column.kind {
    case .number, .integer:
      guard let number = Double(text), number.isFinite, text.utf8.allSatisfy({ $0 | 0x20 != 0x78 })
      else { return nil }
      let scaled = scaled(number, text, by: column.scale)
      if column.kind == .integer, scaled != scaled.rounded() || scaled.magnitude > 0x1p53 {
        return nil
      }
      return .number(scaled)
    case .boolean: return text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
    case .date: return CalendarDate(iso: text) == nil ? nil : .text(text)
    case .string, .list, .range: return .text(text)
    }
  }

  /// A number times its column's scale; by a power of ten the decimal that is written is shifted, so
  /// that 57 by 0.01 is 0.57 to the last digit.
  private func scaled(_ number: Double, _ text: String, by scale: Double) -> Double {
    if scale == 1 { return number }
    let power = (-15...15).first { Double("1e\($0)") == scale }
    guard let power, !text.utf8.contains(where: { $0 | 0x20 == 0x65 }) else {
      return number * scale
    }
    return Double("\(text)e\(power)") ?? number * scale
  }

  private func refuseTies(_ table: LookupTable, lines: [Int]) {
    let keys = table.keyColumns
    let groups = Dictionary(grouping: table.rows.indices) { row in
      keys.map { table.rows[row].cells[$0] }
    }
    for group in groups.values where group.count > 1 {
      let ascending = group.sorted {
        (table.rows[$0].span.from?.daysSinceEpoch ?? .min, $0)
          < (table.rows[$1].span.from?.daysSinceEpoch ?? .min, $1)
      }
      for (earlier, later) in zip(ascending, ascending.dropFirst())
      where table.rows[earlier].span.overlaps(table.rows[later].span) {
        findings.report(
          "rows_overlap", in: csv, at: TextPlace(line: lines[later], column: 1),
          "the row has the keys of line \(lines[earlier]), and both hold on one day")
      }
    }
  }
}
