import ArgumentParser
import Edict

/// The command `edict audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Reads the log of decisions.",
    subcommands: [AuditListCommand.self, AuditShowCommand.self])
}

/// Where the log is.
struct LogOption: ParsableArguments {
  @Option(help: ArgumentHelp("The log; \(AuditLog.defaultName) without it.", valueName: "file"))
  var log: String = AuditLog.defaultName

  /// Opens it to read, or says why not and ends the command.
  func open() throws -> AuditLog {
    do {
      return try AuditLog(path: log, access: .read)
    } catch {
      throw Self.ending(error)
    }
  }

  /// The end of the command that an error of the log brings.
  static func ending(_ error: any Error) -> any Error {
    switch error {
    case let error as LogError where error.code == .missing:
      Exit.because(Exit.missingInput, error.description)
    case let error as LogError where error.code == .noEntry:
      Exit.because(Exit.usage, error.description)
    case let error as LogError: Exit.because(Exit.failedIO, error.description)
    case let failure as Output.Failure:
      Exit.because(Exit.failedIO, "standard output: write_failed: \(failure.message)")
    default: error
    }
  }
}

/// An entry of the log, read back.
struct EntryView {
  private let tree: TextTree

  init(_ bytes: [UInt8]) throws(JSONError) { tree = try CanonicalJSON.parse(bytes) }

  /// The members of an object.
  static func members(_ content: TextTree.Content?) -> [TextTree.Member] {
    if case .object(let members)? = content { members } else { [] }
  }

  func member(_ key: String) -> TextTree.Content? {
    Self.members(tree.content).first { $0.key == key }?.value.content
  }

  func text(_ key: String) -> String {
    if case .text(let text)? = member(key) { text } else { "" }
  }

  /// Each decision with its outcome, by name.
  var outcomes: [(name: String, outcome: String)] {
    Self.members(member("results")).map { result in
      let outcome = Self.members(result.value.content).first { $0.key == "outcome" }
      if case .text(let text)? = outcome?.value.content { return (result.key, text) }
      return (result.key, "")
    }
  }

  /// The entry on several lines, two spaces a level.
  var pretty: String { Self.pretty(tree.content, indent: "") }

  private static func pretty(_ content: TextTree.Content, indent: String) -> String {
    let inner = indent + "  "
    switch content {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        inner + text(.text(member.key)) + ": " + pretty(member.value.content, indent: inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    case .list(let items) where items.contains { !$0.content.isScalar }:
      let lines = items.map { inner + pretty($0.content, indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
    default: return text(content)
    }
  }

  private static func text(_ content: TextTree.Content) -> String {
    String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
  }
}

extension TextTree.Content {
  fileprivate var isScalar: Bool {
    switch self {
    case .object, .list: false
    default: true
    }
  }
}
