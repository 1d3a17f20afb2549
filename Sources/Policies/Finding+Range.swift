package import LuaSyntax

extension Finding.Span {
  /// The stretch that a range of bytes covers of its first line.
  package init(_ range: Range<Int>, in source: SourceText) {
    let start = source.position(at: range.lowerBound)
    let end = source.position(at: range.upperBound)
    let text = source.line(start.line)
    let width =
      end.line == start.line
      ? end.column - start.column : text.unicodeScalars.count - start.column + 1
    self = Findings.span(in: source, line: start.line, column: start.column, width: width)
  }
}
