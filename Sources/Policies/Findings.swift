internal import CanonicalJSON
internal import LuaSyntax

/// Collects what is wrong with a pack while it is read, so that all of it is told at once.
///
/// A class, because every reader of a pack adds to the same list.
final class Findings {
  private(set) var all: [Finding] = []

  /// How much of a line is shown, in scalars.
  private static let shownWidth = 160

  /// Adds findings that are made already.
  func append(contentsOf findings: [Finding]) { all += findings }

  /// Reports something about a file as a whole.
  func report(_ code: String, file: String, _ message: String) {
    all.append(Finding(code: code, file: file, span: nil, message: message))
  }

  /// Reports something at a place; the caret covers the word that stands there.
  func report(_ code: String, in source: SourceText, at place: TextPlace, _ message: String) {
    let rest = Array(source.line(place.line).unicodeScalars.dropFirst(place.column - 1))
    add(
      code, in: source, line: place.line, column: place.column, width: Self.width(of: rest), message
    )
  }

  /// How many scalars the word takes that a line of YAML or CSV goes on with; quotes belong to it.
  private static func width(of rest: [Unicode.Scalar]) -> Int {
    if let first = rest.first, first == "\"" || first == "'",
      let end = rest.dropFirst().firstIndex(of: first)
    {
      return end + 1
    }
    let end = rest.indices.first { index in
      let next = index + 1 < rest.count ? rest[index + 1] : " "
      return rest[index].value <= 0x20 || ",]}".unicodeScalars.contains(rest[index])
        || (rest[index] == ":" && next.value <= 0x20)
    }
    return end ?? rest.count
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
    let text = source.line(line).unicodeScalars
    let start = text.count > Self.shownWidth ? max(0, column - 1 - Self.shownWidth / 2) : 0
    let shown = String(text.dropFirst(start).prefix(Self.shownWidth))
    let span = Finding.Span(
      line: line, column: column, width: max(1, width), text: shown, textColumn: start + 1)
    all.append(Finding(code: code, file: source.name, span: span, message: message))
  }
}
