/// What a source file imports or includes, each with its line.
struct SourceImports: Equatable {
  struct Item: Equatable {
    let name: String
    let line: Int
  }

  let items: [Item]

  /// The modules that Swift source imports, in every form of the declaration.
  init(swift text: String) {
    var code = SwiftCode()
    var items: [Item] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for statement in code.strip(line).split(separator: ";") {
        guard let name = Self.importedModule(statement) else { continue }
        items.append(Item(name: name, line: index + 1))
      }
    }
    self.items = items
  }

  /// The headers that C source includes, as written between the quotes or brackets.
  init(c text: String) {
    var items: [Item] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard line.contains("#"),
        let match = line.prefixMatch(of: /\s*#\s*(?:include|import)\s*["<]([^">]+)[">]/)
      else { continue }
      items.append(Item(name: String(match.output.1), line: index + 1))
    }
    self.items = items
  }

  /// `Records` of `@testable public import struct Records.Field`.
  private static func importedModule(_ statement: Substring) -> String? {
    guard statement.contains("import") else { return nil }  // a pattern takes longer
    let pattern =
      #/
      \s* (?: @\w+ (?: \( [^)]* \) )? \s* )*
      (?: (?:public|package|internal|fileprivate|private) \s+ )?
      import \s+
      (?: (?:typealias|struct|class|enum|protocol|let|var|func|macro) \s+ )?
      `?(\w+)
      /#
    return statement.prefixMatch(of: pattern).map { String($0.output.1) }
  }
}

/// Leaves out of Swift source, line by line, what is comment or text.
private struct SwiftCode {
  private var commentDepth = 0
  private var isInLongText = false

  mutating func strip(_ line: Substring) -> Substring {
    let isPlain = commentDepth == 0 && !isInLongText
    if isPlain, !line.contains("\""), !line.contains("/*") {
      return line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
    }
    var code = ""
    var isInText = false
    var rest = line
    while !rest.isEmpty {
      let length = step(rest, isInText: &isInText, code: &code)
      rest = rest.dropFirst(length)
    }
    return Substring(code)
  }

  /// Takes in what stands at the beginning of `rest`, and says how long it is.
  private mutating func step(_ rest: Substring, isInText: inout Bool, code: inout String) -> Int {
    if isInText || isInLongText, rest.hasPrefix("\\") { return 2 }
    if !isInText, commentDepth == 0, rest.hasPrefix("\"\"\"") {
      isInLongText.toggle()
      return 3
    }
    if isInLongText { return 1 }
    if commentDepth == 0, rest.hasPrefix("\"") {
      isInText.toggle()
      return 1
    }
    if isInText { return 1 }
    if rest.hasPrefix("/*") {
      commentDepth += 1
      return 2
    }
    if commentDepth > 0 {
      guard rest.hasPrefix("*/") else { return 1 }
      commentDepth -= 1
      return 2
    }
    if rest.hasPrefix("//") { return rest.count }
    code.append(contentsOf: rest.prefix(1))
    return 1
  }
}
