/// A syntax error on its way out of the parser.
///
/// It is a class so that a thrown one fits a register: the parser's frames stay small, as deep
/// nesting on a small stack needs.
final class Fault: Error {
  let code: SyntaxError.Code
  let range: Range<Int>
  let message: String
  /// Where the bracket or block begins that isn't closed.
  let opener: Int?

  init(_ code: SyntaxError.Code, at range: Range<Int>, _ message: String, opener: Int? = nil) {
    self.code = code
    self.range = range
    self.message = message
    self.opener = opener
  }
}
