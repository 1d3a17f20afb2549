import TestSupport
import CanonicalJSON
import Foundation
import Testing

@Suite("hostile JSON")
struct RobustnessTests {
  static let sample =
    #"{"a":[1,-2.5e+3,"x\u00e9\ud83d\ude02\n","é😂"],"b":{"c":null,"d":[true,false,{}]}}"#

  @Test("every truncation of a document is refused")
  func truncations() {
    let whole = bytes(Self.sample)
    for count in whole.indices {
      #expect(throws: JSONError.self) { try CanonicalJSON.parse(Array(whole[..<count])) }
    }
  }

  @Test("a document with any one byte changed is read or refused, and read again alike")
  func changes() {
    let whole = bytes(Self.sample)
    for index in whole.indices {
      for byte: UInt8 in [
        0x00, 0x0A, 0x22, 0x2C, 0x30, 0x39, 0x5C, 0x5D, 0x65, 0x75, 0x7D, 0x80, 0xED, 0xF0, 0xFF,
      ] {
        var changed = whole
        changed[index] = byte
        guard let canonical = try? CanonicalJSON.canonicalize(changed) else { continue }
        #expect((try? CanonicalJSON.canonicalize(canonical)) == canonical)
      }
    }
  }

  @Test("nesting of 128 is read, written and compared within a small stack")
  func deep() throws {
    let depth = CanonicalJSON.maximumDepth
    let lists = bytes(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    let objects = bytes(
      String(repeating: "{\"a\":", count: depth) + "0" + String(repeating: "}", count: depth))
    let thread = SmallThread {
      for input in [lists, objects] {
        let tree = try? CanonicalJSON.parse(input)
        #expect(tree == (try? CanonicalJSON.parse(input)))
        #expect(tree.map { CanonicalJSON.canonical($0) } == input)
      }
    }
    thread.run()
  }

  @Test("nesting of 129 and of a million is refused with its place", arguments: [129, 1_000_000])
  func tooDeep(depth: Int) {
    let input = Array(repeating: UInt8(ascii: "["), count: depth)
    let error = #expect(throws: JSONError.self) { try CanonicalJSON.parse(input) }
    #expect(error?.description == "1:129: too_deep: nested more than 128 deep")
  }

  @Test("many keys in one object take time in proportion")
  func manyKeys() throws {
    let keys = (0..<20_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    let error = #expect(throws: JSONError.self) {
      try CanonicalJSON.parse(bytes("{\(keys),\"k0\":0}"))
    }
    #expect(error?.message == "`k0` stands twice in one object")
  }
}
