internal import LuaSyntax
internal import Policies

/// A Lua file of a pack taken apart: what it declares, each with the space and comments before it.
struct LuaParts {
  private(set) var parts: [Part] = []
  /// What stands behind the last.
  private(set) var tail = ""

  /// A declaration at the top of a file.
  struct Part {
    let kind: DryRunReport.Edit.Kind
    /// What tells it from others of its file.
    let key: String
    let name: String
    /// What its own file calls it: of a rule its id.
    let word: String
    /// The declaration itself.
    let own: String
    /// The declaration with what stands before it.
    let text: String
    let line: Int
  }

  /// Takes a file; nothing where it is none.
  init(_ bytes: [UInt8]?, path: String) {
    guard let bytes else { return }
    let source = SourceText(name: path, bytes: bytes.withoutByteOrderMark)
    guard let chunk = try? Parser.parse(source) else { return }
    var start = 0
    var counts: [String: Int] = [:]
    for statement in chunk.block.statements {
      guard let (kind, word) = Self.label(statement) else { continue }
      let key = "\(kind.rawValue) \(word)"
      let count = counts[key, default: 0] + 1
      counts[key] = count
      // Versions of a rule share its id.
      let version = count == 1 ? "" : " (\(count))"
      parts.append(
        Part(
          kind: kind, key: key + version,
          name: Self.name(kind, word, in: path.fileName) + version, word: word,
          own: source.text(in: statement.range),
          text: source.text(in: start..<statement.range.upperBound),
          line: source.lineNumber(at: statement.range.lowerBound)))
      start = statement.range.upperBound
    }
    tail = source.text(in: start..<source.bytes.count)
  }

  private static func name(
    _ kind: DryRunReport.Edit.Kind, _ word: String, in file: String
  ) -> String {
    switch kind {
    case .decision: file
    case .local: "\(file): local \(word)"
    default: "\(file).\(word)"
    }
  }

  private static func label(_ statement: Statement) -> (DryRunReport.Edit.Kind, String)? {
    switch statement.kind {
    case .local(let variables, _):
      return (.local, variables.map(\.name.text).joined(separator: ", "))
    case .localFunction(let name, _): return (.local, name.text)
    case .function(let path, _, _):
      return (.function, path.map(\.text).joined(separator: "."))
    default:
      guard let declaration = Declaration(statement) else { return nil }
      guard let id = declaration.id else { return (.decision, declaration.word.text) }
      return (declaration.word.text == "cap" ? .cap : .rule, id.text)
    }
  }
}
