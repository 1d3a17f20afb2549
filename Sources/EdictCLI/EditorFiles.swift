import ArgumentParser
import Edict
import Foundation
import LuaSyntax

/// What an editor and `luacheck` read beside a pack: written anew, but for what the author keeps.
struct EditorFiles {
  private let policy: Policy
  private let folder: String

  /// The first line of each file in `.edict`.
  static let mark = "-- Made by `edict types`; made again, it is overwritten."

  /// Takes a pack and the path of its folder.
  init(_ policy: Policy, in folder: String) {
    self.policy = policy
    self.folder = folder
  }

  /// Writes the files; gives the path of each in the pack, or says what went wrong and ends the
  /// command.
  func write() throws -> [String] {
    let settings = try LanguageServerSettings(path: path(".luarc.json"))
    var written: [String] = []
    for (name, text) in files {
      try FolderWriter.write(text, to: path(name))
      written.append(name)
    }
    let checks = path(".luacheckrc")
    if let own = FileManager.default.contents(atPath: checks),
      !own.starts(with: Data(Self.mark.utf8))
    {
      Output.note("kept \(checks), which `edict types` didn't make")
    } else {
      try FolderWriter.write(checkSettings, to: checks)
      written.append(".luacheckrc")
    }
    if let text = settings.merged {
      try FolderWriter.write(text, to: path(".luarc.json"))
      written.append(".luarc.json")
    }
    return written
  }

  private func path(_ name: String) -> String { folder + "/" + name }

  private var functions: [SharedFunctionFile] {
    policy.files.compactMap { SharedFunctionFile($0.source) }
  }

  private var files: [(name: String, text: String)] {
    [
      // The folder keeps itself out of git.
      (".edict/.gitignore", "*\n"),
      (".edict/library/language.lua", Self.mark + "\n" + LanguageDefinitions.text),
      (
        ".edict/library/pack.lua",
        Self.mark + "\n" + PackDefinitions(policy.pack, functions: functions).text
      ),
      (".edict/plugin.lua", Self.mark + "\n" + plugin),
    ]
  }

  /// A plugin of the Lua language server, which gives parameters their type by their name.
  ///
  /// Source: https://luals.github.io/wiki/plugins/
  private var plugin: String {
    var types = policy.pack.dossierType.recordTypes.map { type in
      "  \(type.name) = \"\(PackDefinitions.className(of: type))\",\n"
    }
    if policy.pack.decidesPortfolio {
      types.append("  portfolio = \"\(PackDefinitions.portfolioClass)\",\n")
    }
    return """
      -- Tells the Lua language server that a parameter named after a record type is such a record.

      local guide = require "parser.guide"
      local helper = require "plugins.astHelper"

      local types = {
      \(types.joined())}

      local function on_transform_ast(uri, ast)
        if uri:find("/.edict/", 1, true) then return end
        guide.eachSourceType(ast, "function", function(source)
          for _, parameter in ipairs(source.args or {}) do
            local type = types[guide.getKeyName(parameter)]
            if type then helper.addParamTypeDoc(ast, type, parameter) end
          end
        end)
      end

      -- The server looks it up by this name. An assignment would offer the name in rules.
      rawset(_ENV, "OnTransformAst", on_transform_ast)

      """
  }

  /// What `luacheck` is told: the words of rules, and the pack's files of functions.
  private var checkSettings: String {
    let pack = ["params", "tables", "decided"] + functions.map(\.name)
    return """
      \(Self.mark)

      std = "none"
      exclude_files = { ".edict" }
      max_line_length = false

      read_globals = {
        -- The words of the rule language.
      \(Self.wrapped(LanguageDefinitions.names))
        -- What the pack declares.
      \(Self.wrapped(pack))
      }

      -- A file of functions offers what it defines.
      files["functions"] = { allow_defined_top = true, ignore = { "131" } }

      """
  }

  /// Names between quotes, on lines of at most 100 columns.
  private static func wrapped(_ names: [String]) -> String {
    var lines: [String] = []
    var line = " "
    for name in names {
      if line.count + name.count + 4 > 100 {
        lines.append(line)
        line = " "
      }
      line += " \"\(name)\","
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
