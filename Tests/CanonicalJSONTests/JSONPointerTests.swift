import CanonicalJSON
import Testing

@Suite("a place in a JSON value")
struct JSONPointerTests {
  /// The document of RFC 6901, section 5.
  private static let document = """
    {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8}
    """

  @Test(
    "leads where RFC 6901 says",
    arguments: [
      ("", document), ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"),
      ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"), (#"/i\j"#, "5"), (#"/k"l"#, "6"),
      ("/ ", "7"), ("/m~0n", "8"),
    ])
  func examples(pointer: String, value: String) throws {
    let tree = try CanonicalJSON.parse(Array(Self.document.utf8))
    let parsed = try #require(JSONPointer(pointer))
    #expect(parsed.description == pointer)
    let expected = try CanonicalJSON.canonicalize(Array(value.utf8))
    #expect(tree[parsed].map { CanonicalJSON.canonical($0) } == expected)
  }

  @Test("that is none is refused", arguments: ["foo", "/~", "/a~2", "/~/a"])
  func malformed(pointer: String) { #expect(JSONPointer(pointer) == nil) }

  @Test(
    "that leads nowhere finds nothing",
    arguments: ["/foo/2", "/foo/-", "/foo/00", "/fo", "/foo/0/x"])
  func nowhere(pointer: String) throws {
    let tree = try CanonicalJSON.parse(Array(Self.document.utf8))
    #expect(tree[try #require(JSONPointer(pointer))] == nil)
  }

  @Test("values are replaced where pointers lead, the outer one first, and nowhere else")
  func replacing() throws {
    let tree = try CanonicalJSON.parse(Array(#"{"a":[1,{"b":2}],"c":{"d":3},"e":4}"#.utf8))
    let pointers = ["/a/1/b", "/c", "/c/d", "/a/7", "/x"].compactMap { JSONPointer($0) }
    let replaced = tree.replacing(at: pointers) { pointer, value in
      .text("\(pointer) was \(String(decoding: CanonicalJSON.canonical(value), as: UTF8.self))")
    }
    #expect(
      String(decoding: CanonicalJSON.canonical(replaced), as: UTF8.self)
        == #"{"a":[1,{"b":"/a/1/b was 2"}],"c":"/c was {\"d\":3}","e":4}"#)
  }
}
