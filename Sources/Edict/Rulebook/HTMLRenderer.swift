internal import Decisions

/// Writes a rulebook as one page of HTML, which is well-formed XML too.
struct HTMLRenderer {
  private let book: Rulebook

  init(_ book: Rulebook) { self.book = book }

  var text: String {
    let tag = book.language == .english ? "en" : "zh-Hans"
    let name = book.say("Rulebook", "规则手册")
    let title = book.title.html
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="\(tag)" xml:lang="\(tag)">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <title>\(title) · \(name)</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <header>
      <p class="kind">\(name)</p>
      <h1>\(title)</h1>
      </header>
      <nav aria-labelledby="contents">
      <h2 id="contents">\(book.say("Contents", "目录"))</h2>
      \(entries(book.chapters))
      </nav>
      <main>
      \(book.chapters.map { section($0, level: 2) }.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  // MARK: Sections

  private func entries(_ sections: [Rulebook.Section]) -> String {
    let items = sections.map { section in
      let inner = section.isListed ? "\n" + entries(section.sections) + "\n" : ""
      return "<li><a href=\"#\(section.anchor)\">\(section.title.html)</a>\(inner)</li>"
    }
    return (["<ul>"] + items + ["</ul>"]).joined(separator: "\n")
  }

  private func section(_ section: Rulebook.Section, level: Int) -> String {
    let mark = section.mark.map { " <span class=\"mark\">\($0.html)</span>" } ?? ""
    let name = section.name.map { " <code>\($0.html)</code>" } ?? ""
    let heading = "<h\(level)>\(section.title.html)\(name)\(mark)</h\(level)>"
    let kind = "level-\(level)" + (section.staysWhole ? " whole" : "")
    return
      (["<section id=\"\(section.anchor)\" class=\"\(kind)\">", heading]
      + section.blocks.map(block) + section.sections.map { self.section($0, level: level + 1) }
      + ["</section>"]).joined(separator: "\n")
  }

  // MARK: Blocks

  private func block(_ block: Rulebook.Block) -> String {
    switch block {
    case .paragraph(let inlines): "<p>\(line(inlines))</p>"
    case .list(let items): list(items)
    case .facts(let facts):
      "<dl>\n" + facts.map { "<dt>\($0.label.html)</dt>\n<dd>\(lines($0.lines))</dd>\n" }.joined()
        + "</dl>"
    case .table(let table): self.table(table)
    case .code(let title, let text):
      "<details>\n<summary>\(title.html)</summary>\n<pre><code>"
        + text.visible(keepingLines: true).escapingHTML + "</code></pre>\n</details>"
    }
  }

  private func list(_ items: [[Rulebook.Inline]]) -> String {
    "<ul>\n" + items.map { "<li>\(line($0))</li>\n" }.joined() + "</ul>"
  }

  private func lines(_ lines: [[Rulebook.Inline]]) -> String {
    lines.count == 1 ? line(lines[0]) : list(lines)
  }

  private func table(_ table: Rulebook.Table) -> String {
    func mark(_ column: Int) -> String {
      if table.numeric.contains(column) { return " class=\"number\"" }
      return table.narrow.contains(column) ? " class=\"narrow\"" : ""
    }
    let heads = table.heads.enumerated().map { column, head in
      "<th scope=\"col\"\(mark(column))>\(line(head))</th>"
    }
    let rows = table.rows.enumerated().map { number, row in
      let id = number < table.anchors.count ? " id=\"\(table.anchors[number])\"" : ""
      let cells = row.enumerated().map { column, cell in
        "<td\(mark(column))>\(cell.map(line).joined(separator: "<br/>"))</td>"
      }
      return "<tr\(id)>" + cells.joined() + "</tr>\n"
    }
    let caption = table.caption.html
    return """
      <div class="wide" role="region" aria-label="\(caption)" tabindex="0">
      <table>
      <caption>\(caption)</caption>
      <thead>
      <tr>\(heads.joined())</tr>
      </thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      </div>
      """
  }

  // MARK: Lines

  private func line(_ inlines: [Rulebook.Inline]) -> String { inlines.map(inline).joined() }

  private func inline(_ inline: Rulebook.Inline) -> String {
    switch inline {
    case .text(let text): text.html
    case .code(let text): "<code>\(text.html)</code>"
    case .slot(let text, nil): "<span class=\"slot\">\(text.html)</span>"
    case .slot(let text, let anchor?): "<a class=\"slot\" href=\"#\(anchor)\">\(text.html)</a>"
    case .link(let text, let anchor): "<a href=\"#\(anchor)\">\(text.html)</a>"
    case .status(let text, let rank): "<span class=\"status rank-\(rank)\">\(text.html)</span>"
    case .outside(let address):
      Rulebook.safeLink(address).map {
        "<a class=\"outside\" rel=\"noreferrer\" href=\"\($0.html)\">\(address.html)</a>"
      } ?? address.html
    }
  }
}

extension String {
  /// The text on one line as HTML that shows it, in content and in quoted attributes.
  var html: String { visible.escapingHTML }

  /// The text with what HTML would take for its own escaped.
  fileprivate var escapingHTML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
