import CanonicalJSON
import Records
import Testing

@Suite("nested dossiers")
struct NestedDossierTests {
  static let whole = #"""
    {"credit_case":{"role":"head"},"firm":{"address":{"city":"Wuxi","street":"1 \u00e9"},"awards":[{"jury":[{"name":"An"},{}],"level":"city","on":"2024-02-29","sums":[1,null]},{"level":"state"}],"best":{"jury":[],"level":"city"},"grid":[[{"x":1,"y":-0.5},{}],[],null],"id":"A","tags":["a","b",null,null]}}
    """#

  @Test("an object's fields and a list's items lie one after another behind the records' fields")
  func slots() throws {
    let type = try Samples.nestedType()
    let dossier = try type.dossier(json: bytes(Self.whole))
    let shapes = type.shapes
    #expect(dossier.slot(record: 1, field: 1).kind == .absent)
    let address = dossier.slot(record: 1, field: 2)
    #expect(address.kind == .object)
    #expect(Int(address.textStart) >= type.slotCount)
    #expect(dossier.slots(in: address).map { dossier.text(of: $0) } == ["1 é", "Wuxi"])
    let awards = dossier.slots(in: dossier.slot(record: 1, field: 3))
    #expect(awards.map(\.kind) == [.object, .object])
    let award = try #require(awards.first)
    let jury = dossier.slots[Int(award.textStart) + (try #require(shapes[3].slots["jury"]))]
    let members = dossier.slots(in: jury).map { dossier.slots(in: $0).map { dossier.text(of: $0) } }
    #expect(members == [["An"], [""]])
    let sums = dossier.slots(in: award)[Int(award.textStart) + 2]
    #expect(dossier.slots(in: sums).map(\.kind) == [.number, .absent])
    #expect(dossier.slots(in: sums).first?.number == 1)
    let grid = dossier.slots(in: dossier.slot(record: 1, field: 5))
    #expect(grid.map(\.kind) == [.list, .list, .absent])
    #expect(grid.map { dossier.slots(in: $0).map(\.kind) } == [[.object, .object], [], []])
    #expect(dossier.text(of: address) == "")
    #expect(dossier.slots(in: dossier.slot(record: 1, field: 0)) == [])
  }

  @Test("a nested dossier is written canonically, and reads back to the same")
  func roundTrip() throws {
    let type = try Samples.nestedType()
    let expected = Self.whole.replacing(#"\u00e9"#, with: "é")
    #expect(canonical(try type.dossier(json: bytes(Self.whole))) == expected)
    #expect(canonical(try type.dossier(json: bytes(expected))) == expected)
    let nulls = #"{"id":"A","address":null,"awards":[],"best":{"level":"city","on":null}}"#
    #expect(
      canonical(try type.dossier(json: bytes(nulls)))
        == #"{"firm":{"awards":[],"best":{"level":"city"},"id":"A"}}"#)
  }

  @Test(
    "what is wrong with a nested value is told with its path",
    arguments: [
      (#""address":[]"#, "not_an_object: `firm.address`: `[]` is not an object"),
      (
        #""awards":{"level":"city"}"#,
        #"not_a_list: `firm.awards`: `{"level":"city"}` is not a list"#
      ),
      (#""tags":"a""#, #"not_a_list: `firm.tags`: `"a"` is not a list"#),
      (#""awards":[null,7]"#, "not_an_object: `firm.awards[2]`: `7` is not an object"),
      (#""name":{"a":[1]}"#, #"bad_text: `firm.name`: `{"a":[1]}` is not text"#),
      (#""address":{}"#, "missing_field: `firm.address.city`: the field is required"),
      (#""address":{"city":null}"#, "missing_field: `firm.address.city`: the field is required"),
      (
        #""awards":[{"level":"city"},{"on":"2024-01-01"}]"#,
        "missing_field: `firm.awards[2].level`: the field is required"
      ),
      (
        #""address":{"city":"x","town":"y"}"#,
        "unknown_field: `town` is no field of `firm.address`"
      ),
      (
        #""awards":[{"level":"city"},{"jury":[{},{},{"nmae":1}]}]"#,
        "unknown_field: `nmae` is no field of `firm.awards[2].jury[3]`; did you mean `name`?"
      ),
      (#""address":{"firm":{}}"#, "unknown_field: `firm` is no field of `firm.address`"),
      (
        #""best":{"credit_case":{}}"#, "unknown_field: `credit_case` is no field of `firm.best`"
      ),
      (
        #""awards":[{"level":"city","on":null,"\u006fn":null}]"#,
        "duplicate_key: `firm.awards[1].on`: the field stands twice"
      ),
      (
        #""best":{"level":"county"}"#,
        "unknown_word: `firm.best.level`: `county` is none of `city`, `state`"
      ),
      (
        #""awards":[{"level":"city"},{"level":"city","sums":[0,1.5]}]"#,
        "bad_integer: `firm.awards[2].sums[2]`: `1.5` is not a whole number"
      ),
      (
        #""best":{"level":"city","sums":[-1]}"#,
        "out_of_range: `firm.best.sums[1]`: `-1` is below the minimum `0`"
      ),
      (
        #""best":{"level":"city","on":"2023-02-29"}"#,
        #"bad_date: `firm.best.on`: `"2023-02-29"` is no day of the calendar"#
      ),
      (
        #""grid":[[],[null,{"x":1},{"x":true}]]"#,
        "bad_number: `firm.grid[2][3].x`: `true` is not a number"
      ),
      (#""grid":[[[]]]"#, "not_an_object: `firm.grid[1][1]`: `[]` is not an object"),
      (#""tags":[]"#, "bad_item_count: `firm.tags`: the list has 0 items, at least 1 are needed"),
      (
        #""awards":[null,null,null,null]"#,
        "bad_item_count: `firm.awards`: the list has 4 items, at most 3 are allowed"
      ),
      (
        #""awards":[null,{"level":"city","sums":[1,2,3]}]"#,
        "bad_item_count: `firm.awards[2].sums`: the list has 3 items, at most 2 are allowed"
      ),
      (
        #""tags":["a","b","\u0061"]"#, #"duplicate_item: `firm.tags`: items 1 and 3 are both `"a"`"#
      ),
      (
        #""awards":[{"level":"city","sums":[1.0]},null,{"sums":[1],"on":null,"level":"city"}]"#,
        #"duplicate_item: `firm.awards`: items 1 and 3 are both `{"level":"city","sums":[1]}`"#
      ),
      (#""tags":["a",]"#, "invalid_json: column 23: expected a value, found `]`"),
      (#""best":{"level":"county","on":}"#, "invalid_json: column 41: expected a value, found `}`"),
    ])
  func refused(members: String, error: String) throws {
    let type = try Samples.nestedType()
    let thrown = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes("{\"id\":\"A\",\(members)}"))
    }
    #expect(thrown?.description == "line 1: " + error)
  }

  @Test("of an item's many words the nearest is named")
  func hints() throws {
    let words = (1...9).map { "\"sector_\($0)0\"" }.joined(separator: ", ")
    let firm = try recordType(
      "firm",
      fields: """
        "id": {"type": "string"},
        "sectors": {"type": "array", "items": {"type": "string", "enum": [\(words)]}}
        """, required: "[\"id\"]", more: "\"x-id\": \"id\",")
    let error = #expect(throws: RecordError.self) {
      try DossierType(recordTypes: [firm], subject: 0)
        .dossier(json: bytes(#"{"id":"","sectors":["sector_10","sektor_40"]}"#))
    }
    #expect(
      error?.description
        == "line 1: unknown_word: `firm.sectors[2]`: `sektor_40` is none of the 9 words of "
        + "`sectors[]`; did you mean `sector_40`?")
  }

  @Test("an error within lists names its field, and after it the next record is read")
  func afterErrors() throws {
    let text = """
      {"id":"A","awards":[{"level":"city"},{"level":"x"}]}
      {"id":"B","awards":[{"level":"city","jury":[{"name":7}]}]}
      {"id":"C","awards":[{"level":"city"}],"tags":["a"]}
      """
    let type = try Samples.nestedType()
    for pieces in [Int.max, 1, 7] {
      #expect(
        outcomes(bytes(text), type, pieces: pieces) == [
          "1 line 1: unknown_word: `firm.awards[2].level`: `x` is none of `city`, `state`",
          "2 line 2: bad_text: `firm.awards[1].jury[1].name`: `7` is not text",
          #"3 line 3: {"firm":{"awards":[{"level":"city"}],"id":"C","tags":["a"]}}"#,
        ])
    }
  }

  @Test("every truncation of a nested dossier is refused as no JSON")
  func truncations() throws {
    let type = try Samples.nestedType()
    let whole = bytes(Self.whole)
    for count in whole.indices {
      let error = #expect(throws: RecordError.self) {
        try type.dossier(json: Array(whole[..<count]))
      }
      #expect(error?.code == .invalidJSON)
    }
  }

  @Test("a nested dossier with any one byte changed is refused, or reads back to the same")
  func changes() throws {
    let type = try Samples.nestedType()
    let whole = bytes(Self.whole)
    for index in whole.indices {
      for byte in bytes("\0\",0]}[{:n") + [0x80, 0xF0] {
        var changed = whole
        changed[index] = byte
        guard let dossier = try? type.dossier(json: changed) else { continue }
        let written = canonical(dossier)
        #expect(canonical(try type.dossier(json: bytes(written))) == written)
      }
    }
  }

  @Test("CSV has no columns for what is nested")
  func columns() throws {
    let type = try Samples.nestedType()
    #expect(
      outcomes(bytes("id,name\nA,x\n"), type) == [#"1 line 2: {"firm":{"id":"A","name":"x"}}"#])
    #expect(
      outcomes(bytes("id,address\nA,x\n"), type) == [
        "stopped: line 1: unknown_column: `address` is no column of `firm`"
      ])
    #expect(
      outcomes(bytes("id,address.city\nA,x\n"), type) == [
        "stopped: line 1: unknown_column: `address.city` is no column of `firm`"
      ])
  }

  @Test(
    "a required nested field leaves CSV without a column that it needs",
    arguments: [("address", "an object"), ("tags", "a list")])
  func missingColumn(field: String, kind: String) throws {
    let firm = try recordType(
      "firm", fields: Samples.nestedFields, required: "[\"id\", \"\(field)\"]",
      more: #""x-id": "id", "$defs": {\#(Samples.definitions)},"#)
    #expect(
      outcomes(bytes("id\nA\n"), DossierType(recordTypes: [firm], subject: 0)) == [
        "stopped: line 1: missing_column: the required field `firm.\(field)` is \(kind), which CSV "
          + "has no columns for"
      ])
  }
}
