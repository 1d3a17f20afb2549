import TestSupport
import CanonicalJSON
import Records
import Testing

@Suite("limits of nesting")
struct NestedLimitTests {
  /// The schema of lists in lists around a whole number.
  private func lists(_ depth: Int) -> String {
    String(repeating: #"{"type":"array","items":"#, count: depth) + #"{"type":"integer"}"#
      + String(repeating: "}", count: depth)
  }

  /// The schema of objects in objects around a whole number.
  private func objects(_ depth: Int) -> String {
    let object = #"{"type":"object","additionalProperties":false,"properties":{"b":"#
    return String(repeating: object, count: depth) + #"{"type":"integer"}"#
      + String(repeating: "}}", count: depth)
  }

  private func type(_ schema: String, more: String = "") throws -> DossierType {
    let firm = try recordType(
      "firm", fields: "\"id\": {\"type\": \"string\"}, \"a\": \(schema)", required: "[\"id\"]",
      more: "\"x-id\": \"id\",\(more)")
    return DossierType(recordTypes: [firm], subject: 0)
  }

  @Test("nesting of 16 is read and written within a small stack")
  func deep() throws {
    let values = [
      (lists(16), String(repeating: "[", count: 16) + "7" + String(repeating: "]", count: 16)),
      (
        objects(16),
        String(repeating: "{\"b\":", count: 16) + "7" + String(repeating: "}", count: 16)
      ),
    ]
    for (schema, value) in values {
      let text = "{\"firm\":{\"a\":\(value),\"id\":\"\"}}"
      SmallThread {
        let dossier = try? self.type(schema).dossier(json: bytes(text))
        #expect(dossier.map(canonical) == text)
      }.run()
    }
  }

  private static let tooDeep = "objects and lists are nested more than 16 deep"

  private func problems(_ schema: String, more: String = "") -> [String] {
    let error = #expect(throws: RecordTypeError.self) { try type(schema, more: more) }
    return error?.problems.map { "\($0.code.name) \($0.path) \($0.message)" } ?? []
  }

  @Test("nesting of 17 is refused, also through a definition")
  func tooDeep() {
    let items = Array(repeating: "items", count: 16).joined(separator: ".")
    #expect(problems(lists(17)) == ["too_deep properties.a.\(items) \(Self.tooDeep)"])
    #expect(
      problems(
        ##"{"type":"array","items":{"$ref":"#/$defs/b"}}"##,
        more: #""$defs":{"b":\#(lists(16))},"#)
        == ["too_deep properties.a.items \(Self.tooDeep)"])
  }

  @Test("ten thousand definitions, each in the next, are refused within a small stack")
  func chain() {
    let definitions = (0..<10_000).map {
      ##""d\##($0)":{"type":"array","items":{"$ref":"#/$defs/d\##($0 + 1)"}}"##
    }
    let more = #""$defs":{\#(definitions.joined(separator: ",")),"d10000":{"type":"string"}},"#
    SmallThread {
      #expect(
        self.problems(#"{"type":"string"}"#, more: more).first
          == "too_deep $defs.d16 \(Self.tooDeep)")
    }.run()
  }

  @Test("definitions of definitions may not come to more fields than are offered")
  func manyFields() {
    let ten = { (name: String) in
      (0..<10).map { "\"f\($0)\":{\"$ref\":\"#/$defs/\(name)\"}" }.joined(separator: ",")
    }
    let definitions = (1...12).map {
      "\"d\($0)\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\(ten("d\($0 - 1)"))}}"
    }
    let error = #expect(throws: RecordTypeError.self) {
      try type(
        "{\"type\":\"string\"}",
        more: "\"$defs\":{\"d0\":{\"type\":\"string\"},\(definitions.joined(separator: ","))},")
    }
    #expect(
      error?.problems.map { "\($0.code.name) \($0.path) \($0.message)" } == [
        "too_many_fields $defs.d4 `d4` comes to more than 4096 fields, nested ones counted"
      ])
  }

  @Test("a record type may not have more fields than are offered")
  func manyRecordFields() throws {
    let fields = { (count: Int) in
      (0..<count).map { "\"f\($0)\":{\"type\":\"string\"}" }.joined(separator: ",")
    }
    #expect(try recordType("firm", fields: fields(4096)).fields.count == 4096)
    let error = #expect(throws: RecordTypeError.self) {
      try recordType("firm", fields: fields(4097))
    }
    #expect(
      error?.description
        == "1:1: too_many_fields: `firm` comes to more than 4096 fields, nested ones counted")
  }

  @Test("a record of few bytes may not fill more slots than are offered")
  func manySlots() throws {
    let fields = (0..<1000).map { "\"f\($0)\":{\"type\":\"string\"}" }.joined(separator: ",")
    let type = try type(
      #"{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{\#(fields)}}}"#
    )
    let objects = { (count: Int) in
      "{\"id\":\"\",\"a\":[" + Array(repeating: "{}", count: count).joined(separator: ",") + "]}"
    }
    #expect(try type.dossier(json: bytes(objects(1000))).slots.count == 2 + 1_001_000)
    let error = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes(objects(1050)))
    }
    #expect(
      error?.description
        == "line 1: record_too_large: the record has more than 1048576 nested fields and items")
  }

  @Test("many items, none twice, take time in proportion")
  func manyItems() throws {
    let type = try type(#"{"type":"array","uniqueItems":true,"items":{"type":"integer"}}"#)
    let items = (0..<20_000).map(String.init).joined(separator: ",")
    #expect(
      try type.dossier(json: bytes("{\"id\":\"\",\"a\":[\(items)]}")).slots.count == 2 + 20_000)
    let error = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes("{\"id\":\"\",\"a\":[\(items),0]}"))
    }
    #expect(
      error?.description == "line 1: duplicate_item: `firm.a`: items 1 and 20001 are both `0`")
  }
}
