import LuaSyntax
import Testing

/// A text that is refused, with the whole of its error.
struct Refusal: Sendable, CustomTestStringConvertible {
  let text: String
  let error: SyntaxError.Code
  let position: SourcePosition
  let range: Range<Int>
  let message: String

  var testDescription: String { text.count > 60 ? text.prefix(60) + "…" : text }

  init(
    _ text: String, _ code: SyntaxError.Code, _ line: Int, _ column: Int, _ range: Range<Int>,
    _ message: String
  ) {
    self.text = text
    self.error = code
    self.position = SourcePosition(line: line, column: column)
    self.range = range
    self.message = message
  }

  /// The error of a text; nil if it is accepted.
  static func error(of text: String) -> SyntaxError? {
    do throws(SyntaxError) {
      _ = try Parser.parse(SourceText(name: "test.lua", bytes: Array(text.utf8)))
      return nil
    } catch {
      return error
    }
  }
}
