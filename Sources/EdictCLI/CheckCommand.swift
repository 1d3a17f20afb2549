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
      Tells everything that is wrong with a pack, each finding with its line. An error is what the \
      pack can't be decided with; a warning is likely a slip. Ends with 2 where there are errors, \
      and with --strict with 1 where there are warnings only.

        edict check Rules/sba-loans
        edict check Rules/sba-loans --strict --format github
        edict check --reads Rules/sba-loans
        edict check --watch Rules/sba-loans
        edict check --syntax rules/*.lua
      """)

  @Flag(help: "End with 1 where there are warnings only.")
  var strict = false

  @Option(help: "How findings are written; pretty without it.")
  var format: CheckFormat?

  @Flag(help: "Tell what each rule may read, and which fields no rule reads.")
  var reads = false

  @Flag(help: "Check, and decide the pack's examples, again on each save, until interrupted.")
  var watch = false

  @Flag(help: "Check that each file is Lua 5.4, and nothing more.")
  var syntax = false

  @Argument(
    help: ArgumentHelp("The folder of a pack; with --syntax, Lua files.", valueName: "path"))
  var paths: [String]

  func validate() throws {
    if !syntax, paths.count != 1 { throw ValidationError("check one pack at a time") }
    let modes = [("--reads", reads), ("--watch", watch), ("--syntax", syntax)]
    var given = modes.filter(\.1).map(\.0)
    if strict { given.append("--strict") }
    // What the rules read can be written for people and for programs; the others are for people.
    if format != nil, !reads { given.append("--format") }
    let isPlain = !reads && !watch && !syntax
    if given.count > 1, !isPlain {
      throw ValidationError("\(given[0]) and \(given[1]) exclude each other")
    }
    if reads, format == .github {
      throw ValidationError("--reads is written as pretty or json, not as github")
    }
  }

  func run() throws {
    if syntax { return try checkSyntax() }
    if watch {
      var run = WatchRun(path: paths[0])
      return try run.run()
    }
    if reads {
      let report = ReadsReport(path: paths[0], policy: try Policy(argument: paths[0]))
      return try Self.give(format == .json ? report.json : report.pretty)
    }
    let report = CheckReport(path: paths[0])
    if report.isMissing { throw Exit.because(Exit.missingInput, report.findings[0].description) }
    try Self.give(report.text(format ?? .pretty))
    let code = report.exitCode(isStrict: strict)
    if code != 0 { throw ExitCode(code) }
  }

  private static func give(_ text: String) throws {
    let output = Output.standardOutput
    output.write(text)
    try output.finish()
  }

  // MARK: Syntax

  private func checkSyntax() throws {
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
      _ = try Parser.check(SourceText(name: path, bytes: Array(data)))
      return 0
    } catch {
      for error in error.errors {
        let position = error.position
        Output.note(
          "\(path):\(position.line):\(position.column): \(error.code.name): \(error.message)")
      }
      if error.isCutShort {
        Output.note("\(path): more than \(error.errors.count) errors; the rest isn't told")
      }
      return Exit.invalidPack
    }
  }
}
