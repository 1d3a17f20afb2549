/// A token with its place.
struct Token {
  var kind: TokenKind
  /// The bytes that it spans.
  var range: Range<Int>
  /// A name's number in the lexer's `NameTable`, an integer's or a float's bits; else 0.
  var payload: UInt64 = 0

  /// A name's number.
  var name: NameTable.ID { NameTable.ID(payload) }
}
