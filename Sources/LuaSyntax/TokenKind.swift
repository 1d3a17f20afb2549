/// The tokens of Lua 5.4.
///
/// Source: https://www.lua.org/manual/5.4/manual.html#3.1
///
/// INVARIANT: the reserved words come first; their raw values are their numbers in a `NameTable`.
enum TokenKind: UInt8, CaseIterable {
  case and, `break`, `do`, `else`, elseif, end, `false`, `for`, function, goto, `if`, `in`
  case local, `nil`, not, or, `repeat`, `return`, then, `true`, until, `while`
  case plus, minus, star, slash, doubleSlash, percent, caret, hash
  case ampersand, tilde, pipe, shiftLeft, shiftRight
  case equal, notEqual, lessOrEqual, greaterOrEqual, less, greater, assign
  case leftParenthesis, rightParenthesis, leftBrace, rightBrace, leftBracket, rightBracket
  case doubleColon, semicolon, colon, comma, dot, concatenate, dots
  case name, integer, float, string, endOfFile

  /// How many reserved words there are.
  static let reservedCount = Int(TokenKind.while.rawValue) + 1

  private static let spellings = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
    "+", "-", "*", "/", "//", "%", "^", "#",
    "&", "~", "|", "<<", ">>",
    "==", "~=", "<=", ">=", "<", ">", "=",
    "(", ")", "{", "}", "[", "]",
    "::", ";", ":", ",", ".", "..", "...",
    "a name", "an integer", "a number", "a string", "the end of the file",
  ]

  /// How the token is written, or a description where it can be written in many ways.
  var spelling: String { Self.spellings[Int(rawValue)] }

  /// Whether a field, an index or a call begins with this token.
  var beginsSuffix: Bool {
    switch self {
    case .dot, .leftBracket, .colon, .leftParenthesis, .string, .leftBrace: true
    default: false
    }
  }

  /// Whether a block ends before this token; `until` ends one without closing its scope.
  var endsBlock: Bool {
    switch self {
    case .else, .elseif, .end, .endOfFile, .until: true
    default: false
    }
  }

  /// Whether a statement can end with this token.
  var endsStatement: Bool {
    switch self {
    case .name, .integer, .float, .string, .nil, .true, .false, .dots, .end, .break, .return,
      .rightParenthesis, .rightBrace, .rightBracket, .greater, .doubleColon, .semicolon:
      true
    default: false
    }
  }
}
