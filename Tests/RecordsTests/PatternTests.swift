import TestSupport
import Testing

@testable import Records

@Suite("patterns")
struct PatternTests {
  private func matches(_ source: String, _ text: String) throws -> Bool {
    var text = text
    let pattern = try Pattern(source)
    return text.withUTF8 { pattern.matches($0) }
  }

  @Test(
    "a pattern is looked for anywhere in a text",
    arguments: [
      ("b", ["b", "abc"], ["", "ac"]),
      ("^b", ["b", "bc"], ["ab", ""]),
      ("b$", ["b", "ab"], ["ba", "b\n", ""]),
      ("^$", [""], ["a", "\n"]),
      ("", ["", "a"], []),
      ("^ab|cd$", ["ab", "abx", "xcd"], ["xab", "cdx"]),
      ("^(ab|cd)$", ["ab", "cd"], ["abcd", "abd"]),
      ("^(?:a|)b$", ["ab", "b"], ["aab"]),
      ("^a*$", ["", "a", "aaaa"], ["b", "aab"]),
      ("^a+$", ["a", "aaa"], ["", "ab"]),
      ("^a?b$", ["b", "ab"], ["aab"]),
      ("^a{2}$", ["aa"], ["a", "aaa"]),
      ("^a{2,}$", ["aa", "aaaaa"], ["a"]),
      ("^a{1,3}$", ["a", "aa", "aaa"], ["", "aaaa"]),
      ("^a{0}b$", ["b"], ["ab"]),
      ("^(ab){2}$", ["abab"], ["ab", "ababab"]),
      ("^(a|b*)*c$", ["c", "abbac"], ["ab", "abd"]),
      ("^(()*a)*$", ["", "aa"], ["b"]),
      ("(^a|b)+$", ["a", "bb", "abb", "cb"], ["ca", ""]),
      ("a.c", ["abc", "aéc", "a😀c"], ["ac", "a\nc", "a\rc", "a\u{2028}c"]),
      ("^[a-cx]$", ["a", "b", "c", "x"], ["d", "-", ""]),
      ("^[^a-c]$", ["d", "\n", "é", "😀"], ["a", "b", "ab"]),
      ("^[-a]$", ["-", "a"], ["b"]),
      ("^[a-]$", ["-", "a"], ["b"]),
      ("^[a\\-z]$", ["-", "a", "z"], ["b"]),
      ("^[\\]^]$", ["]", "^"], ["["]),
      ("^[\\d_]+$", ["1_2"], ["a", "٣"]),
      ("^[^\\d\\s]$", ["a"], ["1", " ", "\u{3000}"]),
      ("^\\d\\w\\s$", ["1_ ", "9Z\t", "0a\u{A0}"], ["a_ ", "1é ", "12x"]),
      ("^\\D\\W\\S$", ["a é", "éé_"], ["1 a", "aaa", "a  "]),
      ("^\\t\\n\\v\\f\\r$", ["\t\n\u{B}\u{C}\r"], ["tnvfr"]),
      ("^\\u4e2d\\u0041$", ["中A"], ["中a"]),
      ("^[\\u4e00-\\u9fff]{2,4}$", ["示例", "示例公司"], ["示", "示例公司甲", "ab"]),
      ("\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/", ["^$\\.*+?()[]{}|/"], ["^"]),
      ("^😀$", ["😀"], ["😁"]),
      ("e\u{301}", ["e\u{301}"], ["é"]),
      ("^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$", ["91350100M000100Y43"], ["9135"]),
    ])
  func matching(source: String, found: [String], notFound: [String]) throws {
    for text in found { #expect(try matches(source, text), "\(source) in \(text)") }
    for text in notFound { #expect(try !matches(source, text), "\(source) in \(text)") }
  }

  @Test(
    "what isn't offered, or is no pattern, is refused by name",
    arguments: [
      ("(?=a)", "1: `(?=` is a look ahead, which isn't offered"),
      ("a(?!b)", "2: `(?!` is a negative look ahead, which isn't offered"),
      ("(?<=a)b", "1: `(?<=` is a look behind, which isn't offered"),
      ("(?<!a)b", "1: `(?<!` is a negative look behind, which isn't offered"),
      ("(?<n>a)", "1: `(?<` is a named group, which isn't offered"),
      ("(?P<n>a)", "1: `(?P` is a named group, which isn't offered"),
      ("(?i)a", "1: `(?i` is a group with an option, which isn't offered"),
      ("(?", "1: `(?` is a group with an option, which isn't offered"),
      ("(a)\\1", "4: `\\1` is a back reference, which isn't offered"),
      ("(a)\\k<n>", "4: `\\k` is a back reference, which isn't offered"),
      ("\\ba", "1: `\\b` is a word boundary, which isn't offered"),
      ("a\\B", "2: `\\B` is a word boundary, which isn't offered"),
      ("[\\b]", "2: `\\b` is an escape, which isn't offered"),
      ("\\p{L}", "1: `\\p` is a Unicode property, which isn't offered"),
      ("[\\P{L}]", "2: `\\P` is a Unicode property, which isn't offered"),
      ("\\Aa", "1: `\\A` is an escape, which isn't offered"),
      ("\\x41", "1: `\\x` is an escape, which isn't offered"),
      ("\\-", "1: `\\-` is an escape, which isn't offered"),
      ("\\0", "1: `\\0` is an escape, which isn't offered"),
      ("a*?", "2: `*?` is a lazy repetition, which isn't offered"),
      ("a{1,2}?", "2: `{1,2}?` is a lazy repetition, which isn't offered"),
      ("a?+", "2: `?+` is a possessive repetition, which isn't offered"),
      ("a**", "3: a repetition follows another"),
      ("a+{2}", "3: a repetition follows another"),
      ("*a", "1: `*` repeats nothing"),
      ("(+a)", "2: `+` repeats nothing"),
      ("a|?", "3: `?` repeats nothing"),
      ("^*", "2: `^` and `$` can't be repeated"),
      ("$?", "2: `^` and `$` can't be repeated"),
      ("a{", "2: a count is written `{m}`, `{m,}` or `{m,n}`"),
      ("a{,2}", "2: a count is written `{m}`, `{m,}` or `{m,n}`"),
      ("a{1,2", "2: a count is written `{m}`, `{m,}` or `{m,n}`"),
      ("a{2,1}", "2: `{2,1}` ends before it begins"),
      ("a{1001}", "3: a count may be at most 1000"),
      ("a{99999999999999999999}", "3: a count may be at most 1000"),
      ("{", "1: `{` stands for itself only as `\\{`"),
      ("a}", "2: `}` stands for itself only as `\\}`"),
      ("]", "1: `]` stands for itself only as `\\]`"),
      ("(a", "1: `(` is not closed"),
      ("a)", "2: `)` closes no group"),
      ("[a", "1: `[` is not closed"),
      ("[a-", "1: `[` is not closed"),
      ("[^", "1: `[` is not closed"),
      ("[]", "1: a class needs a character"),
      ("[^]", "1: a class needs a character"),
      ("[[:alpha:]]", "2: `[` in a class stands for itself only as `\\[`"),
      ("[z-a]", "2: the range ends before it begins"),
      ("[a-\\d]", "2: a range goes from one character to another"),
      ("[\\w-z]", "2: a range goes from one character to another"),
      ("a\\", "2: `\\` escapes nothing"),
      ("\\u12", "1: `\\u` is followed by four hexadecimal digits"),
      ("\\u{41}", "1: `\\u` is followed by four hexadecimal digits"),
      ("\\ud83d", "1: `\\ud83d` is half of a pair of surrogates"),
      ("(a{1000}){1000}", "1: with its counts multiplied out the pattern has more than 4000 steps"),
      (
        "((){1000}){1000}", "1: with its counts multiplied out the pattern has more than 4000 steps"
      ),
      (
        String(repeating: "(", count: 33) + String(repeating: ")", count: 33),
        "33: groups are nested more than 32 deep"
      ),
    ])
  func refused(source: String, message: String) {
    let error = #expect(throws: PatternError.self) { try Pattern(source) }
    #expect(error.map { "\($0.character): \($0.message)" } == message)
  }

  @Test("text that makes others try every way takes time in proportion")
  func linear() throws {
    let text = String(repeating: "a", count: 100_000)
    for source in ["^(a*)*b$", "^(a|aa)+$b", "(a|a)*c", "^(a?){20}a{20}c"] {
      #expect(try !matches(source, text))
    }
  }

  @Test("the deepest and the largest pattern are read and matched within a small stack")
  func smallStack() {
    SmallThread {
      let deep = String(repeating: "(", count: 32) + "a" + String(repeating: ")*", count: 32)
      #expect((try? self.matches(deep + "b", "ab")) == true)
      #expect(
        (try? self.matches("^a{1000}b{0,1000}$", String(repeating: "a", count: 1000))) == true)
    }.run()
  }

  @Test("a value that doesn't match its field's pattern is refused")
  func value() throws {
    let firm = try recordType(
      "firm", fields: #""id": {"type": "string", "pattern": "^[A-Z]\\d{2,3}$"}"#,
      required: #"["id"]"#, more: #""x-id": "id","#)
    let type = DossierType(recordTypes: [firm], subject: 0)
    #expect(
      outcomes(bytes("id\nA12\nA1\na12\n"), type) == [
        #"1 line 2: {"firm":{"id":"A12"}}"#,
        #"2 line 3: pattern_mismatch: `firm.id`: `A1` doesn't match `^[A-Z]\d{2,3}$`"#,
        #"3 line 4: pattern_mismatch: `firm.id`: `a12` doesn't match `^[A-Z]\d{2,3}$`"#,
      ])
  }
}
