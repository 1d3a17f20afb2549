internal import LuaMachine
internal import Policies

extension Evaluation {
  /// A cell of a row.
  func cell(_ symbol: Int, _ table: Int, _ row: Int, _ reply: inout LuaReply) {
    guard let column = layout.columns[table][symbol] else { return fail(.unknownField, &reply) }
    guard let cell = policy.pack.tables[table].rows[row].cells[column] else {
      return fail(.blankCell, &reply)
    }
    give(cell, &reply)
  }

  /// `tables.t:has(q)`, `:row(q)` and `:rows(q)`.
  func look(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    let index = Int(arguments.number(0) ?? 0)
    let table = policy.pack.tables[index]
    var query: [Scalar?] = []
    for (position, column) in table.keyColumns.enumerated() {
      guard let key = key(arguments[position + 1], table.columns[column], word) else {
        return fail(isRange(arguments[position + 1]) ? .rangeRefused : .badKey, &reply)
      }
      query.append(key.value)
    }
    reply.charge(units: table.candidateCount(query))
    if word == .rows {
      let rows = table.matches(query, on: day)
      observer?.note(rows: rows, of: index)
      return reply.give(object: add(.list(.rows(table: index, rows: rows))))
    }
    let best = table.bestMatch(query.compactMap { $0 }, on: day)
    if let best { observer?.note(rows: CollectionOfOne(best), of: index) }
    if word == .hasRow { return reply.give(best != nil) }
    guard let best else { return fail(.noRow, &reply) }
    reply.give(object: add(.row(table: index, row: best)))
  }

  /// A key of a query; nil where it is of another kind than its column.
  private func key(
    _ value: LuaValue, _ column: LookupTable.Column, _ word: Word
  ) -> (value: Scalar?, Void)? {
    switch (value, column.kind) {
    case (.none, _) where word == .rows: (nil, ())
    case (.text(let text), .string), (.text(let text), .date): (.text(text), ())
    case (.number(let number), .number), (.number(let number), .integer): (.number(number), ())
    case (.boolean(let boolean), .boolean): (.boolean(boolean), ())
    default: nil
    }
  }
}
