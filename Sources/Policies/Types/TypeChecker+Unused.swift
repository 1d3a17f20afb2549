internal import LuaSyntax

extension TypeChecker {
  /// Warns of parameters and tables that nothing reads; `shown` are those that messages show.
  func warnOfUnused(shown: Set<String>) {
    let all = names.decisions.reduce(into: Reads()) { all, decision in
      all.formUnion(decision.allReads)
    }
    for name in names.parameters.keys.sorted() {
      guard !all.parameters.contains(name), !shown.contains("params." + name),
        let declared = names.places["params." + name]
      else { continue }
      findings.report(
        "unused_parameter", in: declared.source, at: declared.place, "no rule reads `\(name)`",
        severity: .warning)
    }
    for table in names.tables where !all.tables.contains(table.name) {
      findings.report(
        "unused_table", file: "tables/\(table.name).yaml", "no rule reads `\(table.name)`",
        severity: .warning)
    }
  }
}
