extension Parser {
  /// A table constructor of which items are being read.
  private struct OpenTable {
    let opener: Token
    /// How many registers were held before it.
    let held: Int
    var items: [TableItem] = []
    /// How many values wait in registers to be stored.
    var waiting = 0

    /// How many values Lua gathers before it stores them in their table.
    static let valuesPerStore = 50
  }

  /// Reads a table constructor.
  mutating func table() throws(Fault) -> Expression {
    var table = try openTable()
    while try beginsItem(&table) {
      try tableItem(&table)
      guard try takeSeparator() else { break }
    }
    return try closeTable(table)
  }

  private mutating func openTable() throws(Fault) -> OpenTable {
    let table = OpenTable(opener: token, held: scopes.held)
    try advance()
    try scopes.hold(1, at: table.opener.range)
    return table
  }

  private mutating func closeTable(_ table: OpenTable) throws(Fault) -> Expression {
    try close(.rightBrace, opener: table.opener)
    scopes.release(to: table.held)
    try grow()
    let range = table.opener.range.lowerBound..<lastEnd
    return Expression(kind: .table(table.items), range: range)
  }

  /// Whether a further item begins; then the value before it goes to a register.
  private mutating func beginsItem(_ table: inout OpenTable) throws(Fault) -> Bool {
    if token.kind == .rightBrace { return false }
    guard let last = table.items.last, case .position = last.key else { return true }
    try scopes.hold(1, at: last.range)
    table.waiting += 1
    if table.waiting == OpenTable.valuesPerStore {
      scopes.release(to: table.held + 1)
      table.waiting = 0
    }
    return true
  }

  private mutating func takeSeparator() throws(Fault) -> Bool {
    guard token.kind == .comma || token.kind == .semicolon else { return false }
    try advance()
    return true
  }

  private mutating func tableItem(_ table: inout OpenTable) throws(Fault) {
    let start = token.range.lowerBound
    let key = token.kind == .leftBracket ? try computedKey() : try namedKey()
    let value = try expression()
    table.items.append(TableItem(key: key, value: value, range: start..<lastEnd))
  }

  private mutating func computedKey() throws(Fault) -> TableItem.Key {
    try advance()
    let key = try expression()
    try expect(.rightBracket)
    try expect(.assign)
    return .computed(key)
  }

  private mutating func namedKey() throws(Fault) -> TableItem.Key {
    guard token.kind == .name, try peek() == .assign else { return .position }
    let name = try name()
    try advance()
    return .name(name)
  }
}
