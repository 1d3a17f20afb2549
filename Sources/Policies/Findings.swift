package import CanonicalJSON
package import LuaSyntax

/// Collects what is wrong with a pack while it is read, so that all of it is told at once.
///
/// A class, because every reader of a pack adds to the same list.
package final class Findings {
  package private(set) var all: [Finding] = []
  /// How many of them are errors.
  package private(set) var errorCount = 0

  /// Begins with none.
  package init() {}

  /// How much of a line is shown, in scalars.
  private static let shownWidth = 160

  /// Adds findings that are made already.
  package func append(contentsOf findings: [Finding]) {
    for finding in findings { append(finding) }
  }

  private func append(_ finding: Finding) {
    if finding.severity == .error { errorCount += 1 }
    if all.count < Self.mostTold {
      all.append(finding)
    } else if all.count == Self.mostTold {
      all.append(
        Finding(
          .warning, code: "too_many_findings", file: "pack.yaml", span: nil,
          message: "more than \(Self.mostTold) findings; the rest isn't told until these are mended"
        ))
    }
  }

  /// The most that is told of one pack.
  private static let mostTold = 1000

  /// Reports something about a file as a whole.
  package func report(
    _ code: String, file: String, _ message: String, severity: Finding.Severity = .error
  ) {
    append(Finding(severity, code: code, file: file, span: nil, message: message))
  }

  /// Reports something at a place; the caret covers the word that stands there.
  package func report(
    _ code: String, in source: SourceText, at place: TextPlace, _ message: String,
    severity: Finding.Severity = .error, fix: String? = nil
  ) {
    let rest = Array(source.line(place.line).unicodeScalars.dropFirst(place.column - 1))
    let span = Self.span(
      in: source, line: place.line, column: place.column, width: Self.width(of: rest))
    append(
      Finding(
        severity, code: code, file: source.name, span: span, message: message, fix: fix))
  }

  /// How many scalars the word takes that a line of YAML or CSV goes on with; quotes belong to it.
  static func width(of rest: [Unicode.Scalar]) -> Int {
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
  func report(
    _ code: String, in source: SourceText, range: Range<Int>, _ message: String,
    severity: Finding.Severity = .error, fix: String? = nil
  ) {
    let span = Finding.Span(range, in: source)
    append(
      Finding(severity, code: code, file: source.name, span: span, message: message, fix: fix))
  }

  static func span(
    in source: SourceText, line: Int, column: Int, width: Int
  ) -> Finding.Span {
    let text = source.line(line).unicodeScalars
    let start = text.count > shownWidth ? max(0, column - 1 - shownWidth / 2) : 0
    let shown = String(text.dropFirst(start).prefix(shownWidth))
    return Finding.Span(
      line: line, column: column, width: max(1, width), text: shown, textColumn: start + 1)
  }
}
