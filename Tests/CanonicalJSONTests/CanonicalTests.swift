import CanonicalJSON
import Foundation
import TestSupport
import Testing

@Suite("canonical JSON")
struct CanonicalTests {
  @Test(
    "a value is written in the one canonical way",
    arguments: [
      ("[ 56 , {\"d\":true, \"10\": null, \"1\":[ ]} ]", #"[56,{"1":[],"10":null,"d":true}]"#),
      ("{}", "{}"),
      ("[]", "[]"),
      (" null\n", "null"),
      ("[true,false,null]", "[true,false,null]"),
      (#"{"a":{"F":5,"f":"hi"},"A":{}}"#, #"{"A":{},"a":{"F":5,"f":"hi"}}"#),
      (
        #"["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"]"#,
        "[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]"
      ),
      (#""\b\t\n\f\r\u0000\u001f\u007f""#, "\"\\b\\t\\n\\f\\r\\u0000\\u001f\u{7F}\""),
      (#""\u2028\ud83d\ude02\/""#, "\"\u{2028}\u{1F602}/\""),
      ("\"A\u{30A}\"", "\"A\u{30A}\""),
      ("[1E30,4.50,2e-3,0.000000000000000000000000001,-0,-0.0]", "[1e+30,4.5,0.002,1e-27,0,0]"),
    ])
  func canonical(input: String, expected: String) throws {
    #expect(text(try CanonicalJSON.canonicalize(bytes(input))) == expected)
  }

  @Test("keys ascend by UTF-16 code units, surrogates before U+E000 and above")
  func keyOrder() throws {
    let keys = [
      "", "\r", "1", "10", "A", "a", "ö", "€", "\u{1F602}", "\u{E000}", "\u{FB33}", "\u{FFFF}",
    ]
    for (index, key) in keys.enumerated() {
      for (otherIndex, other) in keys.enumerated() {
        #expect(utf16Less(key, other) == (index < otherIndex), "\(key) \(other)")
        #expect(utf16Less(key, other) == key.utf16.lexicographicallyPrecedes(other.utf16))
      }
    }
    let shuffled =
      "{" + keys.reversed().map { "\"\($0 == "\r" ? "\\r" : $0)\":0" }.joined(separator: ",") + "}"
    let sorted = "{" + keys.map { "\"\($0 == "\r" ? "\\r" : $0)\":0" }.joined(separator: ",") + "}"
    #expect(text(try CanonicalJSON.canonicalize(bytes(shuffled))) == sorted)
  }

  @Test("composed and decomposed letters are distinct keys")
  func exactKeys() throws {
    let input = "{\"\u{E9}\":1,\"e\u{301}\":2}"
    let tree = try CanonicalJSON.parse(bytes(input))
    #expect(tree["\u{E9}"]?.content == .number(1))
    #expect(tree["e\u{301}"]?.content == .number(2))
    #expect(tree["e"] == nil)
    #expect(TextTree(place: tree.place, content: .null)["e"] == nil)
    #expect(
      try CanonicalJSON.canonicalize(bytes(input)) == bytes("{\"e\u{301}\":2,\"\u{E9}\":1}"))
  }

  @Test("a tree tells where each value and key stands, columns in scalars")
  func places() throws {
    let tree = try CanonicalJSON.parse(bytes("{\n  \"é\u{1F602}\": [1,\n true]}"))
    func place(_ line: Int, _ column: Int) -> TextPlace { TextPlace(line: line, column: column) }
    let list = TextTree.Content.list([
      TextTree(place: place(2, 10), content: .number(1)),
      TextTree(place: place(3, 2), content: .boolean(true)),
    ])
    let member = TextTree.Member(
      key: "é\u{1F602}", keyPlace: place(2, 3), value: TextTree(place: place(2, 9), content: list))
    #expect(tree == TextTree(place: place(1, 1), content: .object([member])))
  }

  @Test("what was written canonically reads back to the same bytes")
  func idempotence() throws {
    var random = SeededGenerator(state: 8785)
    for _ in 0..<500 {
      let written = CanonicalJSON.canonical(randomValue(depth: 4, &random))
      #expect(try CanonicalJSON.canonicalize(written) == written)
    }
  }

  private func randomValue(depth: Int, _ random: inout SeededGenerator) -> TextTree.Content {
    let place = TextPlace(line: 1, column: 1)
    switch UInt64.random(in: 0..<(depth == 0 ? 4 : 6), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2:
      let number = Double(bitPattern: random.next())
      return .number(number.isFinite ? number : 0)
    case 3: return .text(randomText(&random))
    case 4:
      return .list(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          TextTree(place: place, content: randomValue(depth: depth - 1, &random))
        })
    default:
      let keys = Set((0..<Int.random(in: 0..<4, using: &random)).map { _ in randomText(&random) })
      return .object(
        keys.map {
          TextTree.Member(
            key: $0, keyPlace: place,
            value: TextTree(place: place, content: randomValue(depth: depth - 1, &random)))
        })
    }
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let limits: [UInt32] = [0x20, 0x80, 0x800, 0x1_0000, 0x11_0000]
    let scalars = (0..<Int.random(in: 0..<8, using: &random)).compactMap { _ in
      Unicode.Scalar(
        UInt32.random(in: 0..<limits[Int.random(in: 0..<5, using: &random)], using: &random))
    }
    return String(String.UnicodeScalarView(scalars))
  }

  @Test(
    "the published vectors are written as published",
    arguments: ["arrays", "french", "structures", "unicode", "values", "weird"])
  func vectors(name: String) throws {
    guard let folder = SharedFolder.url("vectors/jcs-rfc8785/testdata") else { return }
    let input = [UInt8](try Data(contentsOf: folder.appending(path: "input/\(name).json")))
    let output = [UInt8](try Data(contentsOf: folder.appending(path: "output/\(name).json")))
    let hex = try String(contentsOf: folder.appending(path: "outhex/\(name).txt"), encoding: .utf8)
    #expect(try CanonicalJSON.canonicalize(input) == output)
    #expect(bytes(hex: hex) == output)
  }
}
