import Edict
import Foundation
import TestSupport
import Testing

@Suite("what an editor reads")
struct EditorFileTests {
  /// A folder with a new pack `cards`.
  private func newPack() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let result = try Command.edict(["new", "cards"], in: folder.url)
    #expect(result.exit == 0)
    #expect(result.errors == "")
    return folder
  }

  private func text(_ path: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// The words between quotes in the list `read_globals` of settings of luacheck.
  private func words(ofLuacheck settings: String) -> [String] {
    let list = settings.split(separator: "read_globals = {")[1].prefix { $0 != "}" }
    return list.matches(of: /"(\w+)"/).map { String($0.1) }
  }

  @Test("a new pack has no warnings, and its id is the folder's name")
  func newPackIsClean() throws {
    let folder = try newPack()
    let policy = try Policy(contentsOf: folder.url.appending(path: "cards"))
    #expect(policy.warnings == [])
    #expect(policy.pack.id == "cards")
    #expect(policy.pack.decisions.map(\.name) == ["card", "fee", "books"])
  }

  @Test("what an editor reads is no part of a pack's revision")
  func revision() throws {
    let folder = try newPack()
    let pack = folder.url.appending(path: "cards")
    let before = try Policy(contentsOf: pack).pack.revision
    for name in [".edict", ".luarc.json", ".luacheckrc"] {
      try FileManager.default.removeItem(at: pack.appending(path: name))
    }
    #expect(try Policy(contentsOf: pack).pack.revision == before)
  }

  @Test(
    "the commands that a new pack names work as printed", arguments: ["cards", "it's mine/x y"])
  func commands(name: String) throws {
    let folder = try TemporaryFolder()
    let made = try Command.edict(["new", name], in: folder.url)
    let commands = made.output.split(separator: "\n").filter { $0.hasPrefix("  edict ") }
    #expect(commands.count == 3)
    for command in commands {
      let script = "PATH=\"$0:$PATH\"; \(command)"
      let result = try Command.program(
        "sh", ["-c", script, Command.folder.path], in: folder.url)
      #expect(result?.exit == 0, "\(command)\n\(result?.errors ?? "")")
    }
    let readme = try text(name + "/README.md", in: folder.url)
    #expect(commands.allSatisfy { readme.contains("\n  " + $0 + "\n") })
  }

  @Test("every word of the rule language is defined, and luacheck knows it")
  func words() throws {
    let repository = SharedFolder.repository()
    let document = try text("docs/rule-language.md", in: repository)
    let headings = document.split(separator: "\n").filter { $0.hasPrefix("#### ") }
    var words = headings.flatMap { heading in
      heading.matches(of: /`(\w+)[^`]*`/).map { String($0.1) }
    }
    words += ["decision", "rule", "cap", "ipairs"]
    #expect(words.count > 35, "the collector finds too little")

    let folder = try newPack()
    let language = try text("cards/.edict/library/language.lua", in: folder.url)
    let defined = language.matches(of: /\n(?:function (\w+)\(|(\w+) = "")/).map { match in
      String(match.1 ?? match.2 ?? "")
    }
    #expect(defined.sorted() == words.sorted())
    let ofPacks = ["params", "tables", "decided"]
    let settings = try text("cards/.luacheckrc", in: folder.url)
    #expect(self.words(ofLuacheck: settings) == defined + ofPacks + ["people"])
    let ours = try text(".luacheckrc", in: repository)
    #expect(self.words(ofLuacheck: ours) == defined + ofPacks)
  }

  @Test(
    "every key of a decision and of a rule is a field of its class",
    arguments: ["decision", "rule"])
  func keys(declaration: String) throws {
    let document = try text("docs/rule-language.md", in: SharedFolder.repository())
    let table = document.split(separator: "| key of `\(declaration)` | is |\n")[1]
    let rows = table.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("| `") }
    let keys = rows.flatMap { row in
      row.split(separator: "|")[0].matches(of: /`(\w+)`/).map { String($0.1) }
    }
    let folder = try newPack()
    let language = try text("cards/.edict/library/language.lua", in: folder.url)
    let definition = language.split(separator: "---@class edict.\(declaration)\n")[1]
    let fields = definition.split(separator: "\n\n")[0].matches(of: /---@field (\w+)/)
    #expect(fields.map { String($0.1) }.sorted() == keys.sorted())
  }

  @Test("all that is written for an editor is Lua")
  func syntax() throws {
    let folder = try newPack()
    let files = ["library/language.lua", "library/pack.lua", "plugin.lua"]
    let result = try Command.edict(
      ["check", "--syntax"] + files.map { "cards/.edict/" + $0 }, in: folder.url)
    #expect(result.exit == 0)
    #expect(result.errors == "")
  }

  @Test("the plugin gives a parameter named after a record type its class, and no other")
  func plugin() throws {
    let folder = try newPack()
    try folder.write(
      """
      package.preload["parser.guide"] = function()
        return {
          getKeyName = function(parameter) return parameter[1] end,
          eachSourceType = function(ast, kind, visit)
            for _, node in ipairs(ast) do if node.type == kind then visit(node) end end
          end,
        }
      end
      package.preload["plugins.astHelper"] = function()
        return { addParamTypeDoc = function(_, class, parameter) print(parameter[1], class) end }
      end
      local interface = setmetatable({}, { __index = _ENV })
      assert(loadfile("cards/.edict/plugin.lua", "t", interface))()
      local ast = {
        { type = "function", args = { { "loan" }, { "member" } } },
        { type = "function" },
        { type = "call", args = { { "member" } } },
      }
      interface.OnTransformAst("file:///cards/rules/card.lua", ast)
      interface.OnTransformAst("file:///cards/.edict/library/pack.lua", ast)
      """, to: "try.lua")
    guard let result = try Command.program("lua5.4", ["try.lua"], in: folder.url) else {
      return print("SKIPPED: the plugin: there is no `lua5.4`")
    }
    #expect(result.output == "member\trecords.member\n")
    #expect(result.errors == "")
  }

  @Test("luacheck finds nothing in a new pack, nor in the packs here")
  func luacheck() throws {
    let folder = try newPack()
    let pack = folder.url.appending(path: "cards")
    let arguments = ["--no-color", "--quiet"]
    guard let result = try Command.program("luacheck", arguments + ["."], in: pack) else {
      return print("SKIPPED: luacheck: there is no `luacheck`")
    }
    #expect(result.output == "Total: 0 warnings / 0 errors in 4 files\n")
    let repository = SharedFolder.repository()
    let packs = try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Rules").path)
    let ours = try Command.program(
      "luacheck", arguments + ["--no-cache"] + packs.map { "Rules/" + $0 }, in: repository)
    #expect(
      ours?.output.hasPrefix("Total: 0 warnings / 0 errors in ") == true, "\(ours?.output ?? "")")
    for name in packs {
      let copy = folder.url.appending(path: name)
      try FileManager.default.copyItem(at: repository.appending(path: "Rules/" + name), to: copy)
      #expect(try Command.edict(["types", name], in: folder.url).exit == 0)
      let alone = try Command.program("luacheck", arguments + ["."], in: copy)
      #expect(alone?.output.hasPrefix("Total: 0 warnings / 0 errors in ") == true, "\(name)")
    }
  }
}
