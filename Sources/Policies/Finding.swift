/// Something wrong with a pack, at its place.
public struct Finding: Error, Sendable, Hashable {
  /// What is wrong, in snake case; it stays the same from release to release.
  public let code: String
  /// The file, relative to the pack.
  public let file: String
  /// Where in the file; nil where the file as a whole is meant.
  public let span: Span?
  /// The cause: lower case, without full stop, the user's words in backticks.
  public let message: String

  /// Takes a finding; control characters of names and texts are written as escapes, so that no name
  /// of a file can reach a terminal as a command.
  init(code: String, file: String, span: Span?, message: String) {
    self.code = code
    self.file = file.escapingControls
    self.span = span
    self.message = message.escapingControls
  }

  /// A stretch of one line.
  public struct Span: Sendable, Hashable {
    /// The line, counted from 1.
    public let line: Int
    /// The first column, counted from 1 in Unicode scalars.
    public let column: Int
    /// How many scalars it covers; at least 1.
    public let width: Int
    /// The text of the line, or as much of a long one as is shown.
    public let text: String
    /// The column at which the text begins: 1, but for a long line.
    public let textColumn: Int
  }

  /// The finding as it is printed: place, code, cause, and the line with a caret where it is known.
  ///
  ///     rules/eligibility.lua:14:27: unknown_field: `enterprise` has no field `regoin`
  ///      14 |     return tables.pilot_regions:has(enterprise.regoin)
  ///         |                                                ^~~~~~
  public var description: String {
    guard let span else { return "\(file): \(code): \(message)" }
    let head = "\(file):\(span.line):\(span.column): \(code): \(message)"
    return head + "\n" + span.picture
  }
}

extension Finding: CustomStringConvertible {}

extension Finding.Span {
  /// The line with its number, and a caret under the stretch.
  public var picture: String {
    let number = String(line)
    let gutter = String(repeating: " ", count: number.count)
    let scalars = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control && scalar != "\t" ? "\u{FFFD}" : scalar
    }
    let before = scalars.prefix(column - textColumn)
      .map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.columns) }.joined()
    let marked = scalars.dropFirst(column - textColumn).prefix(width).reduce(0) { $0 + $1.columns }
    let tildes = String(repeating: "~", count: max(marked, 1) - 1)
    let shown = String(String.UnicodeScalarView(scalars))
    return " \(number) | \(shown)\n \(gutter) | \(before)^\(tildes)"
  }
}

/// A pack that can't be used: everything that was found, by file and line.
public struct PackError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was found; at least one.
  public let findings: [Finding]

  init(_ findings: [Finding]) {
    self.findings = findings.sorted { left, right in
      let (a, b) = (left.span, right.span)
      return (left.file, a?.line ?? 0, a?.column ?? 0, left.code, left.message)
        < (right.file, b?.line ?? 0, b?.column ?? 0, right.code, right.message)
    }
  }

  /// Each finding as it is printed, a line feed between two.
  public var description: String { findings.map(\.description).joined(separator: "\n") }
}

extension String {
  /// The text with `\u{1B}` for a control character.
  var escapingControls: String {
    let isControl: (Unicode.Scalar) -> Bool = { $0.properties.generalCategory == .control }
    guard unicodeScalars.contains(where: isControl) else { return self }
    return unicodeScalars.map { scalar in
      isControl(scalar)
        ? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : String(scalar)
    }.joined()
  }
}
