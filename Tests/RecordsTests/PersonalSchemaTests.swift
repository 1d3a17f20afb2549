import Records
import Testing

@Suite("personal fields")
struct PersonalSchemaTests {
  @Test("a personal field says whose it is by a field beside it, around it, in it, or by itself")
  func owners() throws {
    let type = try recordType(
      "firm",
      fields: ##"""
        "id": {"type": "string", "x-personal": "id"},
        "born_on": {"type": "string", "format": "date", "x-personal": "id"},
        "scores": {"type": "array", "items": {"type": "number"}, "x-personal": "id"},
        "friends": {"type": "array", "items": {"type": "string", "x-personal": "friends"}},
        "head": {"type": "object", "x-personal": "number", "additionalProperties": false,
                 "properties": {"name": {"type": "string"}, "number": {"type": "string"}}},
        "board": {"type": "array", "items": {"$ref": "#/$defs/person", "x-personal": "number"}},
        "visits": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
          "guest": {"type": "string", "x-personal": "guest"},
          "age": {"type": "integer", "x-personal": "guest"},
          "host": {"type": "string", "x-personal": "id"}}}}
        """##,
      required: #"["id"]"#,
      more: ##"""
        "x-id": "id", "x-name": "id", "$defs": {"person": {"type": "object", "additionalProperties": false,
          "properties": {"name": {"type": "string"}, "number": {"type": "string"}}}},
        """##)
    let lines = type.fields.flatMap { owners($0, path: $0.name) }
    #expect(
      lines == [
        "id: id itself", "born_on: id", "scores: id", "friends[]: friends itself", "head: number",
        "board[]: number", "visits[].guest: guest itself", "visits[].age: guest",
        "visits[].host: id",
      ])
    #expect(type.fields.map(\.isPersonal) == [true, true, true, false, true, false, false])
  }

  private func owners(_ field: Field, path: String) -> [String] {
    let own = field.personal.map { "\(path): \($0.name)\($0.isItself ? " itself" : "")" }
    return [own].compactMap { $0 }
      + field.children.flatMap {
        owners($0, path: field.kind == .list ? path + "[]" : "\(path).\($0.name)")
      }
  }

  private static let refusals: [(fields: String, problems: [String])] = [
    (
      #""a": {"type": "string", "x-personal": true}"#,
      [
        "2:39: bad_value: `properties.a.x-personal`: `true` doesn't say whose it is: write the name of the text field that says so, which may be the field itself"
      ]
    ),
    (
      #""a": {"type": "string", "x-personal": false}"#,
      [
        "2:39: bad_value: `properties.a.x-personal`: `false` doesn't say whose it is: write the name of the text field that says so, which may be the field itself; where nothing is personal, leave it out"
      ]
    ),
    (
      #""a": {"type": "string", "x-personal": ["a"]}"#,
      [
        #"2:39: bad_value: `properties.a.x-personal`: `["a"]` doesn't say whose it is: write the name of the text field that says so, which may be the field itself"#
      ]
    ),
    (
      #""a": {"type": "string", "x-personal": "b.c"}"#,
      [
        "2:39: bad_value: `properties.a.x-personal`: `b.c` is no field's name: write the name of the text field that says so, which may be the field itself"
      ]
    ),
    (
      #""number": {"type": "string"}, "a": {"type": "string", "x-personal": "numbr"}"#,
      [
        "2:69: unknown_field: `properties.a.x-personal`: no field `numbr` stands beside it or around it; did you mean `number`?"
      ]
    ),
    (
      #""a": {"type": "integer", "x-personal": "a"}, "b": {"type": "string", "x-personal": "a"}"#,
      [
        "2:40: bad_owner: `properties.a.x-personal`: `a` is an integer; it must be text that names someone",
        "2:84: bad_owner: `properties.b.x-personal`: `a` is an integer; it must be text that names someone",
      ]
    ),
    (
      #""c": {"type": "array", "x-personal": "c", "items": {"type": "string"}}"#,
      [
        "2:38: bad_owner: `properties.c.x-personal`: `c` is a list; it must be text that names someone"
      ]
    ),
    (
      #"""
      "id": {"type": "string"}, "b": {"type": "array", "items": {"type": "object",
      "additionalProperties": false, "properties": {"number": {"type": "string"}}}},
      "a": {"type": "string", "x-personal": "number"}
      """#,
      [
        "4:39: unknown_field: `properties.a.x-personal`: no field `number` stands beside it or around it"
      ]
    ),
    (
      #"""
      "id": {"type": "string"}, "b": {"type": "object", "x-personal": "id",
      "additionalProperties": false, "properties": {"c": {"type": "string", "x-personal": "c"}}}
      """#,
      [
        "3:85: bad_owner: `properties.b.properties.c.x-personal`: what it stands in is personal already, and all that is in it"
      ]
    ),
    (
      #"""
      "id": {"type": "string"}, "a": {"type": "string", "x-personal": "id"},
      "b": {"type": "string", "x-personal": "a"}
      """#,
      [
        "3:39: bad_owner: `properties.b.x-personal`: `a` is itself of whom `id` names; write `id` here too"
      ]
    ),
  ]

  @Test(
    "`x-personal` that doesn't say whose a value is is refused with its place",
    arguments: refusals)
  func refused(fields: String, problems: [String]) {
    let error = #expect(throws: RecordTypeError.self) {
      try recordType("firm", fields: "\n" + fields)
    }
    #expect(error?.problems.map(\.description) == problems)
  }

  @Test("a definition's `x-personal` is judged where it is used, and told once")
  func definitions() throws {
    let more = #""$defs": {"name": {"type": "string", "x-personal": "number"}},"#
    let error = #expect(throws: RecordTypeError.self) {
      try recordType(
        "firm",
        fields: ##""a": {"$ref": "#/$defs/name"}, "b": {"$ref": "#/$defs/name"}"##, more: more)
    }
    #expect(
      error?.problems.map(\.description) == [
        "1:103: unknown_field: `$defs.name.x-personal`: no field `number` stands beside it or around it"
      ])
    let type = try recordType(
      "firm", fields: ##""a": {"$ref": "#/$defs/name"}, "number": {"type": "string"}"##, more: more)
    #expect(type.fields.map { $0.personal?.name } == ["number", nil])
  }
}
