import LuaSyntax

extension Refusal {
  /// Texts with something that is no token.
  static let tokens: [Refusal] = [
    Refusal(
      "x = @", .unexpectedCharacter, 1, 5, 4..<5,
      "unexpected character `@`"),
    Refusal(
      "x = é", .unexpectedCharacter, 1, 5, 4..<6,
      "unexpected character `é`"),
    Refusal(
      "x = \u{02}", .unexpectedCharacter, 1, 5, 4..<5,
      "unexpected byte 0x02"),
    Refusal(
      "x = `a`", .unexpectedCharacter, 1, 5, 4..<5,
      "unexpected byte 0x60"),
    Refusal(
      "x != 1", .unexpectedCharacter, 1, 3, 2..<3,
      "unexpected character `!`"),
    Refusal(
      "x = 'abc", .unfinishedString, 1, 5, 4..<8,
      "unfinished string"),
    Refusal(
      "x = 'abc\nd'", .unfinishedString, 1, 5, 4..<8,
      "unfinished string"),
    Refusal(
      "x = \"abc\\", .unfinishedString, 1, 5, 4..<9,
      "unfinished string"),
    Refusal(
      "x = [[abc", .unfinishedString, 1, 5, 4..<6,
      "unfinished long string"),
    Refusal(
      "x = [==[abc]=]", .unfinishedString, 1, 5, 4..<8,
      "unfinished long string"),
    Refusal(
      "--[[ abc", .unfinishedComment, 1, 1, 0..<4,
      "unfinished long comment"),
    Refusal(
      "--[==[ abc ]]", .unfinishedComment, 1, 1, 0..<6,
      "unfinished long comment"),
    Refusal(
      "x = [=abc", .malformedBracket, 1, 5, 4..<6,
      "malformed long bracket: expected `[` after `[=`"),
    Refusal(
      "x = 3x", .malformedNumber, 1, 5, 4..<6,
      "malformed number `3x`"),
    Refusal(
      "x = 1..2", .malformedNumber, 1, 5, 4..<8,
      "malformed number `1..2`"),
    Refusal(
      "x = 0x", .malformedNumber, 1, 5, 4..<6,
      "malformed number `0x`"),
    Refusal(
      "x = 1e+", .malformedNumber, 1, 5, 4..<7,
      "malformed number `1e+`"),
    Refusal(
      "x = 0xZ", .malformedNumber, 1, 5, 4..<7,
      "malformed number `0xZ`"),
    Refusal(
      "x = '\\q'", .invalidEscape, 1, 6, 5..<7,
      "invalid escape `\\q`: unknown escape sequence"),
    Refusal(
      "x = '\\é'", .invalidEscape, 1, 6, 5..<8,
      "invalid escape `\\é`: unknown escape sequence"),
    Refusal(
      "x = 'a\\x4'", .invalidEscape, 1, 7, 6..<9,
      "invalid escape `\\x4`: `\\x` needs two hexadecimal digits"),
    Refusal(
      "x = '\\300'", .invalidEscape, 1, 6, 5..<9,
      "invalid escape `\\300`: a decimal escape is at most `\\255`"),
    Refusal(
      "x = '\\u4'", .invalidEscape, 1, 6, 5..<7,
      "invalid escape `\\u`: `\\u` needs `{`"),
    Refusal(
      "x = '\\u{}'", .invalidEscape, 1, 6, 5..<8,
      "invalid escape `\\u{`: `\\u{` needs a hexadecimal digit"),
    Refusal(
      "x = '\\u{4'", .invalidEscape, 1, 6, 5..<9,
      "invalid escape `\\u{4`: `\\u{` needs `}`"),
    Refusal(
      "x = '\\u{80000000}'", .invalidEscape, 1, 6, 5..<15,
      "invalid escape `\\u{8000000`: a code point is at most `7FFFFFFF`"),
    Refusal(
      "\u{1B}Lua", .binaryChunk, 1, 1, 0..<1,
      "compiled Lua is refused: expected text"),
    Refusal(
      "#!lua\n\u{1B}Lua", .binaryChunk, 2, 1, 6..<7,
      "compiled Lua is refused: expected text"),
    Refusal(
      "\u{FEFF}\u{1B}Lua", .binaryChunk, 1, 2, 3..<4,
      "compiled Lua is refused: expected text"),
  ]
}
