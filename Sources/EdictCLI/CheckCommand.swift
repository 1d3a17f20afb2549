import ArgumentParser
import Edict
import Foundation
import LuaSyntax

/// The command `edict check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a pack, or the syntax of Lua files.",
    discussion: """
      Prints a line for each file that isn't Lua 5.4, or what is wrong with a pack.

        edict check Rules/sba-loans
        edict check --syntax rules/*.lua
      """)

  @Flag(help: "Check that each file is Lua 5.4, and nothing more.")
  var syntax = false

  @Argument(
    help: ArgumentHelp("The folder of a pack; with --syntax, Lua files.", valueName: "path"))
  var paths: [String]

  func validate() throws {
    if !syntax, paths.count != 1 { throw ValidationError("check one pack at a time") }
  }

  func run() throws {
    if !syntax {
      _ = try Policy(argument: paths[0])
      return
    }
    var code: Int32 = 0
    for path in paths { code = max(code, check(path)) }
    if code != 0 { throw ExitCode(code) }
  }

  private func check(_ path: String) -> Int32 {
    guard let data = FileManager.default.contents(atPath: path) else {
      Output.note("\(path): unreadable_file: the file can't be read")
      return Exit.missingInput
    }
    do {
      _ = try Parser.parse(SourceText(name: path, bytes: Array(data)))
      return 0
    } catch {
      let position = error.position
      Output.note(
        "\(path):\(position.line):\(position.column): \(error.code.name): \(error.message)")
      return Exit.invalidPack
    }
  }
}
