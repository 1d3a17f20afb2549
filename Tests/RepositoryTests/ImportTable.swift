/// Which module may import which: ours by name, and from outside.
///
/// What may never be broken is that arrows point one way; CONTRIBUTING.md shows them.
struct ImportTable {
  struct Row {
    let module: String
    let ours: Set<String>
    let outside: Set<String>
  }

  let rows: [Row]

  subscript(module: String) -> Row? { rows.first { $0.module == module } }

  /// What every module may import: the standard library and the system's.
  static let everywhere: Set<String> = [
    "Swift", "Foundation", "Glibc", "Musl", "Darwin", "Synchronization",
  ]

  /// The headers that C files may include, beside those of their own module.
  static let cHeaders: Set<String> = [
    "assert.h", "ctype.h", "errno.h", "float.h", "inttypes.h", "limits.h", "locale.h", "math.h",
    "setjmp.h", "stdarg.h", "stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "string.h",
    "time.h",
  ]

  /// The headers that come with the module `CLua`.
  static let luaHeaders: Set<String> = ["lua.h", "lauxlib.h", "luaconf.h", "lualib.h"]
}

extension ImportTable {
  /// The project's own.
  static let edict: ImportTable = {
    var rows: [Row] = []
    func row(_ module: String, _ ours: Set<String> = [], outside: Set<String> = []) {
      rows.append(Row(module: module, ours: ours, outside: outside))
    }
    func allAbove() -> Set<String> { Set(rows.map(\.module)) }

    row("CLua")
    row("CLuaHost", ["CLua"])
    row("LuaMachine", ["CLuaHost"])
    row("LuaSyntax")
    row("CanonicalJSON")
    row("Records", ["CanonicalJSON"])
    row("Policies", ["CanonicalJSON", "LuaSyntax", "Records"], outside: ["Crypto", "Yams"])
    row("Decisions", ["CanonicalJSON", "LuaMachine", "LuaSyntax", "Policies", "Records"])
    row("AuditLog", ["CanonicalJSON"], outside: ["Crypto", "GRDB"])
    row("Trials", ["CanonicalJSON", "Decisions", "LuaSyntax", "Policies", "Records"])
    row("Edict", allAbove(), outside: ["Logging"])
    row("EdictCLI", allAbove(), outside: ["ArgumentParser"])
    return ImportTable(rows: rows)
  }()
}
