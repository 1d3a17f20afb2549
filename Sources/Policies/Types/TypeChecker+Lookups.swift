internal import LuaSyntax
internal import Records

extension TypeChecker {
  /// `params.x:at(v)`, `tables.t:has(q)` and the like.
  mutating func ask(
    _ base: Expression, _ method: Name, _ arguments: [Expression], _ range: Range<Int>
  ) -> ValueType {
    guard case .field(let owner, let name) = base.kind, let argument = arguments.first else {
      return .any
    }
    if owner.plainName == "params" {
      let number = numberType(of: argument, "`:at` takes a number")
      if number.isRange { note(.range) }
      guard let parameter = names.parameters[name.text] else { return .any }
      reads.parameters.insert(parameter.name)
      stops.insert("params.\(parameter.name)")
      note(parameter)
      return ValueType(bandsOf: parameter)
    }
    guard let index = names.table(name.text) else { return .any }
    reads.tables.insert(name.text)
    query(argument, of: names.tables[index])
    switch method.text {
    case "has": return .either
    case "rows": return .list(ListType(of: .object(.row(index))))
    default:
      warnOfRow(base, argument, names.tables[index], range)
      return .object(.row(index))
    }
  }

  // MARK: Keys

  private mutating func query(_ argument: Expression, of table: LookupTable) {
    if case .table(let items) = argument.kind {
      for item in items {
        guard let column = table.columns.firstIndex(where: { $0.name == item.key.name?.text })
        else { continue }
        key(item.value, column, of: table)
      }
    } else if let column = table.keyColumns.first {
      key(argument, column, of: table)
    }
  }

  /// Refuses a key that no cell of its column can be.
  private mutating func key(_ value: Expression, _ index: Int, of table: LookupTable) {
    let column = table.columns[index]
    let type = type(of: value)
    if type.isAny || type.isNever { return }
    let want = ValueType(column, at: index, of: table)
    var rest = type
    if want.text != nil { rest.text = nil }
    if want.number != nil { rest.number = nil }
    if want.isDate {
      rest.isDate = false
      if type.text?.isDay == true { rest.text = nil }
    }
    if !want.boolean.isEmpty { rest.boolean = [] }
    guard rest.isNever else {
      return report(
        "bad_key", value.range,
        "column `\(column.name)` of `\(table.name)` holds \(want.inWords), and \(quote(value)) \(rest.claim(of: type))"
      )
    }
    if let number = type.number {
      if number.isRange { refuseRange(value, "a key is one value") }
      refuseUnits(number.unit, Unit(column.unit), value, value)
    }
    if let text = type.text, let cells = want.text, !column.matchesPrefix {
      refuseWords(of: cells, beside: text)
      refuseLiteral(text, index, of: table)
    }
  }

  /// Refuses a literal that no cell of a key column is.
  private mutating func refuseLiteral(_ text: TextType, _ index: Int, of table: LookupTable) {
    let cells = table.rows.map { $0.cells[index]?.text }
    guard case .literal(let literal) = text.origin, let word = text.words?.first,
      !cells.contains(nil), !cells.contains(word)
    else { return }
    report(
      "unknown_word", at: literal,
      "column `\(table.columns[index].name)` of `\(table.name)` has no `\(word)`"
        + suggestion(for: word, among: Set(cells.compactMap { $0 })))
  }

  /// Warns where `:row` isn't asked for by `:has` before, and rows needn't be there.
  private mutating func warnOfRow(
    _ base: Expression, _ argument: Expression, _ table: LookupTable, _ range: Range<Int>
  ) {
    if state.facts.holds.contains(question(base, "has", argument)) || isShowing { return }
    if hasRowForAll(argument, table) { return }
    report(
      "row_not_asked", range,
      "where no row matches this is an error; ask `tables.\(table.name):has(…)` for the same first",
      severity: .warning)
  }

  /// Whether each word that the one key can be has a row on every day.
  private mutating func hasRowForAll(_ argument: Expression, _ table: LookupTable) -> Bool {
    guard table.keyColumns.count == 1, let column = table.keyColumns.first else { return false }
    var key = argument
    if case .table(let items) = argument.kind, let item = items.first { key = item.value }
    muted += 1
    let type = type(of: key)
    muted -= 1
    let always = table.rows.filter { $0.span.from == nil && $0.span.to == nil }
    if always.contains(where: { $0.cells[column] == nil }) { return true }
    let cells = Set(always.map { $0.cells[column]?.text })
    guard let text = type.text, text.origin.isClosed, let words = text.words else { return false }
    return words.allSatisfy { cells.contains($0) }
  }
}

extension Scalar {
  /// The text, where it is one.
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
