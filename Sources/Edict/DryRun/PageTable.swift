/// A table of a page: a caption, heads that say of what they are, and rows that begin with theirs.
struct PageTable {
  /// What it is a table of; unique on its page.
  let caption: String
  /// The heads of the columns.
  let heads: [Head]
  /// The rows; the first cell of each is its head.
  let rows: [[Markup]]

  /// The head of a column.
  struct Head {
    let text: String
    var isNumber = false

    static func text(_ text: String) -> Head { Head(text: text) }
    static func number(_ text: String) -> Head { Head(text: text, isNumber: true) }
  }

  var markup: Markup {
    let heads = heads.map { head -> Markup in
      head.isNumber
        ? "<th scope=\"col\" class=\"number\">\(head.text)</th>"
        : "<th scope=\"col\">\(head.text)</th>"
    }
    return """
      <div class="wide" role="region" aria-label="\(caption)" tabindex="0">
      <table>
      <caption>\(caption)</caption>
      <thead>
      <tr>\(Markup(heads))</tr>
      </thead>
      <tbody>
      \(rows.map(row))
      </tbody>
      </table>
      </div>
      """
  }

  private func row(_ cells: [Markup]) -> Markup {
    let cells = zip(heads, cells).enumerated().map { index, cell -> Markup in
      if index == 0 { return "<th scope=\"row\">\(cell.1)</th>" }
      return cell.0.isNumber ? "<td class=\"number\">\(cell.1)</td>" : "<td>\(cell.1)</td>"
    }
    return "<tr>\(Markup(cells))</tr>"
  }
}
