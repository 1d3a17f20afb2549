/// Writes a rulebook as Markdown of GitHub's kind.
struct MarkdownRenderer {
  private let book: Rulebook
  private let anchors: Set<String>

  init(_ book: Rulebook) {
    self.book = book
    anchors = Set(book.chapters.flatMap(\.anchors))
  }

  var text: String {
    let head = ["# " + book.title.markdown, book.say("Rulebook", "规则手册"), contents]
    return (head + book.chapters.flatMap { section($0, level: 2) }).joined(separator: "\n\n") + "\n"
  }

  // MARK: Sections

  private var contents: String {
    book.chapters.flatMap { entries($0, depth: 0) }.joined(separator: "\n")
  }

  private func entries(_ section: Rulebook.Section, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    return ["\(indent)- [\(section.title.markdown)](#\(section.anchor))"]
      + (section.isListed ? section.sections.flatMap { entries($0, depth: depth + 1) } : [])
  }

  private func section(_ section: Rulebook.Section, level: Int) -> [String] {
    let marks = [section.name.map { $0.markdownCode() }, section.mark?.markdown]
    let heading = ([section.title.markdown] + marks.compactMap { $0 }).joined(separator: " · ")
    return [
      "<a id=\"\(section.anchor)\"></a>", String(repeating: "#", count: level) + " " + heading,
    ]
      + section.blocks.compactMap(block)
      + section.sections.flatMap { self.section($0, level: level + 1) }
  }

  // MARK: Blocks

  private func block(_ block: Rulebook.Block) -> String? {
    switch block {
    case .paragraph(let inlines): line(inlines)
    case .list(let items): items.map { "- " + line($0) }.joined(separator: "\n")
    case .facts(let facts): facts.map(fact).joined(separator: "\n")
    case .table(let table): self.table(table)
    // Markdown can't fold it; who reads Markdown has the file.
    case .code: nil
    }
  }

  private func fact(_ fact: Rulebook.Fact) -> String {
    let label = "- **\(fact.label.markdown)**" + book.say(":", "：")
    if fact.lines.count == 1 { return label + book.say(" ", "") + line(fact.lines[0]) }
    return label + fact.lines.map { "\n  - " + line($0) }.joined()
  }

  private func table(_ table: Rulebook.Table) -> String {
    let rule = table.heads.indices.map { table.numeric.contains($0) ? "---:" : "---" }
    let rows =
      [table.heads.map { line($0, inTable: true) }, rule] + table.rows.map { $0.map(cell) }
    return rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private func cell(_ cell: Rulebook.Cell) -> String {
    cell.map { line($0, inTable: true) }.joined(separator: "<br>")
  }

  // MARK: Lines

  /// A line; what it begins with is kept from being taken for the mark of a list or a heading.
  private func line(_ inlines: [Rulebook.Inline], inTable: Bool = false) -> String {
    let text = inlines.map { inline($0, inTable: inTable) }.joined()
    return inTable ? text : text.escapingMarkdownStart
  }

  private func inline(_ inline: Rulebook.Inline, inTable: Bool) -> String {
    switch inline {
    case .text(let text), .status(let text, _): text.markdown
    case .code(let text): text.markdownCode(inTable: inTable)
    case .slot(let text, let anchor):
      anchor.map { link("‹\(text)›", $0) } ?? "‹\(text)›".markdown
    case .link(let text, let anchor): link(text, anchor)
    case .outside(let address):
      Rulebook.safeLink(address).map { "[\(address.markdown)](<\($0.markdownAddress)>)" }
        ?? address.markdown
    }
  }

  /// A link; where nothing but a table's row has the anchor, to the section that holds it.
  private func link(_ text: String, _ anchor: String) -> String {
    var target = anchor[...]
    while !anchors.contains(String(target)), let dot = target.lastIndex(of: ".") {
      target = target[..<dot]
    }
    return anchors.contains(String(target)) ? "[\(text.markdown)](#\(target))" : text.markdown
  }
}

extension String {
  /// The text as Markdown that shows it.
  var markdown: String {
    visible.map { character in
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": "\\\(character)"
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      default: String(character)
      }
    }.joined()
  }

  /// The text as a code span, between more backticks than it holds in a row.
  func markdownCode(inTable: Bool = false) -> String {
    let text = inTable ? visible.replacing("|", with: "\\|") : visible
    let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let pad = text.isEmpty || text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + pad + text + pad + fence
  }

  /// An address as it can stand between `<` and `>`.
  fileprivate var markdownAddress: String {
    replacing("\\", with: "%5C").replacing("<", with: "%3C").replacing(">", with: "%3E")
      .replacing("|", with: "%7C")
  }

  /// The line with a mark escaped where it would begin a heading, a list or a rule.
  fileprivate var escapingMarkdownStart: String {
    let digits = prefix { $0.isASCII && $0.isNumber }
    let rest = dropFirst(digits.count)
    guard let mark = rest.first else { return self }
    let follower = rest.dropFirst().first
    let isMark =
      digits.isEmpty
      ? "#+-=".contains(mark) : ".)".contains(mark) && (follower ?? " ") == " "
    return isMark ? digits + "\\" + rest : self
  }
}
