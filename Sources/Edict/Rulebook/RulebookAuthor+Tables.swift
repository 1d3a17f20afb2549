internal import Policies
internal import Records

extension RulebookAuthor {
  /// How many rows of a table the book shows.
  private static let mostRows = 200

  /// The tables, by name.
  func tablesChapter() -> Section? {
    if pack.tables.isEmpty { return nil }
    return Section(
      anchor: Rulebook.anchor("chapter", "tables"), title: say("Tables", "表格"),
      sections: pack.tables.sorted { utf16Less($0.name, $1.name) }.map(section), isListed: true)
  }

  private func section(_ table: LookupTable) -> Section {
    let rows = table.rows.prefix(Self.mostRows)
    let facts = [
      fact(say("Source", "依据"), words(table.source)),
      fact(say("Status", "状态"), [status(table.status)]),
      fact(say("Keys", "查找列"), keys(table)), uses(usesByTable[table.name] ?? []),
    ].compactMap { $0 }
    var blocks: [Block] = [.facts(facts), .table(contents(table, rows: rows))]
    if table.rows.count > rows.count {
      let all = words(Double(table.rows.count))
      blocks.append(
        .paragraph([
          .text(
            say(
              "These are the first \(rows.count) of \(all) rows; all of them stand in ",
              "以上为前 \(rows.count) 行，共 \(all) 行；全部内容见 ")),
          .code("tables/\(table.name).csv"),
        ]))
    }
    return Section(
      anchor: Rulebook.anchor("tables", table.name), title: inLanguage(table.title),
      name: table.name, blocks: blocks)
  }

  private func keys(_ table: LookupTable) -> [Inline] {
    let keys = table.keyColumns.flatMap { index -> [Inline] in
      let column = table.columns[index]
      let how = column.matchesPrefix ? say(" (by how it begins)", "（按前缀匹配）") : ""
      return [.text(say(", ", "、")), .code(column.name), .text(how)].filter { $0 != .text("") }
    }
    let hasBlank = table.rows.contains { row in table.keyColumns.contains { row.cells[$0] == nil } }
    let blank = hasBlank ? [Inline.text(say("; a blank cell fits any", "；空白单元格匹配任意值"))] : []
    return keys.isEmpty ? [.text(say("none", "无"))] : Array(keys.dropFirst()) + blank
  }

  private func contents(_ table: LookupTable, rows: ArraySlice<LookupTable.Row>) -> Table {
    let isDated = table.rows.contains { $0.span.from != nil || $0.span.to != nil }
    let heads = table.columns.map { column -> [Inline] in
      [.code(column.name)] + (column.unit.map { [.text(" (\(word($0)))")] } ?? [])
    }
    let count = table.columns.count
    let dates = isDated ? [say("From", "自"), say("To", "至")].map { [Inline.text($0)] } : []
    return Table(
      caption: inLanguage(table.title), heads: heads + dates,
      rows: rows.map { row in
        zip(table.columns, row.cells).map { column, cell -> Cell in
          let blank = column.isKey ? say("any", "任意") : "–"
          return [[.text(cell.map { words($0, unit: column.unit) } ?? blank)]]
        } + (isDated ? [day(row.span.from), day(row.span.to)] : [])
      },
      numeric: Set(
        table.columns.indices.filter { [.number, .integer].contains(table.columns[$0].kind) }),
      narrow: [count, count + 1])
  }
}
