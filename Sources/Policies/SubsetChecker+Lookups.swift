internal import LuaSyntax
internal import Records

extension SubsetChecker {

  mutating func checkMethod(
    _ base: Expression, _ method: Name, _ arguments: [Expression], _ range: Range<Int>
  ) {
    if case .field(let owner, let name) = base.kind, case .name(let text) = owner.kind,
      binding(text) == nil
    {
      if text == "params" { return checkBand(name, method, arguments, range) }
      if text == "tables" { return checkLookup(name, method, arguments, range) }
    }
    refuse(
      "not_offered", method.range,
      "methods are `params.name:at(…)` and `tables.name:has(…)`, `:row(…)`, `:rows(…)`")
    arguments.forEach { check($0) }
  }

  mutating func checkBand(
    _ name: Name, _ method: Name, _ arguments: [Expression], _ range: Range<Int>
  ) {
    if method.text != "at" {
      refuse("not_offered", method.range, "a parameter has `:at(…)` and no `:\(method.text)(…)`")
    } else if arguments.count != 1 {
      refuse("wrong_arguments", range, "`:at` takes 1 argument, and here are \(arguments.count)")
    }
    if let parameter = parameter(name), method.text == "at", !parameter.hasBands {
      refuse(
        "no_bands", name.range, "`\(name.text)` has no bands; read it as `params.\(name.text)`")
    }
    arguments.forEach { check($0) }
  }

  mutating func checkLookup(
    _ name: Name, _ method: Name, _ arguments: [Expression], _ range: Range<Int>
  ) {
    guard let index = names.table(name.text) else {
      return refuse(
        "unknown_table", name.range,
        "no table is called `\(name.text)`"
          + suggestion(for: name.text, among: names.tables.map(\.name)))
    }
    guard ["has", "row", "rows"].contains(method.text) else {
      return refuse(
        "not_offered", method.range,
        "a table has `:has(…)`, `:row(…)` and `:rows(…)`, and no `:\(method.text)(…)`")
    }
    guard arguments.count == 1 else {
      return refuse(
        "wrong_arguments", range,
        "`:\(method.text)` takes 1 argument, and here are \(arguments.count)")
    }
    let table = names.tables[index]
    add(weight: table.rows.count)
    let keys = table.keyColumns.map { table.columns[$0].name }
    guard case .table(let items) = arguments[0].kind else {
      if keys.count != 1 {
        refuse(
          "wrong_arguments", arguments[0].range,
          "`\(name.text)` has the keys \(keys.joined(separator: ", ")): write `{ "
            + keys.map { "\($0) = …" }.joined(separator: ", ") + " }`")
      }
      return check(arguments[0])
    }
    checkQuery(
      items, keys: keys, needsAll: method.text != "rows", table: name.text, arguments[0].range)
  }

  mutating func checkQuery(
    _ items: [TableItem], keys: [String], needsAll: Bool, table: String, _ range: Range<Int>
  ) {
    var named: Set<String> = []
    var isFine = true
    for item in items {
      guard case .name(let column) = item.key else {
        refuse("wrong_arguments", item.range, "a query names its columns: `{ \(keys[0]) = … }`")
        continue
      }
      if !keys.contains(column.text) {
        refuse(
          "unknown_column", column.range,
          "`\(table)` has no key column `\(column.text)`"
            + suggestion(for: column.text, among: keys) + "; it has: "
            + keys.joined(separator: ", "))
        isFine = false
      } else if !named.insert(column.text).inserted {
        refuse("wrong_arguments", column.range, "`\(column.text)` stands twice")
      }
      check(item.value)
    }
    let lacking = keys.filter { !named.contains($0) }
    // A column that is misspelt isn't told again as one that lacks.
    if needsAll, isFine, !lacking.isEmpty {
      refuse(
        "wrong_arguments", range,
        "a query names every key column of `\(table)`; this one lacks "
          + lacking.joined(separator: ", "))
    }
  }
}
