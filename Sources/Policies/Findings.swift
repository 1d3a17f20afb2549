internal import CanonicalJSON
internal import LuaSyntax

/// Collects what is wrong with a pack while it is read, so that all of it is told at once.
///
/// A class, because every reader of a pack adds to the same list.
final class Findings {
  private(set) var all: [Finding] = []

  /// Adds findings that are made already.
  func append(contentsOf findings: [Finding]) { all += findings }

  /// Reports something about a file as a whole.
  func report(_ code: String, file: String, _ message: String) {
    all.append(Finding(code: code, file: file, span: nil, message: message))
  }

  /// Reports something at a place; the caret covers the word that stands there.
  func report(_ code: String, in source: SourceText, at place: TextPlace, _ message: String) {
    let text = source.line(place.line)
    let rest = text.unicodeScalars.dropFirst(place.column - 1)
    let width = rest.prefix { $0.value > 0x20 && !":,]}".unicodeScalars.contains($0) }.count
    add(code, in: source, line: place.line, column: place.column, width: width, message)
  }

  /// Reports something about a range of bytes; the caret stays on its first line.
  func report(_ code: String, in source: SourceText, range: Range<Int>, _ message: String) {
    let start = source.position(at: range.lowerBound)
    let end = source.position(at: range.upperBound)
    let text = source.line(start.line)
    let width =
      end.line == start.line
      ? end.column - start.column : text.unicodeScalars.count - start.column + 1
    add(code, in: source, line: start.line, column: start.column, width: width, message)
  }

  private func add(
    _ code: String, in source: SourceText, line: Int, column: Int, width: Int, _ message: String
  ) {
    let span = Finding.Span(
      line: line, column: column, width: max(1, width), text: source.line(line))
    all.append(Finding(code: code, file: source.name, span: span, message: message))
  }
}
