internal import CanonicalJSON
internal import LuaSyntax
internal import Policies

/// `each:` written as a table: `columns`, and `rows` of a cell a column.
///
/// A column is named by what its cells set: `as_of`, `name`, `skip`, `params.x`, `expect.decision`,
/// `expect.decision.key`, or a path as under `with`. It becomes the rows that could be written out.
struct CaseTable {
  /// Each row as it would be written out.
  let rows: [TextTree]

  /// What a column sets.
  private enum Column: Hashable {
    /// A key of a row, such as `as_of`.
    case key(String)
    /// A member under a key, such as `with`.
    case member(String, String)
    /// A key of what is expected of a decision.
    case expected(decision: String, key: String)

    /// Whether nothing is left of what a column before it sets.
    func replaces(_ other: Column) -> Bool {
      if self == other { return true }
      guard case .member("with", let path) = self, case .member("with", let inner) = other else {
        return false
      }
      return inner.hasPrefix(path + ".") || inner.hasPrefix(path + "[")
    }
  }

  /// Takes a table; what is wrong with its form is reported.
  init?(_ tree: TextTree, _ what: String, in source: SourceText, _ findings: Findings) {
    guard
      let reader = ObjectReader(
        tree, what: "`each` of \(what)", keys: ["columns", "rows"], in: source, findings),
      reader.required("columns") != nil, reader.required("rows") != nil,
      let heads = reader.list("columns"), let items = reader.list("rows")
    else { return nil }
    var columns: [(column: Column, place: TextPlace)] = []
    var before: [(text: String, column: Column)] = []
    for head in heads {
      guard let text = reader.text(head, "columns") else { return nil }
      let column = Self.column(text)
      if let other = before.first(where: { column.replaces($0.column) })?.text {
        reader.report(
          "duplicate_key", head.place,
          other == text
            ? "column `\(text)` stands twice"
            : "column `\(text)` sets what column `\(other)` sets already")
      }
      before.append((text, column))
      columns.append((column, head.place))
    }
    if Set(before.map(\.column)).count < before.count { return nil }
    if items.isEmpty { reader.report("no_rows", tree.place, "`each` of \(what) has no row") }
    rows = items.compactMap { item in
      guard case .list(let cells) = item.content, cells.count == columns.count else {
        reader.report(
          "wrong_cell_count", item.place,
          "a row of \(what) is a list of \(columns.count) cells, one a column")
        return nil
      }
      return Self.row(item.place, columns, cells)
    }
    if rows.count < items.count { return nil }
  }

  private static func column(_ text: String) -> Column {
    if ["name", "as_of", "skip"].contains(text) { return .key(text) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("params", 2): return .member("params", parts[1])
    case ("expect", 2): return .expected(decision: parts[1], key: "outcome")
    case ("expect", 3): return .expected(decision: parts[1], key: parts[2])
    default: return .member("with", text)
    }
  }

  /// A row written out; an empty cell of a column that expects something expects nothing.
  private static func row(
    _ place: TextPlace, _ columns: [(column: Column, place: TextPlace)], _ cells: [TextTree]
  ) -> TextTree {
    var members: [TextTree.Member] = []
    for ((column, head), cell) in zip(columns, cells) {
      func member(_ key: String, _ value: TextTree) -> TextTree.Member {
        TextTree.Member(key: key, keyPlace: head, value: value)
      }
      func object(_ members: [TextTree.Member]) -> TextTree {
        TextTree(place: place, content: .object(members))
      }
      switch column {
      case .key(let key): members.append(member(key, cell))
      case .member(let outer, let key):
        members.add(member(outer, object([member(key, cell)])))
      case .expected(let decision, let key):
        if cell.content == .null { continue }
        let expected = object([member(decision, object([member(key, cell)]))])
        members.add(member("expect", expected))
      }
    }
    return TextTree(place: place, content: .object(members))
  }
}

extension [TextTree.Member] {
  /// Adds a member; an object under a key that is there already joins what stands there.
  fileprivate mutating func add(_ new: TextTree.Member) {
    guard let index = firstIndex(where: { $0.key == new.key }),
      case .object(var members) = self[index].value.content,
      case .object(let added) = new.value.content
    else { return append(new) }
    for member in added { members.add(member) }
    self[index] = TextTree.Member(
      key: new.key, keyPlace: self[index].keyPlace,
      value: TextTree(place: self[index].value.place, content: .object(members)))
  }
}
