import Records
import Testing

@Suite("schemas of fields")
struct FieldSchemaTests {
  @Test(
    "what a field may not say is refused with its place",
    arguments: [
      // One field named `a`, whose schema begins at column 6 of the second line.
      (#"{}"#, ["2:6: missing_keyword: `properties.a`: `type` must be written"]),
      (#"{"type":7}"#, ["2:14: bad_value: `properties.a.type`: it must be text"]),
      (
        #"{"type":"strin"}"#,
        [
          "2:14: bad_value: `properties.a.type`: `strin` is none of `string`, `integer`, `number`, `boolean`, `object`, `array`; did you mean `string`?"
        ]
      ),
      (
        #"{"type":"string","format":"time"}"#,
        ["2:32: bad_value: `properties.a.format`: `time` is none of `date`, `uscc`, `lei`"]
      ),
      (
        #"{"type":"integer","format":"date"}"#,
        [
          "2:24: misplaced_keyword: `properties.a`: `format` is for text or a date, this field is an integer"
        ]
      ),
      (
        #"{"type":"string","minLenght":1}"#,
        [
          "2:23: unknown_keyword: `properties.a`: `minLenght` is no keyword here; did you mean `minLength`?"
        ]
      ),
      (
        #"{"type":"string","x-id":"a"}"#,
        ["2:23: misplaced_keyword: `properties.a`: `x-id` is for a record type, not for a field"]
      ),
      (
        #"{"type":"number","minLength":1,"maxLength":2}"#,
        [
          "2:23: misplaced_keyword: `properties.a`: `minLength` is for text, this field is a number",
          "2:37: misplaced_keyword: `properties.a`: `maxLength` is for text, this field is a number",
        ]
      ),
      (
        #"{"type":"integer","enum":["1"],"x-ordered":true}"#,
        [
          "2:24: misplaced_keyword: `properties.a`: `enum` is for text, this field is an integer",
          "2:37: misplaced_keyword: `properties.a`: `x-ordered` is for text, this field is an integer",
        ]
      ),
      (
        #"{"type":"string","format":"date","minLength":1}"#,
        ["2:39: misplaced_keyword: `properties.a`: `minLength` is for text, this field is a date"]
      ),
      (
        #"{"type":"string","minimum":1,"x-unit":"m"}"#,
        [
          "2:23: misplaced_keyword: `properties.a`: `minimum` is for a number or an integer, this field is text",
          "2:35: misplaced_keyword: `properties.a`: `x-unit` is for a number or an integer, this field is text",
        ]
      ),
      (
        #"{"type":"boolean","exclusiveMinimum":1,"exclusiveMaximum":1,"multipleOf":1}"#,
        [
          "2:24: misplaced_keyword: `properties.a`: `exclusiveMinimum` is for a number or an integer, this field is a boolean",
          "2:45: misplaced_keyword: `properties.a`: `exclusiveMaximum` is for a number or an integer, this field is a boolean",
          "2:64: empty_bounds: `properties.a`: no value lies within the bounds",
          "2:66: misplaced_keyword: `properties.a`: `multipleOf` is for a number or an integer, this field is a boolean",
        ]
      ),
      (
        #"{"type":"string","x-ordered":true}"#,
        ["2:23: misplaced_keyword: `properties.a`: `x-ordered` needs `enum`"]
      ),
      (
        #"{"type":"string","enum":[]}"#,
        ["2:30: bad_value: `properties.a.enum`: it must be a list of words"]
      ),
      (
        #"{"type":"string","enum":["x",null,3,"x",""]}"#,
        [
          "2:35: bad_value: `properties.a.enum`: `null` is no word: what isn't known is left out",
          "2:40: bad_value: `properties.a.enum`: `3` is no text",
          "2:42: duplicate_word: `properties.a.enum`: `x` stands twice",
          "2:46: bad_value: `properties.a.enum`: a word may not be empty",
        ]
      ),
      (
        #"{"type":"string","enum":["x"],"const":"y"}"#,
        ["2:44: excluded_constant: `properties.a.const`: `y` is none of the words of `enum`"]
      ),
      (
        #"{"type":"string","minLength":2,"const":"y"}"#,
        [
          "2:45: excluded_constant: `properties.a.const`: `y` has 1 character, at least 2 are needed"
        ]
      ),
      (
        #"{"type":"integer","const":1.5}"#,
        ["2:32: excluded_constant: `properties.a.const`: `1.5` is not an integer of at most 2^53"]
      ),
      (
        #"{"type":"number","maximum":1,"const":2}"#,
        ["2:43: excluded_constant: `properties.a.const`: `2` is above the maximum `1`"]
      ),
      (
        #"{"type":"number","const":"2"}"#,
        ["2:31: bad_value: `properties.a.const`: it must be a number"]
      ),
      (
        #"{"type":"string","format":"date","const":"2025-02-29"}"#,
        ["2:47: bad_value: `properties.a.const`: it must be a date"]
      ),
      (
        #"{"type":"boolean","const":null}"#,
        ["2:32: bad_value: `properties.a.const`: it must be a boolean"]
      ),
      (
        #"{"type":"number","minimum":"1","multipleOf":0}"#,
        [
          "2:33: bad_value: `properties.a.minimum`: it must be a number",
          "2:50: bad_value: `properties.a.multipleOf`: it must be above 0",
        ]
      ),
      (
        #"{"type":"number","minimum":2,"maximum":1}"#,
        ["2:45: empty_bounds: `properties.a`: no value lies within the bounds"]
      ),
      (
        #"{"type":"number","minimum":2,"exclusiveMaximum":2}"#,
        ["2:54: empty_bounds: `properties.a`: no value lies within the bounds"]
      ),
      (
        #"{"type":"number","exclusiveMinimum":2,"maximum":2}"#,
        ["2:54: empty_bounds: `properties.a`: no value lies within the bounds"]
      ),
      (
        #"{"type":"string","minLength":2,"maxLength":1}"#,
        ["2:49: empty_bounds: `properties.a`: no value lies within the bounds"]
      ),
      (
        #"{"type":"string","minLength":-1,"maxLength":1.5}"#,
        [
          "2:35: bad_value: `properties.a.minLength`: it must be a whole number, 0 or more",
          "2:50: bad_value: `properties.a.maxLength`: it must be a whole number, 0 or more",
        ]
      ),
      (
        #"{"type":"string","x-segment":"yes","x-column":""}"#,
        [
          "2:35: bad_value: `properties.a.x-segment`: it must be `true` or `false`",
          "2:52: bad_value: `properties.a.x-column`: it must be text",
        ]
      ),
      (
        #"{"type":"string","format":"date","x-format":"DD.MM.YYYY"}"#,
        [
          "2:50: bad_value: `properties.a.x-format`: `DD.MM.YYYY` is none of `YYYY-MM-DD`, `M/D/YYYY`, `D-Mon-YY`"
        ]
      ),
      (
        #"{"type":"string","x-format":"M/D/YYYY"}"#,
        [
          "2:34: misplaced_keyword: `properties.a.x-format`: `date` is for a date, this field is text"
        ]
      ),
      (
        #"{"type":"boolean","x-format":"thousands"}"#,
        [
          "2:35: misplaced_keyword: `properties.a.x-format`: `thousands` is for a number or an integer, this field is a boolean"
        ]
      ),
      (
        #"{"type":"boolean","x-format":{"true":["y"],"title":1,"unknow":["?"]}}"#,
        [
          "2:36: missing_keyword: `properties.a.x-format`: `true` and `false` must stand together",
          "2:49: misplaced_keyword: `properties.a.x-format`: `title` is for a record type, not for `x-format`",
          "2:59: unknown_keyword: `properties.a.x-format`: `unknow` is no keyword here; did you mean `unknown`?",
        ]
      ),
      (
        #"{"type":"boolean","x-format":{"true":["y"],"false":["n"],"unknown":["y"]}}"#,
        ["2:74: duplicate_word: `properties.a.x-format`: `y` stands in two of its lists"]
      ),
      (
        #"{"type":"string","enum":["x","?"],"x-format":{"unknown":["?"]}}"#,
        ["2:51: duplicate_word: `properties.a.x-format`: `?` is a word of `enum` too"]
      ),
      (
        #"{"type":"boolean","x-format":["true"]}"#,
        ["2:35: not_an_object: `properties.a.x-format`: it must be an object of keywords"]
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
}
