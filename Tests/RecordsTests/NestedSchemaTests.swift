import Records
import Testing

@Suite("schemas of nested fields")
struct NestedSchemaTests {
  @Test(
    "what a nested field may not say is refused with its place",
    arguments: [
      // One field named `a`, whose schema begins at column 6 of the second line.
      (
        #"{"type":"object"}"#,
        [
          "2:6: missing_keyword: `properties.a`: `additionalProperties: false` must be written",
          "2:6: missing_keyword: `properties.a`: `properties` must be written",
        ]
      ),
      (
        #"{"type":"object","additionalProperties":true,"properties":{},"required":[]}"#,
        [
          "2:46: bad_value: `properties.a.additionalProperties`: only `additionalProperties: false` is understood",
          "2:64: bad_value: `properties.a.properties`: it must be an object with fields",
          "2:78: bad_value: `properties.a.required`: it must be a list of words",
        ]
      ),
      (
        #"{"type":"object","additionalProperties":false,"required":["c"],"properties":{"B":{"type":"text"},"end":3}}"#,
        [
          "2:64: unknown_field: `properties.a.required`: `firm.a` has no field `c`; did you mean `B`?",
          "2:83: bad_name: `properties.a.properties.B`: `B` is no name: a letter from a to z, then letters, digits and `_`",
          "2:95: bad_value: `properties.a.properties.B.type`: `text` is none of `string`, `integer`, `number`, `boolean`, `object`, `array`",
          "2:103: bad_name: `properties.a.properties.end`: `end` is a keyword of Lua",
          "2:109: not_an_object: `properties.a.properties.end`: it must be an object of keywords",
        ]
      ),
      (#"{"type":"array"}"#, ["2:6: missing_keyword: `properties.a`: `items` must be written"]),
      (
        #"{"type":"array","items":[{"type":"string"}],"minItems":-1,"maxItems":0.5,"uniqueItems":1}"#,
        [
          "2:30: not_an_object: `properties.a.items`: it must be an object of keywords",
          "2:61: bad_value: `properties.a.minItems`: it must be a whole number, 0 or more",
          "2:75: bad_value: `properties.a.maxItems`: it must be a whole number, 0 or more",
          "2:93: bad_value: `properties.a.uniqueItems`: it must be `true` or `false`",
        ]
      ),
      (
        #"{"type":"array","items":{"type":"string"},"minItems":3,"maxItems":2}"#,
        ["2:72: empty_bounds: `properties.a`: no value lies within the bounds"]
      ),
      (
        #"{"type":"string","items":{"type":"string"},"minItems":1,"maxItems":1,"uniqueItems":true}"#,
        [
          "2:23: misplaced_keyword: `properties.a`: `items` is for a list, this field is text",
          "2:49: misplaced_keyword: `properties.a`: `minItems` is for a list, this field is text",
          "2:62: misplaced_keyword: `properties.a`: `maxItems` is for a list, this field is text",
          "2:75: misplaced_keyword: `properties.a`: `uniqueItems` is for a list, this field is text",
        ]
      ),
      (
        #"{"type":"array","items":{"type":"string"},"properties":{},"required":[],"additionalProperties":false}"#,
        [
          "2:48: misplaced_keyword: `properties.a`: `properties` is for an object, this field is a list",
          "2:64: misplaced_keyword: `properties.a`: `required` is for an object, this field is a list",
          "2:78: misplaced_keyword: `properties.a`: `additionalProperties` is for an object, this field is a list",
        ]
      ),
      (
        #"{"type":"array","items":{"type":"string"},"const":1,"x-segment":true,"enum":["x"],"pattern":"x"}"#,
        [
          "2:48: misplaced_keyword: `properties.a`: `const` is for text, a number, an integer, a boolean or a date, this field is a list",
          "2:56: bad_value: `properties.a.const`: it must be a list",
          "2:58: misplaced_keyword: `properties.a`: `x-segment` is for text, a number, an integer, a boolean or a date, this field is a list",
          "2:75: misplaced_keyword: `properties.a`: `enum` is for text, this field is a list",
          "2:88: misplaced_keyword: `properties.a`: `pattern` is for text, this field is a list",
        ]
      ),
      (
        #"{"type":"array","x-column":"A","items":{"type":"boolean","x-format":{"true":["Y"],"false":["N"]}}}"#,
        [
          "2:22: misplaced_keyword: `properties.a`: `x-column` is for what has a CSV column: a field of the record that is no object or list",
          "2:63: misplaced_keyword: `properties.a.items`: `x-format` is for what has a CSV column: a field of the record that is no object or list",
        ]
      ),
      (
        #"{"type":"object","additionalProperties":false,"properties":{"b":{"type":"string","$defs":{}}}}"#,
        [
          "2:87: misplaced_keyword: `properties.a.properties.b`: `$defs` is for a record type, not for a field"
        ]
      ),
      (
        #"{"type":"object","additionalProperties":false,"required":["b"],"properties":{"b":{"type":"string","x-judgement":true}}}"#,
        [
          "2:104: required_judgement: `properties.a.properties.b`: a required field is never absent, so that its absence asks nobody to judge"
        ]
      ),
      (
        #"{"type":"string","pattern":"a++"}"#,
        [
          "2:33: bad_pattern: `properties.a.pattern`: character 2: `++` is a possessive repetition, which isn't offered"
        ]
      ),
      (
        #"{"type":"string","pattern":"^[0-9]+$","const":"x1"}"#,
        ["2:52: excluded_constant: `properties.a.const`: `x1` doesn't match `^[0-9]+$`"]
      ),
      (
        #"{"type":"string","format":"date","pattern":"x"}"#,
        ["2:39: misplaced_keyword: `properties.a`: `pattern` is for text, this field is a date"]
      ),
    ])
  func refusedField(schema: String, problems: [String]) {
    let text = """
      {"type": "object", "additionalProperties": false, "properties": {
      "a": \(schema)}}
      """
    let error = #expect(throws: RecordTypeError.self) { try recordType("firm", text) }
    #expect(error?.problems.map(\.description) == problems)
  }

  @Test(
    "what a definition or a reference may not say is refused with its place",
    arguments: [
      // `$defs`, whose value begins at column 10 of the second line; the schema of the field `a`,
      // which begins at column 6 of the third.
      (
        "7", #"{"type":"string"}"#,
        ["2:10: bad_value: `$defs`: it must be an object of definitions"]
      ),
      (
        #"{"a/b":{"type":"string"},"c":{"type":"strin"},"":{"type":"number"}}"#,
        #"{"type":"string"}"#,
        [
          "2:11: bad_name: `$defs`: `a/b` is no name of a definition: letters, digits, `_` and `-`",
          "2:47: bad_value: `$defs.c.type`: `strin` is none of `string`, `integer`, `number`, `boolean`, `object`, `array`; did you mean `string`?",
          "2:56: bad_name: `$defs`: `` is no name of a definition: letters, digits, `_` and `-`",
        ]
      ),
      (
        ##"{"b":{"$ref":"#/$defs/c"},"c":{"type":"string"}}"##, ##"{"$ref":"#/$defs/b"}"##,
        ["2:16: misplaced_keyword: `$defs.b`: `$ref` is for fields, not for a definition itself"]
      ),
      (
        #"{"award":{"type":"string"}}"#, ##"{"$ref":"#/$defs/awrad"}"##,
        [
          "3:14: unknown_definition: `properties.a.$ref`: `$defs` has no `awrad`; did you mean `award`?"
        ]
      ),
      (
        "{}", #"{"$ref":"https://example.org/award"}"#,
        [
          "3:14: bad_value: `properties.a.$ref`: `https://example.org/award` is not understood, only `#/$defs/` and a name"
        ]
      ),
      ("{}", #"{"$ref":7}"#, ["3:14: bad_value: `properties.a.$ref`: it must be text"]),
      (
        #"{"b":{"type":"string","maxLength":2}}"#,
        ##"{"$ref":"#/$defs/b","type":"string","minLength":1,"x-unit":"m","x-ordered":true,"nullable":true}"##,
        [
          "3:26: misplaced_keyword: `properties.a`: `type` may not stand beside `$ref`",
          "3:42: misplaced_keyword: `properties.a`: `minLength` may not stand beside `$ref`",
          "3:56: misplaced_keyword: `properties.a`: `x-unit` is for a number or an integer, this field is text",
          "3:69: misplaced_keyword: `properties.a`: `x-ordered` may not stand beside `$ref`",
          "3:86: unknown_keyword: `properties.a`: `nullable` is no keyword here",
        ]
      ),
      (
        #"{"b":{"type":"string","x-column":"B","x-judgement":true}}"#,
        ##"{"$ref":"#/$defs/b","x-judgement":"no"}"##,
        [
          "2:32: misplaced_keyword: `$defs.b`: `x-column` is for what has a CSV column: a field of the record that is no object or list",
          "3:40: bad_value: `properties.a.x-judgement`: it must be `true` or `false`",
        ]
      ),
      (
        ##"{"b":{"type":"array","items":{"$ref":"#/$defs/b"}}}"##, ##"{"$ref":"#/$defs/b"}"##,
        [
          "2:47: cyclic_definition: `$defs.b.items.$ref`: the definition holds itself: `b`, `b`"
        ]
      ),
      (
        ##"{"b":{"type":"array","items":{"$ref":"#/$defs/c"}},"c":{"type":"object","additionalProperties":false,"properties":{"d":{"$ref":"#/$defs/e"}}},"e":{"type":"array","items":{"$ref":"#/$defs/c"}}}"##,
        #"{"type":"string"}"#,
        [
          "2:188: cyclic_definition: `$defs.e.items.$ref`: the definition holds itself: `c`, `e`, `c`"
        ]
      ),
    ])
  func refusedDefinition(definitions: String, schema: String, problems: [String]) {
    let text = """
      {"type": "object", "additionalProperties": false,
      "$defs": \(definitions), "properties": {
      "a": \(schema)}}
      """
    let error = #expect(throws: RecordTypeError.self) { try recordType("firm", text) }
    #expect(error?.problems.map(\.description) == problems)
  }

  @Test("a required field may not take its judgement from a definition either")
  func requiredJudgement() {
    let error = #expect(throws: RecordTypeError.self) {
      try recordType(
        "firm", fields: ##""a": {"$ref": "#/$defs/b"}, "c": {"$ref": "#/$defs/b"}"##,
        required: #"["a"]"#,
        more: #""$defs": {"b": {"type": "string", "x-judgement": true}},"#)
    }
    #expect(
      error?.problems.map(\.description) == [
        "1:148: required_judgement: `properties.a`: a required field is never absent, so that its "
          + "absence asks nobody to judge"
      ])
  }

  @Test("what stands beside a reference takes the place of what its definition says")
  func beside() throws {
    let type = try recordType(
      "firm",
      fields: ##"""
        "a": {"$ref": "#/$defs/sum"},
        "b": {"$ref": "#/$defs/sum", "title": "B", "description": "x", "x-unit": "USD",
              "x-personal": "c", "x-segment": true, "x-judgement": false,
              "x-column": "Sum B", "x-format": "thousands"},
        "c": {"type": "string"}, "d": {"type": "string"},
        "e": {"$ref": "#/$defs/share"}, "f": {"$ref": "#/$defs/share", "x-actionable": "increase"}
        """##,
      more: #"""
        "$defs": {"sum": {"type": "number", "title": "Sum", "x-unit": "CNY", "x-personal": "d",
                          "x-judgement": true, "minimum": 0},
                  "share": {"type": "number", "x-actionable": "decrease"}},
        """#)
    let (first, second) = (type.fields[0], type.fields[1])
    #expect([first.title, second.title] == ["Sum", "B"])
    #expect([first.unit, second.unit] == ["CNY", "USD"])
    #expect([first.personal?.name, second.personal?.name] == ["d", "c"])
    #expect([first.isJudgement, second.isJudgement] == [true, false])
    #expect([first.isSegment, second.isSegment] == [false, true])
    #expect(type.fields.map(\.actionable) == [nil, nil, nil, nil, .decrease, .increase])
    #expect([first.column.header, second.column.header] == ["a", "Sum B"])
    #expect(first.limits == second.limits)
  }
}
