import Records
import Testing

@Suite("CSV cells")
struct CellTests {
  /// What becomes of a cell in the column of a field: the field as JSON, or the error.
  private func read(_ schema: String, _ cell: String, pieces: Int = .max) throws -> String {
    let type = DossierType(
      recordTypes: [
        try recordType(
          "firm", fields: #""id": {"type": "string"}, "a": \#(schema)"#, required: #"["id"]"#,
          more: #""x-id": "id","#)
      ], subject: 0)
    let quoted = cell.contains(",") ? "\"\(cell)\"" : cell
    let found = outcomes(bytes("a,id\n\(quoted),X\n"), type, pieces: pieces)
    return found.joined()
      .replacing(#"1 line 2: {"firm":{"#, with: "").replacing(#""id":"X"}}"#, with: "")
      .replacing("1 line 2: ", with: "")
  }

  @Test(
    "a date is read in its form",
    arguments: [
      ("M/D/YYYY", "2/28/1997", #""a":"1997-02-28","#),
      ("M/D/YYYY", "02/08/0997", #""a":"0997-02-08","#),
      ("M/D/YYYY", "12/31/9999", #""a":"9999-12-31","#),
      ("M/D/YYYY", "2/29/1997", "bad_date: `firm.a`: `2/29/1997` is no day of the calendar"),
      ("M/D/YYYY", "13/1/1997", "bad_date: `firm.a`: `13/1/1997` is no day of the calendar"),
      ("M/D/YYYY", "1/1/0000", "bad_date: `firm.a`: `1/1/0000` is no day of the calendar"),
      ("M/D/YYYY", "1/1/97", "bad_date: `firm.a`: `1/1/97` is not a date of the form `M/D/YYYY`"),
      (
        "M/D/YYYY", "001/1/1997",
        "bad_date: `firm.a`: `001/1/1997` is not a date of the form `M/D/YYYY`"
      ),
      (
        "M/D/YYYY", " 1/1/1997",
        "bad_date: `firm.a`: ` 1/1/1997` is not a date of the form `M/D/YYYY`"
      ),
      ("M/D/YYYY", "1/1", "bad_date: `firm.a`: `1/1` is not a date of the form `M/D/YYYY`"),
      ("M/D/YYYY", "1/1/1/1", "bad_date: `firm.a`: `1/1/1/1` is not a date of the form `M/D/YYYY`"),
      ("D-Mon-YY", "24-Jun-91", #""a":"1991-06-24","#),
      ("D-Mon-YY", "01-DEC-00", #""a":"2000-12-01","#),
      ("D-Mon-YY", "1-jan-68", #""a":"2068-01-01","#),
      ("D-Mon-YY", "1-jan-69", #""a":"1969-01-01","#),
      ("D-Mon-YY", "30-Feb-91", "bad_date: `firm.a`: `30-Feb-91` is no day of the calendar"),
      (
        "D-Mon-YY", "1-Mai-91",
        "bad_date: `firm.a`: `1-Mai-91` is not a date of the form `D-Mon-YY`"
      ),
      (
        "D-Mon-YY", "1-Jan-1991",
        "bad_date: `firm.a`: `1-Jan-1991` is not a date of the form `D-Mon-YY`"
      ),
      ("YYYY-MM-DD", "1991-06-24", #""a":"1991-06-24","#),
      (
        "YYYY-MM-DD", "1991-6-24",
        "bad_date: `firm.a`: `1991-6-24` is not a date of the form `YYYY-MM-DD`"
      ),
    ])
  func dates(form: String, cell: String, expected: String) throws {
    let schema = #"{"type": "string", "format": "date", "x-format": "\#(form)"}"#
    #expect(try read(schema, cell) == expected)
  }

  @Test(
    "a number is read as JSON writes it, its thousands grouped where the field says so",
    arguments: [
      (#"{"type": "number"}"#, "-1.50e3", #""a":-1500,"#),
      (#"{"type": "number"}"#, "1,000", "bad_number: `firm.a`: `1,000` is not a number"),
      (#"{"type": "number"}"#, "abc", "bad_number: `firm.a`: `abc` is not a number"),
      (#"{"type": "number"}"#, "$5", "bad_number: `firm.a`: `$5` is not a number"),
      (#"{"type": "number"}"#, " 5", "bad_number: `firm.a`: ` 5` is not a number"),
      (#"{"type": "number"}"#, "5 ", "bad_number: `firm.a`: `5 ` is not a number"),
      (#"{"type": "number"}"#, "007", "bad_number: `firm.a`: `007` is not a number"),
      (#"{"type": "number"}"#, "1e999", "bad_number: `firm.a`: `1e999` is not a number"),
      (#"{"type": "number"}"#, "-", "bad_number: `firm.a`: `-` is not a number"),
      (#"{"type": "integer"}"#, "1.5", "bad_integer: `firm.a`: `1.5` is not a whole number"),
      (#"{"type": "integer"}"#, "x", "bad_integer: `firm.a`: `x` is not a whole number"),
      (
        #"{"type": "integer", "maximum": 5}"#, "6",
        "out_of_range: `firm.a`: `6` is above the maximum `5`"
      ),
      (#"{"type": "integer", "x-format": "thousands"}"#, "-1,234,567", #""a":-1234567,"#),
      (#"{"type": "integer", "x-format": "thousands"}"#, "1234567", #""a":1234567,"#),
      (#"{"type": "number", "x-format": {"thousands": true}}"#, "1,234.5", #""a":1234.5,"#),
      (
        #"{"type": "number", "x-format": "thousands"}"#, "12,34",
        "bad_number: `firm.a`: `12,34` is not a number"
      ),
      (
        #"{"type": "number", "x-format": "thousands"}"#, ",234",
        "bad_number: `firm.a`: `,234` is not a number"
      ),
      (
        #"{"type": "number", "x-format": "thousands"}"#, "1234,567",
        "bad_number: `firm.a`: `1234,567` is not a number"
      ),
      (
        #"{"type": "number", "x-format": "thousands"}"#, "1,,234",
        "bad_number: `firm.a`: `1,,234` is not a number"
      ),
      (
        #"{"type": "number", "x-format": "thousands"}"#, "1.234,567",
        "bad_number: `firm.a`: `1.234,567` is not a number"
      ),
      (
        #"{"type": "number", "x-format": "thousands"}"#, "0,123",
        "bad_number: `firm.a`: `0,123` is not a number"
      ),
      (
        #"{"type": "integer", "x-format": "thousands"}"#, "9,007,199,254,740,993",
        "bad_integer: `firm.a`: `9007199254740993` is an integer beyond 9007199254740992"
      ),
      (#"{"type": "integer", "x-format": {"unknown": ["N/A", "0"]}}"#, "0", ""),
      (#"{"type": "integer", "x-format": {"unknown": ["N/A", "0"]}}"#, "N/A", ""),
      (
        #"{"type": "integer", "x-format": {"unknown": ["N/A", "0"]}}"#, "00",
        "bad_integer: `firm.a`: `00` is not a whole number"
      ),
    ])
  func numbers(schema: String, cell: String, expected: String) throws {
    #expect(try read(schema, cell) == expected)
  }

  @Test(
    "a boolean is one of its words",
    arguments: [
      (#"{"type": "boolean"}"#, "true", #""a":true,"#),
      (#"{"type": "boolean"}"#, "false", #""a":false,"#),
      (#"{"type": "boolean"}"#, "True", "bad_boolean: `firm.a`: `True` is none of `true`, `false`"),
      (
        #"{"type": "boolean", "x-format": {"true": ["Y", "1"], "false": ["N"]}}"#, "1",
        #""a":true,"#
      ),
      (
        #"{"type": "boolean", "x-format": {"true": ["Y", "1"], "false": ["N"]}}"#, "N",
        #""a":false,"#
      ),
      (
        #"{"type": "boolean", "x-format": {"true": ["Y", "1"], "false": ["N"]}}"#, "true",
        "bad_boolean: `firm.a`: `true` is none of `Y`, `1`, `N`"
      ),
    ])
  func booleans(schema: String, cell: String, expected: String) throws {
    #expect(try read(schema, cell) == expected)
  }
}
