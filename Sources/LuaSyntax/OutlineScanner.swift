/// Reads the tokens of a text for its outline.
struct OutlineScanner {
  private var lexer: Lexer
  private var nesting = Nesting()
  /// The token before.
  private var last: Token
  /// Where a string or comment began that is never closed, as long as no declaration for certain
  /// has followed: nothing shows where it was meant to end.
  private var lostFrom = Int.max
  private var unfinishedCount = 0

  private(set) var starts: [Int]
  private(set) var faults: [Fault] = []

  init(_ bytes: [UInt8]) {
    lexer = Lexer(bytes)
    try? lexer.skipHeader()
    starts = [lexer.offset]
    last = Token(kind: .semicolon, range: lexer.offset..<lexer.offset)
  }

  /// Reads all tokens.
  mutating func run() {
    var token = next()
    while token.kind != .endOfFile {
      let following = next()
      note(token, before: following.kind)
      token = following
    }
  }

  private mutating func note(_ token: Token, before next: TokenKind) {
    let start = token.range.lowerBound
    let beginsLine =
      start == starts[0] || lexer.bytes[last.range.upperBound..<start].contains(where: \.isLineEnd)
    let isFlush = beginsLine && (start == starts[0] || lexer.bytes[start - 1].isLineEnd)
    if isFlush, let head = Head(token.kind, next), begins(head, at: start) {
      if start > starts[0] { starts.append(start) }
      nesting.removeAll()
      lostFrom = .max
    }
    if beginsLine { nesting.noteLine(isFlush: isFlush) }
    nesting.note(token.kind)
    last = token
  }

  // MARK: Declarations

  /// How a statement begins, by how surely it is a declaration.
  private enum Head {
    case call, function, variable, other

    init?(_ kind: TokenKind, _ next: TokenKind) {
      switch (kind, next) {
      case (.name, .string), (.name, .leftBrace): self = .call
      case (.function, .name), (.local, .function): self = .function
      case (.local, .name): self = .variable
      case (.name, _), (.local, _), (.function, _), (.if, _), (.while, _), (.for, _), (.do, _),
        (.repeat, _), (.doubleColon, _):
        self = .other
      default: return nil
      }
    }
  }

  /// Whether a declaration begins with a head in the first column.
  private func begins(_ head: Head, at start: Int) -> Bool {
    if start >= lostFrom { return head != .other }
    guard let innermost = nesting.innermost else {
      return head != .other || last.kind.endsStatement
    }
    switch (head, innermost.style) {
    case (.call, _), (.function, .unknown), (.function, .indented), (.variable, .indented):
      return true
    case (.variable, .unknown): return !innermost.isBlock
    case (_, .flush), (.other, _): return false
    }
  }

  // MARK: Tokens

  /// The next token; what can't be read is noted and passed over.
  ///
  /// To find that a long bracket is never closed takes the whole text, so after as many of them as
  /// there are errors to be told the text counts as over.
  private mutating func next() -> Token {
    while unfinishedCount <= Parser.maximumErrors {
      var start = lexer.offset
      do throws(Fault) {
        try lexer.skipSpace()
        start = lexer.offset
        return try lexer.next()
      } catch {
        note(error)
        if let token = lexer.recover(from: error, at: start) { return token }
      }
    }
    return Token(kind: .endOfFile, range: lexer.bytes.count..<lexer.bytes.count)
  }

  private mutating func note(_ fault: Fault) {
    switch fault.code {
    case .unfinishedString where lexer.bytes[fault.range.lowerBound] != UInt8(ascii: "["):
      break
    case .unfinishedString, .unfinishedComment:
      unfinishedCount += 1
      keep(fault)
      lostFrom = min(lostFrom, fault.range.upperBound)
    default:
      keep(fault)
    }
  }

  private mutating func keep(_ fault: Fault) {
    if fault.range.lowerBound < lostFrom { faults.append(fault) }
  }
}
