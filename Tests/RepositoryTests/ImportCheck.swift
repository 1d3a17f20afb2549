/// Compares what the modules import with the table.
struct ImportCheck {
  let table: ImportTable

  /// One line for each import that the table does not allow, and each module that it lacks.
  ///
  /// - Parameter files: the text of each file by its path below `Sources`, such as
  ///   `Records/Field.swift`.
  func findings(in files: [String: String]) -> [String] {
    let modules = Dictionary(grouping: files.keys) { path in
      String(path.prefix { $0 != "/" })
    }
    return modules.sorted { $0.key < $1.key }.flatMap { module, paths -> [String] in
      guard let row = table[module] else {
        return ["Sources/\(module): the module is not in the table of imports"]
      }
      return paths.sorted().flatMap { path in
        findings(row: row, path: path, text: files[path, default: ""], siblings: paths)
      }
    }
  }

  private func findings(
    row: ImportTable.Row, path: String, text: String, siblings: [String]
  ) -> [String] {
    if path.hasSuffix(".swift") {
      return SourceImports(swift: text).items
        .filter { !mayImport($0.name, row: row) }
        .map { "Sources/\(path):\($0.line): `\(row.module)` may not import `\($0.name)`" }
    }
    if path.hasSuffix(".c") || path.hasSuffix(".h") {
      return SourceImports(c: text).items
        .filter { !mayInclude($0.name, row: row, siblings: siblings) }
        .map { "Sources/\(path):\($0.line): `\(row.module)` may not include `\($0.name)`" }
    }
    return []
  }

  private func mayImport(_ name: String, row: ImportTable.Row) -> Bool {
    ImportTable.everywhere.contains(name) || row.ours.contains(name) || row.outside.contains(name)
      || name == row.module
  }

  private func mayInclude(_ header: String, row: ImportTable.Row, siblings: [String]) -> Bool {
    if ImportTable.cHeaders.contains(header) { return true }
    if ImportTable.luaHeaders.contains(header) {
      return row.module == "CLua" || row.ours.contains("CLua")
    }
    return siblings.contains { $0.hasSuffix("/" + header) }
  }
}
