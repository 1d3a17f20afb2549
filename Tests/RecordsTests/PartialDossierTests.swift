import CanonicalJSON
import Records
import Testing

@Suite("dossiers from which personal values were taken out")
struct PartialDossierTests {
  private static func type() throws -> DossierType {
    let firm = try recordType(
      "firm",
      fields: ##"""
        "id": {"type": "string", "x-personal": "id"},
        "name": {"type": "string"},
        "head": {"type": "object", "x-personal": "id", "additionalProperties": false,
                 "properties": {"name": {"type": "string"}}},
        "board": {"type": "array", "uniqueItems": true, "minItems": 2, "items": {
          "type": "object", "additionalProperties": false, "required": ["number", "share"],
          "properties": {"number": {"type": "string", "x-personal": "number"}, "share": {"type": "number"}}}},
        "friends": {"type": "array", "minItems": 2, "uniqueItems": true,
                    "items": {"type": "string", "x-personal": "id"}},
        "grid": {"type": "array", "items": {"type": "array", "items": {
          "type": "object", "additionalProperties": false, "required": ["age"],
          "properties": {"age": {"type": "integer", "x-personal": "id"}}}}}
        """##,
      required: #"["id", "name", "head"]"#, more: #""x-id": "id","#)
    return DossierType(recordTypes: [firm], subject: 0)
  }

  private static let whole =
    #"{"firm":{"board":[{"number":"1","share":1},{"number":"2","share":1}],"friends":["A","B"],"#
    + #""grid":[[],[{"age":1},{"age":2}]],"head":{"name":"H"},"id":"P","name":"N"}}"#

  @Test("each value may be absent where it was taken out, and the rest reads as before")
  func each() throws {
    let type = try Self.type()
    let whole = try type.dossier(json: bytes(Self.whole))
    let all = whole.personalValues.map(\.pointer)
    #expect(all.count == 8)
    let taken =
      #"{"firm":{"board":[{"share":1},{"share":1}],"friends":[null,null],"#
      + #""grid":[[],[{},{}]],"name":"N"}}"#
    let partial = try type.dossier(json: bytes(taken), lacking: all)
    #expect(partial.subjectID == "")
    #expect(partial.personalValues == [])
    var writer = JSONWriter()
    partial.writeCanonical(to: &writer)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == taken)
    var again = JSONWriter()
    try type.dossier(json: bytes(Self.whole), lacking: all).writeCanonical(to: &again)
    #expect(String(decoding: again.bytes, as: UTF8.self) == Self.whole)
  }

  @Test(
    "what is absent elsewhere is refused as ever",
    arguments: [
      (
        #"{"firm":{"head":{},"name":"N"}}"#, ["/firm/head"],
        "missing_field: `firm.id`: the field is required"
      ),
      (
        #"{"firm":{"id":"P","name":"N"}}"#, ["/firm/id"],
        "missing_field: `firm.head`: the field is required"
      ),
      (
        #"{"firm":{"id":"P","head":{}}}"#, ["/firm/name"],
        "missing_field: `firm.name`: the field is required"
      ),
      (
        #"{"firm":{"id":"P","head":{},"name":"N","board":[{"share":1},{"share":2}]}}"#,
        ["/firm/board/0/number"], "missing_field: `firm.board[2].number`: the field is required"
      ),
      (
        #"{"firm":{"id":"P","head":{},"name":"N","board":[{"number":"1"},null]}}"#,
        ["/firm/board/0/share"], "missing_field: `firm.board[1].share`: the field is required"
      ),
      (
        #"{"firm":{"id":"P","head":{},"name":"N","grid":[[],[{"age":1},{}]]}}"#,
        ["/firm/grid/1/0/age", "/firm/grid/0/1/age"],
        "missing_field: `firm.grid[2][2].age`: the field is required"
      ),
      (
        #"{"firm":{"id":"P","head":{},"name":"N","friends":["A","A",null]}}"#,
        ["/firm/friends/2"], #"duplicate_item: `firm.friends`: items 1 and 2 are both `"A"`"#
      ),
      (
        #"{"firm":{"id":"P","head":{},"name":"N","friends":[null]}}"#, ["/firm/friends/0"],
        "bad_item_count: `firm.friends`: the list has 1 item, at least 2 are needed"
      ),
      (
        #"{"firm":{"id":7,"head":{},"name":"N"}}"#, ["/firm/id"],
        "bad_text: `firm.id`: `7` is not text"
      ),
      (
        "{}", ["", "/", "/firm", "//", "/firm/id/"],
        "missing_field: `firm.id`: the field is required"
      ),
    ] as [(String, [String], String)])
  func refused(json: String, lacking: [String], error: String) throws {
    let type = try Self.type()
    let found = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes(json), lacking: lacking)
    }
    #expect(found?.description == "line 1: " + error)
  }

  @Test("pointers as deep as no value stands cost nothing")
  func deep() throws {
    let type = try Self.type()
    let pointer = String(repeating: "/", count: 200_000)
    let dossier = try type.dossier(json: bytes(Self.whole), lacking: [pointer])
    #expect(dossier.subjectID == "P")
  }
}
