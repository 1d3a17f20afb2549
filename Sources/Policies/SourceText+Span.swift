package import CanonicalJSON
package import LuaSyntax

extension SourceText {
  /// A range of bytes as a finding shows it: its first line, and what of it the range covers.
  package func span(of range: Range<Int>) -> Finding.Span {
    let start = position(at: range.lowerBound)
    let end = position(at: range.upperBound)
    let width =
      end.line == start.line
      ? end.column - start.column : line(start.line).unicodeScalars.count - start.column + 1
    return Findings.span(in: self, line: start.line, column: start.column, width: width)
  }

  /// The word that stands at a place of a line of YAML or CSV, as a finding shows it.
  package func span(at place: TextPlace) -> Finding.Span {
    let rest = Array(line(place.line).unicodeScalars.dropFirst(place.column - 1))
    return Findings.span(
      in: self, line: place.line, column: place.column, width: Findings.width(of: rest))
  }
}
