/// Reads a pattern, character by character.
struct PatternParser {
  /// The largest number in `{m,n}`.
  static let maximumCount = 1000
  /// How deeply groups may be nested.
  static let maximumDepth = 32
  /// How many steps a pattern may become.
  static let maximumSteps = 4000

  let scalars: [Unicode.Scalar]
  var index = 0
  private var depth = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  /// The whole pattern.
  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try parseChoices()
    if peek != nil { throw error("`)` closes no group") }
    return node
  }

  /// The next character; nil at the end.
  var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// Reads a character where it is the next.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    if peek != scalar { return false }
    index += 1
    return true
  }

  func error(at index: Int? = nil, _ message: String) -> PatternError {
    PatternError(character: (index ?? self.index) + 1, message: message)
  }

  /// The error of something that other dialects know.
  func notOffered(_ length: Int, at start: Int, _ name: String) -> PatternError {
    let written = scalars[start..<min(start + length, scalars.count)]
    let shown = Shown.quoted(String(String.UnicodeScalarView(written)))
    return error(at: start, "\(shown) is \(name), which isn't offered")
  }
}

extension PatternParser {
  private mutating func parseChoices() throws(PatternError) -> PatternNode {
    var choices = [try parseSequence()]
    while skip("|") { choices.append(try parseSequence()) }
    return choices.count == 1 ? choices[0] : try measured(.either(choices), at: index)
  }

  private mutating func parseSequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      parts.append(try parsePart(scalar))
    }
    return parts.count == 1 ? parts[0] : try measured(.sequence(parts), at: index)
  }

  /// Reads a part that begins with a character, and its repetition.
  private mutating func parsePart(_ scalar: Unicode.Scalar) throws(PatternError) -> PatternNode {
    let start = index
    let (node, isAnchor) = try parseAtom(scalar)
    let repetition = index
    guard let (minimum, maximum) = try parseRepetition() else { return node }
    if isAnchor { throw error(at: repetition, "`^` and `$` can't be repeated") }
    try refuseAfterRepetition(from: repetition)
    return try measured(.repeated(node, minimum: minimum, maximum: maximum), at: start)
  }

  private mutating func parseAtom(
    _ scalar: Unicode.Scalar
  ) throws(PatternError) -> (node: PatternNode, isAnchor: Bool) {
    let start = index
    index += 1
    switch scalar {
    case "^": return (.start, true)
    case "$": return (.end, true)
    case ".": return (.scalar(.inLine), false)
    case "(": return (try parseGroup(from: start), false)
    case "[": return (.scalar(try parseClass(from: start)), false)
    case "\\": return (.scalar(try parseEscape(from: start)), false)
    case "*", "+", "?": throw error(at: start, "`\(scalar)` repeats nothing")
    case "{", "}", "]":
      throw error(at: start, "`\(scalar)` stands for itself only as `\\\(scalar)`")
    default: return (.scalar(ScalarSet(scalar)), false)
    }
  }

  private mutating func parseGroup(from start: Int) throws(PatternError) -> PatternNode {
    if depth == Self.maximumDepth {
      throw error(at: start, "groups are nested more than \(Self.maximumDepth) deep")
    }
    if peek == "?" { try parseGroupKind(from: start) }
    depth += 1
    let node = try parseChoices()
    depth -= 1
    if !skip(")") { throw error(at: start, "`(` is not closed") }
    return node
  }

  private mutating func parseGroupKind(from start: Int) throws(PatternError) {
    let kind = String(String.UnicodeScalarView(scalars[(index + 1)...].prefix(2)))
    switch kind.first {
    case ":": index += 2
    case "=": throw notOffered(3, at: start, "a look ahead")
    case "!": throw notOffered(3, at: start, "a negative look ahead")
    case "<" where kind == "<=": throw notOffered(4, at: start, "a look behind")
    case "<" where kind == "<!": throw notOffered(4, at: start, "a negative look behind")
    case "<", "P": throw notOffered(3, at: start, "a named group")
    default: throw notOffered(3, at: start, "a group with an option")
    }
  }

  private func measured(_ node: PatternNode, at start: Int) throws(PatternError) -> PatternNode {
    if node.stepCount > Self.maximumSteps {
      throw error(
        at: start,
        "with its counts multiplied out the pattern has more than "
          + "\(Self.maximumSteps) steps")
    }
    return node
  }
}
