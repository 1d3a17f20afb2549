/// What is open at a place of a text whose brackets and blocks needn't match.
///
/// What closes something also closes all that was left open inside; what closes nothing is passed
/// over.
struct Nesting {
  /// A bracket or the head of a block that is open.
  struct Opening {
    /// What closes it.
    let closer: TokenKind
    var style: Style

    /// Whether statements stand in it.
    var isBlock: Bool { closer == .end || closer == .until }
  }

  /// How the lines in a bracket or block begin.
  enum Style {
    /// None has come yet.
    case unknown
    /// Behind some space.
    case indented
    /// In the first column.
    case flush
  }

  private var openings: [Opening] = []
  /// How many of the openings each token would close.
  private var counts: [TokenKind: Int] = [:]

  /// The innermost of what is open.
  var innermost: Opening? { openings.last }

  /// Notes a token.
  mutating func note(_ kind: TokenKind) {
    switch kind {
    case .leftParenthesis: open(.rightParenthesis)
    case .leftBrace: open(.rightBrace)
    case .leftBracket: open(.rightBracket)
    case .function, .if, .do: open(.end)
    case .repeat: open(.until)
    case .rightParenthesis, .rightBrace, .rightBracket, .end, .until: close(kind)
    default: break
    }
  }

  /// Notes that a line begins.
  mutating func noteLine(isFlush: Bool) {
    guard innermost?.style == .unknown else { return }
    openings[openings.count - 1].style = isFlush ? .flush : .indented
  }

  /// Forgets what is open.
  mutating func removeAll() {
    openings.removeAll()
    counts.removeAll()
  }

  private mutating func open(_ closer: TokenKind) {
    let style = innermost?.style == .flush ? Style.flush : .unknown
    openings.append(Opening(closer: closer, style: style))
    counts[closer, default: 0] += 1
  }

  private mutating func close(_ closer: TokenKind) {
    guard counts[closer, default: 0] > 0 else { return }
    while let last = openings.popLast() {
      counts[last.closer, default: 0] -= 1
      if last.closer == closer { return }
    }
  }
}
