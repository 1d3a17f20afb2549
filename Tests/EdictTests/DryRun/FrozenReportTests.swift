import Edict
import Testing

@Suite("a frozen report")
struct FrozenReportTests {
  private static func differences(_ frozen: String, _ new: String) throws -> [String] {
    let report = try FrozenReport(json: Array(frozen.utf8))
    let (first, count) = try report.differences(from: Array(new.utf8))
    #expect(first.count == count)
    return first.map { "\($0.path): \($0.frozen ?? "absent") | \($0.new ?? "absent")" }
  }

  @Test("equals a report that says the same, however it is laid out")
  func same() throws {
    #expect(
      try Self.differences(
        #"{ "b": [1, {"x": 1.0}], "a": "é" }"#, #"{"a":"\u00e9","b":[1,{"x":1}]}"#) == [])
  }

  @Test(
    "tells by path what differs",
    arguments: [
      (#"{"a":{"b":1}}"#, #"{"a":{"b":2}}"#, ["a.b: 1 | 2"]),
      (#"{"a":1,"c":[]}"#, #"{"b":1,"c":[]}"#, ["a: 1 | absent", "b: absent | 1"]),
      (#"{"a":[1,2,3]}"#, #"{"a":[1,3]}"#, ["a[2]: 2 | absent"]),
      (#"{"a":[1,3]}"#, #"{"a":[0,1,3]}"#, ["a[1]: absent | 0"]),
      (#"{"a":[1,1]}"#, #"{"a":[1,1,1]}"#, ["a[3]: absent | 1"]),
      (
        #"{"d":[{"n":"x","f":1},{"n":"y","f":2}]}"#, #"{"d":[{"n":"x","f":3},{"n":"y","f":4}]}"#,
        ["d[1].f: 1 | 3", "d[2].f: 2 | 4"]
      ),
      (#"{"a":{}}"#, #"{"a":[]}"#, ["a: {} | []"]),
      (#"{"é":1}"#, #"{"e\#u{301}":1}"#, ["e\u{301}: absent | 1", "é: 1 | absent"]),
      (#"{"a":"\u001b[31m\u202e"}"#, #"{"a":1}"#, [#"a: "\u001b[31m\u{202E}" | 1"#]),
    ])
  func paths(frozen: String, new: String, expected: [String]) throws {
    #expect(try Self.differences(frozen, new) == expected)
  }

  @Test("cuts long values, and counts beyond those that it tells")
  func limits() throws {
    let old = try FrozenReport(
      json: Array(#"["\#(String(repeating: "x", count: 200))",1,2,3]"#.utf8))
    let (first, count) = try old.differences(from: Array("[0,0,0,0]".utf8), limit: 2)
    #expect(count == 4)
    #expect(first.map(\.path) == ["[1]", "[2]"])
    #expect(first.first?.frozen == "\"" + String(repeating: "x", count: 99) + "…")
  }

  @Test("that is no JSON is refused")
  func notJSON() {
    #expect(throws: JSONError.self) { try FrozenReport(json: Array("{".utf8)) }
  }
}
