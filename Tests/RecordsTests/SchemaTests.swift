import CanonicalJSON
import Testing

@testable import Records

@Suite("schemas of record types")
struct SchemaTests {
  @Test("a record type keeps what its schema says, in file order")
  func whole() throws {
    let type = try recordType(
      "firm",
      #"""
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "title": "Firm", "description": "who asks", "additionalProperties": false,
       "required": ["tax_id"], "x-id": "tax_id", "x-name": "name",
       "properties": {
         "tax_id": {"type": "string", "title": "Tax number", "minLength": 1, "maxLength": 18},
         "name": {"type": "string", "x-personal": "tax_id", "x-column": "Firm name"},
         "a10": {"type": "integer", "minimum": 0, "maximum": 9, "x-unit": "people", "x-format": "thousands"},
         "stage": {"type": "string", "enum": ["seed", "grown"], "const": "seed", "x-ordered": true, "x-segment": true},
         "listed": {"type": "boolean", "x-judgement": true, "x-actionable": "any",
                    "x-format": {"true": ["Y", "yes"], "false": ["N"], "unknown": ["?"]}},
         "founded": {"type": "string", "format": "date", "description": "day of entry", "x-format": {"date": "D-Mon-YY"}}
       }}
      """#)
    #expect(type.name == "firm")
    #expect(type.title == "Firm")
    #expect(type.idField == 0)
    #expect(type.nameField == 1)
    #expect(
      type.slots == ["tax_id": 0, "name": 1, "a10": 2, "stage": 3, "listed": 4, "founded": 5])
    #expect(type.canonicalOrder == [2, 5, 4, 1, 3, 0])
    #expect(
      type.fields == [
        field(
          "tax_id", .text, title: "Tax number", isRequired: true,
          limits: .init(minLength: 1, maxLength: 18)),
        field(
          "name", .text, personal: PersonalOwner(name: "tax_id", place: .around(0, 0)),
          column: column("Firm name")),
        field(
          "a10", .integer, unit: "people", limits: .init(minimum: 0, maximum: 9),
          column: column("a10", groupsThousands: true)),
        field(
          "stage", .text, words: ["seed", "grown"], isOrdered: true, isSegment: true,
          limits: .init(constant: .text("seed"))),
        field(
          "listed", .boolean, isJudgement: true, actionable: .any,
          column: column("listed", trueWords: ["Y", "yes"], falseWords: ["N"], unknownWords: ["?"])),
        field("founded", .date, column: column("founded", dateForm: .dayMonthYear)),
      ])
  }

  private func field(
    _ name: String, _ kind: Field.Kind, title: String? = nil, isRequired: Bool = false,
    words: [String]? = nil, isOrdered: Bool = false, unit: String? = nil,
    personal: PersonalOwner? = nil,
    isJudgement: Bool = false, isSegment: Bool = false, actionable: Actionable? = nil,
    limits: Field.Limits = .init(), column: Field.Column? = nil
  ) -> Field {
    Field(
      name: name, title: title ?? name, kind: kind, isRequired: isRequired, words: words,
      isOrdered: isOrdered, unit: unit, personal: personal, isJudgement: isJudgement,
      isSegment: isSegment, actionable: actionable, limits: limits,
      column: column ?? self.column(name))
  }

  private func column(
    _ header: String, dateForm: Field.Column.DateForm = .iso, groupsThousands: Bool = false,
    trueWords: [String] = ["true"], falseWords: [String] = ["false"], unknownWords: [String] = []
  ) -> Field.Column {
    Field.Column(
      header: header, dateForm: dateForm, groupsThousands: groupsThousands, trueWords: trueWords,
      falseWords: falseWords, unknownWords: unknownWords)
  }

  @Test(
    "what a record type may not say is refused with its place",
    arguments: [
      ("[]", ["1:1: not_an_object: it must be an object of keywords"]),
      (
        "{}",
        [
          "1:1: missing_keyword: `additionalProperties: false` must be written",
          "1:1: missing_keyword: `properties` must be written",
          "1:1: missing_keyword: `type: object` must be written",
        ]
      ),
      (
        #"{"type":"array","additionalProperties":true,"properties":{},"required":[]}"#,
        [
          "1:9: bad_value: `type`: only `type: object` is understood",
          "1:40: bad_value: `additionalProperties`: only `additionalProperties: false` is understood",
          "1:58: bad_value: `properties`: it must be an object with fields",
          "1:72: bad_value: `required`: it must be a list of words",
        ]
      ),
      (
        #"{"$schema":"draft-07","type":"object","additionalProperties":false,"title":"","description":1,"properties":{"a":{"type":"string"}}}"#,
        [
          "1:12: bad_value: `$schema`: only `https://json-schema.org/draft/2020-12/schema` is understood",
          "1:76: bad_value: `title`: it must be text",
          "1:93: bad_value: `description`: it must be text",
        ]
      ),
      (
        #"{"type":"object","additionalProperties":false,"propertys":{},"enum":["a"],"pattern":"x","properties":{"a":{"type":"string"}}}"#,
        [
          "1:47: unknown_keyword: `propertys` is no keyword here; did you mean `properties`?",
          "1:62: misplaced_keyword: `enum` is for a field, not for a record type",
          "1:75: misplaced_keyword: `pattern` is for a field, not for a record type",
        ]
      ),
      (
        #"{"type":"object","additionalProperties":false,"required":["nam","name","name",7,null,""],"properties":{"name":{"type":"string"}}}"#,
        [
          "1:59: unknown_field: `required`: `firm` has no field `nam`; did you mean `name`?",
          "1:72: duplicate_word: `required`: `name` stands twice",
          "1:79: bad_value: `required`: `7` is no text",
          "1:81: bad_value: `required`: `null` is no word: what isn't known is left out",
          "1:86: bad_value: `required`: a word may not be empty",
        ]
      ),
      (
        #"{"type":"object","additionalProperties":false,"x-id":"name","x-name":"nome","properties":{"name":{"type":"string"}}}"#,
        [
          "1:54: bad_id: `x-id`: `name` must be among `required`",
          "1:70: unknown_field: `x-name`: `firm` has no field `nome`; did you mean `name`?",
        ]
      ),
      (
        #"{"type":"object","additionalProperties":false,"required":["n"],"x-id":"n","properties":{"n":{"type":"integer"}}}"#,
        ["1:71: bad_id: `x-id`: `n` is an integer; it must be text"]
      ),
      (
        #"{"type":"object","additionalProperties":false,"x-id":"zzzzzz","properties":{"n":3}}"#,
        [
          "1:54: unknown_field: `x-id`: `firm` has no field `zzzzzz`",
          "1:81: not_an_object: `properties.n`: it must be an object of keywords",
        ]
      ),
    ])
  func refusedRecordType(schema: String, problems: [String]) {
    let error = #expect(throws: RecordTypeError.self) { try recordType("firm", schema) }
    #expect(error?.problems.map(\.description) == problems)
  }

  @Test(
    "a name that rules could not write is refused",
    arguments: [
      ("end", "`end` is a keyword of Lua"),
      ("Name", "`Name` is no name: a letter from a to z, then letters, digits and `_`"),
      ("1a", "`1a` is no name: a letter from a to z, then letters, digits and `_`"),
      ("", "`` is no name: a letter from a to z, then letters, digits and `_`"),
      ("a-b", "`a-b` is no name: a letter from a to z, then letters, digits and `_`"),
      ("é", "`é` is no name: a letter from a to z, then letters, digits and `_`"),
      ("firm", "a field may not be named as its record type"),
    ])
  func badName(name: String, message: String) {
    let error = #expect(throws: RecordTypeError.self) {
      try recordType("firm", fields: "\"\(name)\": {\"type\": \"string\"}")
    }
    #expect(error?.problems.map(\.code.name) == ["bad_name"])
    #expect(error?.problems.first?.message == message)
  }

  @Test("a record type's own name must be one that rules can write")
  func badRecordName() {
    let error = #expect(throws: RecordTypeError.self) {
      try recordType("The firm", fields: "\"a\": {\"type\": \"string\"}")
    }
    #expect(
      error?.description
        == "1:1: bad_name: `The firm` is no name: a letter from a to z, then letters, digits and `_`"
    )
  }

  @Test("two fields of one CSV column, and a required field that asks for judgement, are refused")
  func together() {
    let error = #expect(throws: RecordTypeError.self) {
      try recordType(
        "firm",
        fields: """

          "a": {"type": "string"},
          "b": {"type": "string", "x-column": "a"},
          "c": {"type": "string", "x-judgement": true}
          """, required: "[\"c\"]")
    }
    #expect(
      error?.description == """
        3:1: duplicate_column: `properties.b`: `a` has the CSV column `a` too
        4:25: required_judgement: `properties.c`: a required field is never absent, so that its \
        absence asks nobody to judge
        """)
  }
}
