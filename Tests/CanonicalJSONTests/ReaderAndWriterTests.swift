import CanonicalJSON
import Testing

@Suite("reader and writer")
struct ReaderAndWriterTests {
  private func tokens(_ input: String) throws -> [String] {
    try bytes(input).withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      var tokens: [String] = []
      while true {
        let token = try reader.next()
        let range = "\(reader.tokenOffset)..<\(reader.offset)"
        switch token {
        case .key, .text:
          let text = reader.withText { String(decoding: $0, as: UTF8.self) }
          tokens.append("\(token) \(text) \(range)")
        case .end: return tokens
        default: tokens.append("\(token) \(range)")
        }
      }
    }
  }

  @Test("the reader gives each token with its range")
  func reading() throws {
    #expect(
      try tokens(#" {"a" : [1.5,"x\ty",null] , "\u0062":{}, "c":true}"#) == [
        "beginObject 1..<2", "key a 2..<7", "beginArray 8..<9", "number(1.5) 9..<12",
        "text x\ty 13..<19", "null 20..<24", "endArray 24..<25", "key b 28..<37",
        "beginObject 37..<38", "endObject 38..<39", "key c 41..<45", "boolean(true) 45..<49",
        "endObject 49..<50",
      ])
  }

  @Test("a skipped value is read to its end, however it nests")
  func skipping() throws {
    try bytes(#"{"a":{"x":[{},[1]]},"b":2}"#).withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      #expect(try reader.next() == .beginObject)
      #expect(try reader.next() == .key)
      try reader.skipValue()
      #expect(try reader.next() == .key)
      #expect(reader.withText { $0.elementsEqual("b".utf8) })
      try reader.skipValue()
      #expect(try reader.next() == .endObject)
      #expect(try reader.next() == .end)
      #expect(reader.depth == 0)
      #expect(reader.place(at: 5) == TextPlace(line: 1, column: 6))
    }
  }

  @Test("the writer puts commas and escapes")
  func writing() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.integer(-7)
    writer.number(0.25)
    writer.beginArray()
    writer.endArray()
    writer.null()
    writer.boolean(true)
    writer.endArray()
    let name = "b\""
    writer.key(name)
    writer.text("é\u{1}")
    writer.key("c")
    writer.beginObject()
    writer.key("x")
    writer.raw(bytes("[1]"))
    writer.endObject()
    writer.key("d")
    writer.boolean(false)
    writer.endObject()
    #expect(
      text(writer.bytes)
        == #"{"a":[-7,0.25,[],null,true],"b\"":"é\u0001","c":{"x":[1]},"d":false}"#)
  }

  @Test(
    "integers are written whole",
    arguments: [(0, "0"), (9_007_199_254_740_991, "9007199254740991"), (-10, "-10")])
  func integers(value: Int, expected: String) {
    var writer = JSONWriter()
    writer.integer(value)
    #expect(text(writer.bytes) == expected)
  }
}
