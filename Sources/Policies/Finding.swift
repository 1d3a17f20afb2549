/// Something wrong with a pack, at its place.
public struct Finding: Error, Sendable, Hashable {
  /// How grave it is.
  public let severity: Severity
  /// What is wrong, in snake case; it stays the same from release to release.
  public let code: String
  /// The file, relative to the pack.
  public let file: String
  /// Where in the file; nil where the file as a whole is meant.
  public let span: Span?
  /// The cause: lower case, without full stop, the user's words in backticks.
  public let message: String
  /// What to write in place of the span; nil where nobody but the author can say.
  public let fix: String?

  /// Takes a finding; control characters of names and texts are written as escapes, so that no name
  /// of a file can reach a terminal as a command.
  init(
    _ severity: Severity = .error, code: String, file: String, span: Span?, message: String,
    fix: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file.escapingControls
    self.span = span
    self.message = message.escapingControls
    self.fix = fix?.escapingControls ?? span?.fix(from: self.message)
  }

  /// How grave a finding is.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The pack can't be decided with.
    case error
    /// The pack can be decided with, and yet this is likely a slip.
    case warning
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
  ///     rules/eligibility.lua:14:12: warning: asked_twice: `known` is asked of what is read anyway
  ///      14 |     return known(firm, "region") and firm.region
  ///         |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  ///         |            firm.region
  public var description: String {
    let label = (severity == .warning ? "warning: " : "") + "\(code): \(message)"
    guard let span else { return "\(file): \(label)" }
    let fix = message.suggestedWord == nil ? fix : nil
    return "\(file):\(span.line):\(span.column): \(label)\n" + span.picture(fix: fix)
  }
}

extension Finding: CustomStringConvertible {}

extension Finding.Span {
  /// The word that a message suggests, in the quotes that stand around what it is written in place
  /// of; nil where the span is more than the word that the message speaks of.
  func fix(from message: String) -> String? {
    guard let suggested = message.suggestedWord else { return nil }
    let covered = text.unicodeScalars.dropFirst(column - textColumn).prefix(width)
    let quote = covered.first.flatMap { $0 == "\"" || $0 == "'" ? String($0) : nil } ?? ""
    let word = String(
      String.UnicodeScalarView(quote.isEmpty ? covered : covered.dropFirst().dropLast()))
    return message.contains("`\(word)`") ? quote + suggested + quote : nil
  }

  /// The line with its number, and a caret under the stretch.
  public var picture: String { picture(fix: nil) }

  /// The line with its number, a caret under the stretch, and below it what should stand there.
  func picture(fix: String?) -> String {
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
    let picture = " \(number) | \(shown)\n \(gutter) | \(before)^\(tildes)"
    return fix.map { picture + "\n \(gutter) | \(before)\($0)" } ?? picture
  }
}

extension Finding: Comparable {
  /// Whether it stands before another: by file, then place, then code.
  public static func < (left: Finding, right: Finding) -> Bool {
    let (a, b) = (left.span, right.span)
    return (left.file, a?.line ?? 0, a?.column ?? 0, left.code, left.message)
      < (right.file, b?.line ?? 0, b?.column ?? 0, right.code, right.message)
  }
}

extension String {
  /// The word of `; did you mean …?`, which `Nearest` writes into a message.
  fileprivate var suggestedWord: String? {
    guard let start = firstRange(of: "; did you mean `")?.upperBound,
      let end = self[start...].firstIndex(of: "`")
    else { return nil }
    return String(self[start..<end])
  }

  /// The text with `\u{1B}` for a control character.
  package var escapingControls: String {
    let isControl: (Unicode.Scalar) -> Bool = { $0.properties.generalCategory == .control }
    guard unicodeScalars.contains(where: isControl) else { return self }
    return unicodeScalars.map { scalar in
      isControl(scalar)
        ? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : String(scalar)
    }.joined()
  }
}
