import CanonicalJSON
import Records
import Testing

@Suite("dossiers in JSON")
struct JSONDossierTests {
  @Test(
    "a record is read alone or among others by name",
    arguments: [
      (#"{"id":"A1"}"#, #"{"firm":{"id":"A1"}}"#),
      (#" { "firm" : { "id" : "A1" } } "#, #"{"firm":{"id":"A1"}}"#),
      (
        #"{"credit_case":{"role":"head","loss":-0.5},"firm":{"id":"A1"}}"#,
        #"{"credit_case":{"loss":-0.5,"role":"head"},"firm":{"id":"A1"}}"#
      ),
      (#"{"firm":{"id":"A1"},"credit_case":null}"#, #"{"firm":{"id":"A1"}}"#),
      (
        #"{"stage":"grown","id":"A\u00e91","name":"é\n","staff":12.0e1,"share":0.3,"listed":false,"founded":"2024-02-29"}"#,
        #"{"firm":{"founded":"2024-02-29","id":"Aé1","listed":false,"name":"é\n","share":0.3,"staff":120,"stage":"grown"}}"#
      ),
      (
        #"{"id":"A1","name":null,"staff":null,"listed":null,"founded":null}"#,
        #"{"firm":{"id":"A1"}}"#
      ),
      (#"{"id":"A1","staff":-0}"#, #"{"firm":{"id":"A1","staff":0}}"#),
      (#"{"id":"","name":""}"#, #"{"firm":{"id":"","name":""}}"#),
      (#"{"\u0069d":"A1"}"#, #"{"firm":{"id":"A1"}}"#),
    ])
  func read(input: String, expected: String) throws {
    #expect(canonical(try Samples.dossierType().dossier(json: bytes(input))) == expected)
  }

  @Test(
    "what is wrong with a record is told with field and value",
    arguments: [
      ("", "invalid_json: column 1: expected a value, found the end"),
      (#"{"id":"A1""#, "invalid_json: column 11: expected `,` or `}`, found the end"),
      (#"{"id":7,"staff":}"#, "invalid_json: column 17: expected a value, found `}`"),
      (#"{"id":"A1"} 1"#, "invalid_json: column 13: `1` follows the value"),
      (
        "{\"id\":\"A1\",\n \"staff\":01}",
        "invalid_json: line 2, column 10: a number may not begin with `0` and another digit"
      ),
      ("7", "not_an_object: `7` is not an object"),
      ("[{}]", "not_an_object: `[{}]` is not an object"),
      (#"{"firm":[1]}"#, "not_an_object: `firm`: `[1]` is not an object"),
      (#"{"firm":{"id":"A1"},"panel":{}}"#, "unknown_record_type: `panel` is no record type"),
      (
        #"{"firm":{"id":"A1"},"credit_csae":{}}"#,
        "unknown_record_type: `credit_csae` is no record type; did you mean `credit_case`?"
      ),
      (#"{"id":"A1","firm":{"id":"A1"}}"#, "unknown_record_type: `id` is no record type"),
      (
        #"{"firm":{"id":"A1"},"firm":{"id":"A1"}}"#,
        "duplicate_key: `firm`: the record stands twice"
      ),
      (
        #"{"credit_case":{"role":"head"}}"#,
        "missing_subject: the record of the subject, `firm`, is missing"
      ),
      (#"{"firm":null}"#, "missing_subject: the record of the subject, `firm`, is missing"),
      (
        #"{"id":"A1","nmae":"x"}"#,
        "unknown_field: `nmae` is no field of `firm`; did you mean `name`?"
      ),
      (#"{"id":"A1","\u0000\n":0}"#, #"unknown_field: `\0\n` is no field of `firm`"#),
      (#"{"id":"A1","id":"A1"}"#, "duplicate_key: `firm.id`: the field stands twice"),
      (
        #"{"id":"A1","name":null,"n\u0061me":"x"}"#,
        "duplicate_key: `firm.name`: the field stands twice"
      ),
      ("{}", "missing_field: `firm.id`: the field is required"),
      (#"{"firm":{"id":null}}"#, "missing_field: `firm.id`: the field is required"),
      (
        #"{"firm":{"id":"A1"},"credit_case":{}}"#,
        "missing_field: `credit_case.role`: the field is required"
      ),
      (#"{"id":91}"#, "bad_text: `firm.id`: `91` is not text"),
      (
        #"{"id":"A1","name":["x", {"y":1}]}"#,
        #"bad_text: `firm.name`: `["x", {"y":1}]` is not text"#
      ),
      (#"{"id":"A1","name":"a\u0000b"}"#, #"bad_text: `firm.name`: `a\0b` holds U+0000"#),
      (#"{"id":"A1","share":"0.5"}"#, #"bad_number: `firm.share`: `"0.5"` is not a number"#),
      (#"{"id":"A1","share":true}"#, "bad_number: `firm.share`: `true` is not a number"),
      (
        #"{"firm":{"id":"A1"},"credit_case":{"role":"x","loss":9007199254740993}}"#,
        "bad_number: `credit_case.loss`: `9007199254740993` is an integer beyond 9007199254740992"
      ),
      (#"{"id":"A1","staff":1.5}"#, "bad_integer: `firm.staff`: `1.5` is not a whole number"),
      (#"{"id":"A1","staff":"x"}"#, #"bad_integer: `firm.staff`: `"x"` is not a whole number"#),
      (
        #"{"id":"A1","staff":-9007199254740993}"#,
        "bad_integer: `firm.staff`: `-9007199254740993` is an integer beyond 9007199254740992"
      ),
      (
        #"{"id":"A1","staff":1e16}"#,
        "bad_integer: `firm.staff`: `1e16` is an integer beyond 9007199254740992"
      ),
      (#"{"id":"A1","listed":1}"#, "bad_boolean: `firm.listed`: `1` is not `true` or `false`"),
      (
        #"{"id":"A1","founded":"2025-02-29"}"#,
        #"bad_date: `firm.founded`: `"2025-02-29"` is no day of the calendar"#
      ),
      (
        #"{"id":"A1","founded":"2/9/2025"}"#,
        #"bad_date: `firm.founded`: `"2/9/2025"` is not a date of the form `YYYY-MM-DD`"#
      ),
      (
        #"{"id":"A1","founded":20250229}"#,
        "bad_date: `firm.founded`: `20250229` is not a date of the form `YYYY-MM-DD`"
      ),
      (
        #"{"id":"A1","stage":"series_b"}"#,
        "unknown_word: `firm.stage`: `series_b` is none of `seed`, `series_a`, `grown`"
      ),
      (#"{"id":"A1","staff":-1}"#, "out_of_range: `firm.staff`: `-1` is below the minimum `0`"),
      (
        #"{"id":"A1","staff":1001}"#,
        "out_of_range: `firm.staff`: `1001` is above the maximum `1000`"
      ),
      (#"{"id":"A1","share":0}"#, "out_of_range: `firm.share`: `0` is not above `0`"),
      (#"{"id":"A1","share":1}"#, "out_of_range: `firm.share`: `1` is not below `1`"),
      (#"{"id":"A1","share":0.35}"#, "not_multiple: `firm.share`: `0.35` is no multiple of `0.1`"),
      (
        #"{"id":"123456789"}"#,
        "bad_length: `firm.id`: `123456789` has 9 characters, at most 8 are allowed"
      ),
    ])
  func refused(input: String, error: String) throws {
    let type = try Samples.dossierType()
    let thrown = #expect(throws: RecordError.self) { try type.dossier(json: bytes(input)) }
    #expect(thrown?.description == "line 1: " + error)
    #expect(thrown?.record == 1)
  }

  @Test(
    "a value that its field fixes may not be another",
    arguments: [
      (#"{"type":"string","const":"x"}"#, "\"y\"", "`y` is not `x`"),
      (#"{"type":"number","const":1.5}"#, "2", "`2` is not `1.5`"),
      (#"{"type":"boolean","const":true}"#, "false", "`false` is not `true`"),
      (
        #"{"type":"string","format":"date","const":"2025-01-01"}"#, "\"2025-01-02\"",
        "`2025-01-02` is not `2025-01-01`"
      ),
    ])
  func constants(schema: String, value: String, message: String) throws {
    let type = DossierType(
      recordTypes: [
        try recordType(
          "firm", fields: "\"id\": {\"type\": \"string\"}, \"a\": \(schema)", required: "[\"id\"]",
          more: "\"x-id\": \"id\",")
      ], subject: 0)
    let error = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes("{\"id\":\"\",\"a\":\(value)}"))
    }
    #expect(error?.description == "line 1: not_constant: `firm.a`: \(message)")
  }

  @Test("of many words the nearest is named, and a short text tells how much is needed")
  func hints() throws {
    let words = (1...9).map { "\"sector_\($0)0\"" }.joined(separator: ", ")
    let type = DossierType(
      recordTypes: [
        try recordType(
          "firm",
          fields: """
            "id": {"type": "string", "minLength": 3},
            "sector": {"type": "string", "enum": [\(words)]}
            """, required: "[\"id\"]", more: "\"x-id\": \"id\",")
      ], subject: 0)
    let word = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes(#"{"sector":"sektor_40"}"#))
    }
    #expect(
      word?.message
        == "`sektor_40` is none of the 9 words of `sector`; did you mean `sector_40`?")
    let short = #expect(throws: RecordError.self) { try type.dossier(json: bytes(#"{"id":"é"}"#)) }
    #expect(short?.message == "`é` has 1 character, at least 3 are needed")
  }

  @Test("a long value is cut to 60 characters")
  func longValue() throws {
    let type = try Samples.dossierType()
    let long = String(repeating: "é", count: 100)
    let error = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes("{\"id\":\"\(long)\"}"))
    }
    #expect(error?.value == String(repeating: "é", count: 59) + "…")
    #expect(error?.field == "firm.id")
  }

  @Test("every truncation of a dossier is refused as no JSON")
  func truncations() throws {
    let type = try Samples.dossierType()
    let whole = bytes(
      #"{"credit_case":{"role":"head","loss":-0.5},"firm":{"id":"A\u00e91","founded":"2024-02-29","share":0.3}}"#
    )
    _ = try type.dossier(json: whole)
    for count in whole.indices {
      let error = #expect(throws: RecordError.self) {
        try type.dossier(json: Array(whole[..<count]))
      }
      #expect(error?.code == .invalidJSON)
    }
  }
}
