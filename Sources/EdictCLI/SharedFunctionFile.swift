import LuaSyntax

/// A file under `functions/`, as an editor is told of it.
struct SharedFunctionFile {
  /// The name by which rules call it.
  let name: String
  /// Its functions, in file order.
  let functions: [Function]

  /// A function that the file offers.
  struct Function {
    let name: String
    let parameters: [String]
    /// The lines of comment above it, without their dashes.
    let comment: [String]
  }

  /// Takes a file that has been read and found sound, by its path `functions/F.lua`; nil where it is
  /// none.
  init?(_ source: SourceText) {
    guard source.name.hasPrefix("functions/"), source.name.hasSuffix(".lua"),
      let chunk = try? Parser.parse(source)
    else { return nil }
    name = String(source.name.dropFirst("functions/".count).dropLast(".lua".count))
    functions = chunk.block.statements.compactMap { statement in
      guard case .function(let path, nil, let body) = statement.kind, path.count == 1 else {
        return nil
      }
      return Function(
        name: path[0].text, parameters: body.parameters.map(\.text),
        comment: Self.comment(above: source.lineNumber(at: statement.range.lowerBound), in: source))
    }
  }

  private static func comment(above line: Int, in source: SourceText) -> [String] {
    var lines: [String] = []
    var number = line - 1
    while source.line(number).hasPrefix("--") {
      let text = source.line(number).drop { $0 == "-" }
      lines.append(String(text.drop { $0 == " " }))
      number -= 1
    }
    return lines.reversed()
  }
}
