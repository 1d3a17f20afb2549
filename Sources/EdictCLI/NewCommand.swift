import ArgumentParser
import Edict
import Foundation

/// The command `edict new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a small pack to begin with.",
    discussion: """
      The pack decides at once, with its examples: who may have a card of a library, what it costs, \
      and how many books may be out. Its comments say how it is written. Settings for an editor and \
      for luacheck are made too, as `edict types` does.

        edict new Rules/my-pack
      """)

  @Argument(help: ArgumentHelp("The folder to be made.", valueName: "folder"))
  var folder: String

  func run() throws {
    let folder = PathText.withoutSlash(folder)
    try Self.refuseTaken(folder)
    let template = PackTemplate(folder: folder)
    for (path, text) in template.files { try FolderWriter.write(text, to: folder + "/" + path) }
    let policy = try Policy(argument: folder)
    let editor = try EditorFiles(policy, in: folder).write()
    let output = Output.standardOutput
    output.write("made \(folder), a pack with examples:\n")
    for path in template.files.map(\.path) + editor { output.write("  \(path)\n") }
    output.write("\ngo on with:\n")
    for command in template.commands { output.write("  \(command)\n") }
    try output.finish()
  }

  /// Refuses a folder in which something lies; a repository of git may.
  private static func refuseTaken(_ folder: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
    let choice = "choose a folder that isn't there yet, or an empty one"
    guard isFolder.boolValue else {
      throw Exit.because(Exit.usage, "\(folder): not_a_folder: a file has this name; \(choice)")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Exit.because(Exit.failedIO, "\(folder): unreadable: the folder can't be read")
    }
    if names.contains(where: { $0 != ".git" }) {
      throw Exit.because(
        Exit.usage, "\(folder): folder_not_empty: the folder holds files; \(choice)")
    }
  }
}
