import ArgumentParser
import Edict

/// The command `edict types`.
struct TypesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types",
    abstract: "Tells an editor the names and types of a pack.",
    discussion: """
      Writes LuaCATS definitions of the pack and of the rule language to `.edict` in its folder, and \
      beside `pack.yaml` the settings of the Lua language server, `.luarc.json`, and of luacheck, \
      `.luacheckrc`. Settings that are there already are kept. Run it again when records, parameters, \
      tables, decisions or shared functions change; none of it is part of the pack's revision.

        edict types Rules/sba-loans
      """)

  @Argument(help: ArgumentHelp("The folder of the pack.", valueName: "pack"))
  var pack: String

  func run() throws {
    let policy = try Policy(argument: pack)
    let folder = PathText.withoutSlash(pack)
    let output = Output.standardOutput
    for name in try EditorFiles(policy, in: folder).write() { output.write("\(folder)/\(name)\n") }
    try output.finish()
  }
}
