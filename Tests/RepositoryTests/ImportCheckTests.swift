import Testing

@Suite("the check of imports")
struct ImportCheckTests {
  @Test(
    "every form of import is seen",
    arguments: [
      "import Yams", "public import Yams", "internal import Yams", "package import Yams",
      "private import Yams", "fileprivate import Yams", "@preconcurrency import Yams",
      "@testable import Yams", "@_exported public import Yams", "@_spi(Inner) import Yams",
      "import struct Yams.Node", "public import enum Yams.Node.Scalar", "import func Yams.load",
      "  import   Yams  // why", "\timport Yams", "import Foundation; import Yams",
      "/* a */ import Yams", "@preconcurrency\nimport Yams", "let t = \"/*\"\nimport Yams",
      "let t = \"\\\"/*\"\nimport Yams", "import `Yams`", "import Yams\r",
    ])
  func forms(text: String) {
    let names = SourceImports(swift: text).items.map(\.name)
    #expect(names.filter { $0 != "Foundation" } == ["Yams"])
  }

  @Test(
    "what only looks like an import is not one",
    arguments: [
      "// import Yams", "/// import Yams", "/* import Yams */", "/*\nimport Yams\n*/",
      "/* /* */\nimport Yams\n*/", "let text = \"\"\"\nimport Yams\n\"\"\"", "let important = 1",
      "func load() { } // ; import Yams", "importYams()", "#if canImport(Yams)", "reimport Yams",
    ])
  func notImports(text: String) {
    #expect(SourceImports(swift: text).items == [])
  }

  @Test("an import has its line, also after comments and texts of many lines")
  func lines() {
    let text = "/*\n*/\nimport A\nlet t = \"\"\"\n  import B\n  \"\"\"\nimport C\n"
    #expect(
      SourceImports(swift: text).items == [.init(name: "A", line: 3), .init(name: "C", line: 7)])
  }

  @Test("includes are seen in both forms")
  func includes() {
    let text = "#include <lua.h>\n  #  include \"host.h\"\n// #include <x.h>\nint include;\n"
    #expect(
      SourceImports(c: text).items == [
        .init(name: "lua.h", line: 1), .init(name: "host.h", line: 2),
      ])
  }

  @Test("what the table does not allow is named with file and line")
  func findings() {
    let files = [
      "Records/Field.swift": "import CanonicalJSON\nimport Foundation\n\nimport Yams\n",
      "LuaSyntax/Parser.swift": "import struct Policies.Pack\n",
      "LuaMachine/Machine.swift": "import CLuaHost\nimport CLua\n",
      "CLuaHost/host.c": "#include \"host.h\"\n#include <lua.h>\n#include <sqlite3.h>\n",
      "CLuaHost/include/host.h": "#include <stddef.h>\n",
      "Records/shim.c": "#include <lua.h>\n",
      "Policies/Pack.swift": "import Crypto\nimport Yams\nimport Records\n",
      "Stray/File.swift": "",
      "CLua/module.modulemap": "import Anything",
    ]
    #expect(
      ImportCheck(table: .edict).findings(in: files) == [
        "Sources/CLuaHost/host.c:3: `CLuaHost` may not include `sqlite3.h`",
        "Sources/LuaMachine/Machine.swift:2: `LuaMachine` may not import `CLua`",
        "Sources/LuaSyntax/Parser.swift:1: `LuaSyntax` may not import `Policies`",
        "Sources/Records/Field.swift:4: `Records` may not import `Yams`",
        "Sources/Records/shim.c:1: `Records` may not include `lua.h`",
        "Sources/Stray: the module is not in the table of imports",
      ])
  }

  @Test("the table has no way back: a module imports only those above it")
  func oneWay() {
    var above: Set<String> = []
    for row in ImportTable.edict.rows {
      #expect(row.ours.isSubset(of: above), "\(row.module)")
      above.insert(row.module)
    }
  }

  @Test("the modules import what the table allows, and nothing else")
  func repository() throws {
    let repository = Repository.here
    let files = try repository.texts(below: "Sources")
    #expect(files.count > 1)
    #expect(ImportCheck(table: .edict).findings(in: files) == [])
  }
}
