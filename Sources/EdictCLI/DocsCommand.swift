import ArgumentParser
import Edict
import Foundation

/// `edict docs`: the rulebook of a pack, for people who read no code.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Writes the rulebook of a pack, for people who read no code.",
    discussion: """
      Each decision, rule, parameter and table with its source, status and dates, what is to be \
      supplied, and what rests on assumptions: as Markdown and as one page of HTML that prints. \
      The files are called by the pack's id and the language.

        edict docs Rules/tech-cultivation --language zh --output rulebooks
        edict docs Rules/sba-loans --format markdown --output -
      """)

  @Argument(help: ArgumentHelp("The folder of the pack.", valueName: "pack"))
  var pack: String

  @Option(
    help: ArgumentHelp(
      "The folder to write to, made where there is none; - for standard output.",
      valueName: "folder"
    ))
  var output = "."

  @Option(
    help:
      "Write this alone: \(RulebookFormat.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var format: RulebookFormat?

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if output == "-", format == nil {
      throw ValidationError("--output -: say which with --format markdown or --format html")
    }
  }

  func run() throws {
    let policy = try Policy(argument: pack)
    if let language = language.language, !policy.pack.languages.contains(language.rawValue) {
      throw Exit.because(
        Exit.usage,
        "edict: unknown_language: --language: the pack has no texts in `\(language.rawValue)`; "
          + "its languages: " + policy.pack.languages.joined(separator: ", "))
    }
    let book = Rulebook(policy, language: language.language)
    if output == "-" {
      let file = Output.standardOutput
      for format in formats { file.write(format.text(of: book)) }
      return try finish(file, "standard output")
    }
    try makeFolder()
    for format in formats {
      let name = "\(policy.pack.id.fileName)-\(book.language.rawValue).\(format.ending)"
      try write(format.text(of: book), to: output == "." ? name : "\(output)/\(name)")
    }
  }

  private var formats: [RulebookFormat] { format.map { [$0] } ?? RulebookFormat.allCases }

  private func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: output, withIntermediateDirectories: true)
    } catch {
      throw Exit.because(Exit.failedIO, "\(output): write_failed: the folder can't be made")
    }
  }

  private func write(_ text: String, to path: String) throws {
    let file: Output
    do {
      file = try Output(path: path)
    } catch {
      throw Exit.because(Exit.failedIO, "\(path): write_failed: \(error.message)")
    }
    file.write(text)
    try finish(file, path)
    Output.note("wrote \(path)")
  }

  private func finish(_ file: Output, _ path: String) throws {
    do {
      try file.flush()
    } catch {
      throw Exit.because(Exit.failedIO, "\(path): write_failed: \(error.message)")
    }
  }
}

/// How a rulebook is written.
enum RulebookFormat: String, ExpressibleByArgument, CaseIterable {
  case markdown, html

  var ending: String { self == .markdown ? "md" : "html" }

  func text(of book: Rulebook) -> String { self == .markdown ? book.markdown : book.html }
}

extension String {
  /// The text as the name of a file in the folder that it is meant for, whatever it holds.
  fileprivate var fileName: String {
    let name = String(
      prefix(100).map { $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : "-" })
    return name.isEmpty ? "rulebook" : name
  }
}
