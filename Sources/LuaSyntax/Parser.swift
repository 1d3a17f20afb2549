/// Reads Lua 5.4 text into a syntax tree, and refuses what Lua's own compiler refuses.
///
/// The one difference: a tree deeper than `maximumDepth` is refused, where Lua takes chains such as
/// `1 + 1 + 1 + …` of any length. Limits that depend on the code that Lua would generate are left
/// out; `Scopes` says which.
public struct Parser {
  /// How deep a tree gets at most, counted in blocks, statements and expressions.
  ///
  /// Nesting alone can't reach it, only a chain of operators, fields or calls. A tree of this depth
  /// can be freed, and walked by a recursive function, on a thread with 512 KB of stack.
  public static let maximumDepth = 400

  /// How many statements and expressions may nest: the 200 C calls that Lua allows, less the two
  /// that its compiler `luac` is in when it begins.
  static let maximumLevels = 198

  // INVARIANT: methods are mutating even where they change nothing. A call to one that isn't copies
  // the whole parser to the stack in unoptimised builds, and there is little stack for each level.
  let source: SourceText
  var lexer: Lexer
  var scopes = Scopes()
  /// The token at hand, the one after it where that had to be looked at, and the end of the last.
  var token = Token(kind: .endOfFile, range: 0..<0)
  var ahead: Token?
  var lastEnd = 0
  /// How many statements and expressions are being read.
  var levels = 0
  /// The depth of the deepest tree read so far among those that the node being read will hold.
  var depth = 0
  /// Where the statement of the top level begins that was read last, or is being read.
  var statementStart: Int

  /// Makes a parser of a file.
  init(_ source: SourceText) {
    self.init(source, bytes: source.bytes, from: 0)
  }

  /// Makes a parser of bytes that stand for those of a file, from an offset on.
  init(_ source: SourceText, bytes: [UInt8], from start: Int) {
    self.source = source
    lexer = Lexer(bytes)
    lexer.offset = start
    statementStart = start
  }

  /// Parses a file; a byte order mark and a first line that begins with `#` are skipped.
  ///
  /// Throws a `SyntaxError` at the first place where the text can't go on as Lua.
  ///
  /// Complexity: O(length of the text).
  public static func parse(_ source: SourceText) throws(SyntaxError) -> Chunk {
    do throws(Fault) {
      var parser = Parser(source)
      return try parser.chunk()
    } catch {
      throw SyntaxError(error, in: source)
    }
  }

  /// Reads the whole file.
  mutating func chunk() throws(Fault) -> Chunk {
    try lexer.skipHeader()
    let block = try topLevel()
    return Chunk(source: source, block: block, comments: lexer.comments)
  }

  /// Reads statements up to the end of the file.
  mutating func topLevel() throws(Fault) -> Block {
    try advance()
    try scopes.enterFunction(at: token.range)
    scopes.isVararg = true
    let block = try statements()
    guard token.kind == .endOfFile else {
      if case .return = block.statements.last?.kind {
        throw expected("the end of the file after `return`")
      }
      throw expected("a statement or the end of the file")
    }
    try scopes.leaveFunction()
    return block
  }
}
