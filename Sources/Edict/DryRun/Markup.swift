/// HTML in which nothing can stand unescaped but what a literal of this program says.
///
///     let row: Markup = "<td>\(dossier.subjectID)</td>"   // escapes the id
///
/// Text in a slot is shown as text, on one line, whatever it holds; markup in a slot stays markup.
struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The HTML.
  let html: String

  init(stringLiteral value: String) { html = value }

  init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  private init(html: String) { self.html = html }

  /// HTML of this program's own, or a style sheet, as it is.
  init(trusted html: String) { self.html = html }

  /// Text as it is, on one line.
  init(text: String) { html = text.html }

  /// Text of a program, line by line as it is.
  init(code: String) {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    html = lines.map { (line: Substring) -> String in
      String(line).replacing("\t", with: "  ").html
    }.joined(separator: "\n")
  }

  /// Pieces one after another.
  init(_ pieces: [Markup], separator: Markup = "") {
    html = pieces.map(\.html).joined(separator: separator.html)
  }

  var isEmpty: Bool { html.isEmpty }

  /// What the slots of a literal are made of.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    mutating func appendInterpolation(_ text: String) { html += text.html }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
    /// Lines, one below another.
    mutating func appendInterpolation(_ lines: [Markup]) {
      html += lines.filter { !$0.isEmpty }.map(\.html).joined(separator: "\n")
    }
  }
}

extension Markup {
  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }
}
