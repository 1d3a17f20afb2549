internal import LuaSyntax
internal import Policies

/// Collects the mutants of one file.
struct MutantList {
  let source: SourceText
  private(set) var mutants: [Mutant] = []
  /// What of the pack is looked at.
  var subject: Mutant.Subject

  init(source: SourceText, subject: Mutant.Subject) {
    self.source = source
    self.subject = subject
  }

  /// Adds a mutant that replaces some bytes.
  ///
  /// - Parameters:
  ///   - context: What is shown of the file, before and after. The bytes lie within; where they
  ///     don't, `title` is given, and this is what is pointed at.
  ///   - title: What is said in place of that.
  mutating func add(
    _ kind: MutantKind, _ range: Range<Int>, _ replacement: String, in context: Range<Int>? = nil,
    title: String? = nil
  ) {
    let shown = context ?? range
    // What is inserted stands before something: that is what the caret points at.
    let isOutside = range.lowerBound < shown.lowerBound || shown.upperBound < range.upperBound
    let pointed =
      isOutside ? shown : range.isEmpty ? range.lowerBound..<shown.upperBound : range
    mutants.append(
      Mutant(
        kind: kind, file: source.name, span: Finding.Span(pointed, in: source),
        description: title?.escapingControls ?? change(range, replacement, shown), range: range,
        replacement: replacement, subject: subject))
  }

  /// The text before and after, each in one line.
  private func change(
    _ range: Range<Int>, _ replacement: String, _ context: Range<Int>
  ) -> String {
    let before = ShownText(source.text(in: context.lowerBound..<range.lowerBound))
    let after = ShownText(source.text(in: range.upperBound..<context.upperBound))
    func text(_ middle: String) -> String {
      "`\(before.end)\(ShownText(middle).middle)\(after.beginning)`"
    }
    return text(source.text(in: range)) + " → " + text(replacement)
  }
}

/// A piece of a file in one line, of which as much is shown as stands near a change.
private struct ShownText {
  private let scalars: [Unicode.Scalar]

  /// How many scalars are shown on each side of a change.
  private static let width = 36

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if isSpace, scalars.last == " " { continue }
      scalars.append(isSpace ? " " : scalar)
    }
    self.scalars = scalars
  }

  var end: String {
    scalars.count <= Self.width ? text(scalars) : "…" + text(scalars.suffix(Self.width))
  }

  var beginning: String {
    scalars.count <= Self.width ? text(scalars) : text(scalars.prefix(Self.width)) + "…"
  }

  var middle: String {
    scalars.count <= 2 * Self.width ? text(scalars) : text(scalars.prefix(2 * Self.width)) + "…"
  }

  private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars)).escapingControls
  }
}
