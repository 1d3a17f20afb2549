extension Parser {
  /// Moves to the next token.
  mutating func advance() throws(Fault) {
    lastEnd = token.range.upperBound
    if let next = ahead {
      token = next
      ahead = nil
    } else {
      token = try lexer.next()
    }
  }

  /// The kind of the token after the one at hand, which must be no string: the lexer keeps one.
  mutating func peek() throws(Fault) -> TokenKind {
    if let ahead { return ahead.kind }
    let next = try lexer.next()
    ahead = next
    return next.kind
  }

  /// Moves behind a token if it is at hand.
  mutating func take(_ kind: TokenKind) throws(Fault) -> Bool {
    guard token.kind == kind else { return false }
    try advance()
    return true
  }

  /// Moves behind a token that must be at hand.
  mutating func expect(_ kind: TokenKind) throws(Fault) {
    guard try take(kind) else { throw expected("`\(kind.spelling)`") }
  }

  /// Moves behind the token that closes what another opened.
  mutating func close(_ kind: TokenKind, opener: Token) throws(Fault) {
    if try take(kind) { return }
    let line = source.position(at: opener.range.lowerBound).line
    let isHere = line == source.position(at: token.range.lowerBound).line
    let place = isHere ? "" : " at line \(line)"
    let what = "`\(kind.spelling)` to close `\(opener.kind.spelling)`\(place)"
    throw expected(what, opener: opener.range.lowerBound)
  }

  /// Reads a name that must be at hand; its number is that of the token.
  mutating func name() throws(Fault) -> Name {
    guard token.kind == .name else { throw expected("a name") }
    let name = Name(text: lexer.names.text(token.name), range: token.range)
    try advance()
    return name
  }

  /// The error that something else should be at hand.
  mutating func expected(_ what: String, opener: Int? = nil) -> Fault {
    let found: String
    if token.kind == .endOfFile {
      found = token.kind.spelling
    } else {
      found = "`\(Fault.quote(source.bytes[token.range]))`"
    }
    return Fault(
      .unexpectedToken, at: token.range, "expected \(what), found \(found)", opener: opener)
  }

  // MARK: Depth

  /// Enters a statement or expression, and returns what `leaveNode` takes.
  mutating func enterNode() throws(Fault) -> Int {
    try enterLevel()
    defer { depth = 0 }
    return depth
  }

  /// Leaves a statement or expression.
  mutating func leaveNode(_ outer: Int) {
    depth = max(outer, depth)
    levels -= 1
  }

  /// Enters a level of nesting.
  mutating func enterLevel() throws(Fault) {
    levels += 1
    if levels > Self.maximumLevels {
      throw Fault(
        .tooDeep, at: token.range, "nested too deeply: at most \(Self.maximumLevels) levels")
    }
  }

  /// Counts a node above the trees read so far.
  mutating func grow() throws(Fault) {
    depth += 1
    if depth > Self.maximumDepth {
      throw Fault(
        .chainTooLong, at: token.range,
        "a chain too long: the tree would be deeper than \(Self.maximumDepth) nodes")
    }
  }
}
