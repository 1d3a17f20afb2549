import CanonicalJSON
import Testing

/// Bytes that must be refused, with the whole of the error.
struct Refusal: Sendable, CustomTestStringConvertible {
  let input: [UInt8]
  let offset: Int
  let error: String

  init(_ input: String, _ offset: Int, _ error: String) {
    self.init(bytes(input), offset, error)
  }

  init(_ input: [UInt8], _ offset: Int, _ error: String) {
    self.input = input
    self.offset = offset
    self.error = error
  }

  var testDescription: String { error }
}

@Suite("refusals")
struct RefusalTests {
  @Test(
    "what isn't JSON is refused with code, place and cause",
    arguments: [
      Refusal("", 0, "1:1: unexpected_end: expected a value, found the end"),
      Refusal(" \n ", 3, "2:2: unexpected_end: expected a value, found the end"),
      Refusal("[1", 2, "1:3: unexpected_end: expected `,` or `]`, found the end"),
      Refusal("{\"a\":1", 6, "1:7: unexpected_end: expected `,` or `}`, found the end"),
      Refusal("{\"a\"", 4, "1:5: unexpected_end: expected `:`, found the end"),
      Refusal("\"a", 2, "1:3: unexpected_end: expected `\"`, found the end"),
      Refusal("\"\\", 2, "1:3: unexpected_end: expected an escape, found the end"),
      Refusal("\"\\u00", 5, "1:6: unexpected_end: expected a hexadecimal digit, found the end"),
      Refusal("tru", 3, "1:4: unexpected_end: expected `true`, found the end"),
      Refusal("-", 1, "1:2: unexpected_end: expected a digit, found the end"),
      Refusal("[1.", 3, "1:4: unexpected_end: expected a digit, found the end"),
      Refusal("[1,]", 3, "1:4: unexpected_byte: expected a value, found `]`"),
      Refusal("[1 2]", 3, "1:4: unexpected_byte: expected `,` or `]`, found `2`"),
      Refusal("[1}", 2, "1:3: unexpected_byte: expected `,` or `]`, found `}`"),
      Refusal("{\"a\":1]", 6, "1:7: unexpected_byte: expected `,` or `}`, found `]`"),
      Refusal("{\"a\":1,}", 7, "1:8: unexpected_byte: expected a key, found `}`"),
      Refusal("{a:1}", 1, "1:2: unexpected_byte: expected a key, found `a`"),
      Refusal("{\"a\" 1}", 5, "1:6: unexpected_byte: expected `:`, found `1`"),
      Refusal("{'é':1}", 1, "1:2: unexpected_byte: expected a key, found `'`"),
      Refusal("NaN", 0, "1:1: unexpected_byte: expected a value, found `N`"),
      Refusal("-Infinity", 1, "1:2: bad_number: expected a digit, found `I`"),
      Refusal("Infinity", 0, "1:1: unexpected_byte: expected a value, found `I`"),
      Refusal("True", 0, "1:1: unexpected_byte: expected a value, found `T`"),
      Refusal("nul1", 3, "1:4: unexpected_byte: expected `null`, found `1`"),
      Refusal("+1", 0, "1:1: unexpected_byte: expected a value, found `+`"),
      Refusal(".5", 0, "1:1: unexpected_byte: expected a value, found `.`"),
      Refusal("[\u{A0}1]", 1, "1:2: unexpected_byte: expected a value, found U+00A0"),
      Refusal([0x5B, 0xFF], 1, "1:2: unexpected_byte: expected a value, found byte 0xFF"),
      Refusal("1 1", 2, "1:3: trailing_bytes: `1` follows the value"),
      Refusal("{}\n\u{0}", 3, "2:1: trailing_bytes: U+0000 follows the value"),
      Refusal("[]]", 2, "1:3: trailing_bytes: `]` follows the value"),
      Refusal(
        "\u{FEFF}{}", 0, "1:1: byte_order_mark: the text begins with a byte order mark"),
      Refusal(
        #"{"a":1,"b":{"a":1},"\u0061":2}"#, 19,
        "1:20: duplicate_key: `a` stands twice in one object"),
      Refusal(
        #"{"é":1,"\u00e9":2}"#, 8, "1:8: duplicate_key: `é` stands twice in one object"),
      Refusal(
        #"{"😂":1,"\ud83d\ude02":2}"#, 10, "1:8: duplicate_key: `😂` stands twice in one object"),
      Refusal("01", 0, "1:1: bad_number: a number may not begin with `0` and another digit"),
      Refusal("[-012]", 2, "1:3: bad_number: a number may not begin with `0` and another digit"),
      Refusal("[1.]", 3, "1:4: bad_number: expected a digit, found `]`"),
      Refusal("1.e1", 2, "1:3: bad_number: expected a digit, found `e`"),
      Refusal("1e+ ", 3, "1:4: bad_number: expected a digit, found ` `"),
      Refusal("0x10", 1, "1:2: trailing_bytes: `x` follows the value"),
      Refusal("[1e309]", 1, "1:2: number_too_large: the number is beyond what a double holds"),
      Refusal(
        "-1e999999999999999999999", 0,
        "1:1: number_too_large: the number is beyond what a double holds"),
      Refusal("\"\t\"", 1, "1:2: control_character: U+0009 must be escaped in text"),
      Refusal("\"a\nb\"", 2, "1:3: control_character: U+000A must be escaped in text"),
      Refusal(#""\x41""#, 2, "1:3: bad_escape: `x` is no escape"),
      Refusal(#""\u00g0""#, 5, "1:6: bad_escape: expected a hexadecimal digit, found `g`"),
    ])
  func refused(refusal: Refusal) { expect(refusal) }

  @Test(
    "text that UTF-16 or UTF-8 can't carry is refused",
    arguments: [
      (
        "5b225c7564383364225d", 2, #"1:3: lone_surrogate: `\ud83d` is half of a pair of surrogates"#
      ),
      (
        "5b225c7564653030225d", 2, #"1:3: lone_surrogate: `\ude00` is half of a pair of surrogates"#
      ),
      (
        "5b225c75646530305c7564383364225d", 2,
        #"1:3: lone_surrogate: `\ude00` is half of a pair of surrogates"#
      ),
      (
        "5b225c75643833645c6e225d", 2,
        #"1:3: lone_surrogate: `\ud83d` is half of a pair of surrogates"#
      ),
      (
        "5b225c75643833645c7530303431225d", 2,
        #"1:3: lone_surrogate: `\ud83d` is half of a pair of surrogates"#
      ),
      ("5b22ff225d", 2, "1:3: invalid_utf8: byte 0xFF is not UTF-8 here"),
      ("5b22c080225d", 2, "1:3: invalid_utf8: byte 0xC0 is not UTF-8 here"),
      ("5b2261e080af225d", 3, "1:4: invalid_utf8: byte 0xE0 is not UTF-8 here"),
      ("5b22eda080225d", 2, "1:3: invalid_utf8: byte 0xED is not UTF-8 here"),
      ("5b22f0808080225d", 2, "1:3: invalid_utf8: byte 0xF0 is not UTF-8 here"),
      ("5b22f4908080225d", 2, "1:3: invalid_utf8: byte 0xF4 is not UTF-8 here"),
      ("5b22c3225d", 2, "1:3: invalid_utf8: byte 0xC3 is not UTF-8 here"),
      ("22e282", 1, "1:2: invalid_utf8: byte 0xE2 is not UTF-8 here"),
      ("7b22ff223a317d", 2, "1:3: invalid_utf8: byte 0xFF is not UTF-8 here"),
    ])
  func refusedText(hex: String, offset: Int, error: String) {
    expect(Refusal(bytes(hex: hex), offset, error))
  }

  @Test("the edges of UTF-8 are read")
  func edges() throws {
    let edges = "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(try CanonicalJSON.parse(bytes("\"\(edges)\"")).content == .text(edges))
  }

  private func expect(_ refusal: Refusal) {
    let error = #expect(throws: JSONError.self) { try CanonicalJSON.parse(refusal.input) }
    #expect(error?.description == refusal.error)
    #expect(error?.offset == refusal.offset)
  }
}
