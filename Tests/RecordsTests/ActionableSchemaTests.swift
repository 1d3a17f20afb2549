import Records
import Testing

@Suite("fields that a subject can change")
struct ActionableSchemaTests {
  @Test("each field says by a word how it can change")
  func words() throws {
    let type = try recordType(
      "firm",
      fields: ##"""
        "id": {"type": "string"},
        "revenue": {"type": "number", "x-actionable": "increase"},
        "debt": {"type": "integer", "x-actionable": "decrease"},
        "founded": {"type": "string", "format": "date", "x-actionable": "increase"},
        "stage": {"type": "string", "enum": ["a", "b"], "x-ordered": true, "x-actionable": "decrease"},
        "rounds": {"type": "array", "items": {"type": "string"}, "x-actionable": "increase"},
        "head": {"type": "object", "additionalProperties": false, "x-actionable": "supply",
                 "properties": {"listed": {"type": "boolean", "x-actionable": "any"}}}
        """##)
    #expect(
      type.fields.map(\.actionable) == [
        nil, .increase, .decrease, .increase, .decrease, .increase, .supply,
      ])
    #expect(type.fields[6].children.map(\.actionable) == [.any])
  }

  @Test(
    "a mark that says nothing, or doesn't fit its field, is refused with the words",
    arguments: [
      (
        #""a": {"type": "boolean", "x-actionable": true}"#,
        "2:42: bad_value: `properties.a.x-actionable`: `true` doesn't say how it can change: write `increase`, `decrease`, `any` or `supply`"
      ),
      (
        #""a": {"type": "boolean", "x-actionable": false}"#,
        "2:42: bad_value: `properties.a.x-actionable`: `false` doesn't say how it can change: write `increase`, `decrease`, `any` or `supply`; where it can't, leave it out"
      ),
      (
        #""a": {"type": "number", "x-actionable": "incraese"}"#,
        "2:41: bad_value: `properties.a.x-actionable`: `incraese` is none of `increase`, `decrease`, `any` or `supply`; did you mean `increase`?"
      ),
      (
        #""a": {"type": "boolean", "x-actionable": "increase"}"#,
        "2:42: bad_value: `properties.a.x-actionable`: `increase` is for numbers, dates and ordered enumerations, and for lists, this field is a boolean; `any` is for all"
      ),
      (
        #""a": {"type": "string", "enum": ["b"], "x-actionable": "decrease"}"#,
        "2:56: bad_value: `properties.a.x-actionable`: `decrease` is for numbers, dates and ordered enumerations, this field is an enumeration without order; `any` is for all"
      ),
      (
        #""a": {"type": "array", "items": {"type": "string"}, "x-actionable": "decrease"}"#,
        "2:69: bad_value: `properties.a.x-actionable`: `decrease` is for numbers, dates and ordered enumerations, this field is a list; `any` is for all"
      ),
      (
        #""a": {"type": "string", "x-personal": "a", "x-actionable": "any"}"#,
        "2:44: bad_value: `properties.a`: it is personal, and never proposed to be changed: take `x-actionable` away"
      ),
      (
        #""a": {"type": "object", "x-personal": "b", "additionalProperties": false, "properties": {"b": {"type": "string", "x-actionable": "supply"}}}"#,
        "2:25: bad_value: `properties.a`: what is in it is personal, and never proposed to be changed: take `x-actionable` away there"
      ),
    ])
  func refused(fields: String, problem: String) throws {
    let error = #expect(throws: RecordTypeError.self) {
      try recordType("firm", fields: "\n" + fields)
    }
    #expect(error?.problems.map(\.description) == [problem])
  }

  @Test("what names the subject never changes")
  func subject() throws {
    let error = #expect(throws: RecordTypeError.self) {
      try recordType(
        "firm", fields: #""id": {"type": "string", "x-actionable": "any"}"#, required: #"["id"]"#,
        more: #""x-id": "id","#)
    }
    #expect(
      error?.problems.map(\.description) == [
        "1:79: bad_id: `x-id`: `id` names the subject and never changes: take `x-actionable` away from it"
      ])
  }
}
