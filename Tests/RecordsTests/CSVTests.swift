import Records
import Testing

@Suite("dossiers in CSV")
struct CSVTests {
  /// The outcomes of rows below a header.
  private func read(_ text: String, pieces: Int = .max) throws -> [String] {
    outcomes(bytes(text), try Samples.dossierType(), format: .csv, pieces: pieces)
  }

  @Test(
    "cells are cut and unquoted as RFC 4180 says",
    arguments: [
      ("id,Firm\nA,x\nB,y\n", [#"{"id":"A","name":"x"}"#, #"{"id":"B","name":"y"}"#]),
      ("id,Firm\r\nA,x\r\n", [#"{"id":"A","name":"x"}"#]),
      ("\u{FEFF}id,name\nA,x", [#"{"id":"A","name":"x"}"#]),
      ("firm.id,firm.name\nA,x", [#"{"id":"A","name":"x"}"#]),
      ("\"id\",\"Firm\"\n\"A\",\"x, \"\"y\"\"\"\n", [#"{"id":"A","name":"x, \"y\""}"#]),
      ("id,Firm\n\"\"\"\",\"\"\"\"\"\"\n", [#"{"id":"\"","name":"\"\""}"#]),
      ("id,Firm\nA,\"x\ny\"\n", [#"{"id":"A","name":"x\ny"}"#]),
      ("id,Firm\nA,\"x\r\ny\rz\"", [#"{"id":"A","name":"x\r\ny\rz"}"#]),
      ("id,Firm\nA,\nB,\"\"\nC, \n", [#"{"id":"A"}"#, #"{"id":"B"}"#, #"{"id":"C","name":" "}"#]),
      ("\n\nid,Firm\n\n\r\nA,x\n\n", [#"{"id":"A","name":"x"}"#]),
      ("id\nA\n\n", [#"{"id":"A"}"#]),
      ("id,Firm\n é,'x'\n", [#"{"id":" é","name":"'x'"}"#]),
      ("id\n", []),
      ("", []),
    ])
  func cells(text: String, firms: [String]) throws {
    let expected = firms.map { "{\"firm\":\($0)}" }
    for pieces in [Int.max, 1, 7] {
      let found = try read(text, pieces: pieces).map { $0.split(separator: ": ", maxSplits: 1)[1] }
      #expect(found.map(String.init) == expected, "pieces of \(pieces)")
    }
  }

  @Test("a row tells its line and number, also after quoted line ends and empty lines")
  func places() throws {
    let text = "id,Firm\r\n\r\nA,\"x\ny\"\nB\n\nC,z\n"
    #expect(
      try read(text) == [
        #"1 line 3: {"firm":{"id":"A","name":"x\ny"}}"#,
        "2 line 5: wrong_cell_count: the row has 1 cell, the header has 2",
        #"3 line 7: {"firm":{"id":"C","name":"z"}}"#,
      ])
  }

  @Test("cells of another record type submit its record, empty ones don't")
  func otherRecords() throws {
    let text = "id,credit_case.role,credit_case.loss\nA,,\nB,head,1.5\nC,,2\n"
    #expect(
      try read(text) == [
        #"1 line 2: {"firm":{"id":"A"}}"#,
        #"2 line 3: {"credit_case":{"loss":1.5,"role":"head"},"firm":{"id":"B"}}"#,
        "3 line 4: missing_field: `credit_case.role`: the field is required",
      ])
  }

  @Test(
    "a row that isn't well formed is refused, the next is read",
    arguments: [
      ("A,x,y", "wrong_cell_count: the row has 3 cells, the header has 2"),
      ("A,", nil),
      ("A,x\"y", "bare_quote: a quote stands within a cell that doesn't begin with one"),
      ("A, \"y\"", "bare_quote: a quote stands within a cell that doesn't begin with one"),
      ("A,\"x\" ", "text_after_quote: text follows the quote that closes a cell"),
      ("\"A\"B,\"x", "text_after_quote: text follows the quote that closes a cell"),
      ("A,x\ry", "bare_carriage_return: a carriage return stands without a line feed"),
      ("A,\"x\"\r,", "bare_carriage_return: a carriage return stands without a line feed"),
      (",x", "missing_field: `firm.id`: the field is required"),
      ("123456789,x", "bad_length: `firm.id`: `123456789` has 9 characters, at most 8 are allowed"),
      ("A,x\u{0}y", #"bad_text: `firm.name`: `x\0y` holds U+0000"#),
    ] as [(String, String?)])
  func flaws(row: String, error: String?) throws {
    for pieces in [Int.max, 1, 7] {
      let found = try read("id,Firm\n\(row)\nB,y\n", pieces: pieces)
      #expect(found.count == 2)
      if let error { #expect(found.first == "1 line 2: \(error)") }
      #expect(found.last == #"2 line 3: {"firm":{"id":"B","name":"y"}}"#)
    }
  }

  @Test("a quote that is never closed spoils its own record only in what it holds")
  func unclosed() throws {
    #expect(
      try read("id,Firm\nA,\"x\nB,y\n") == ["1 line 2: unclosed_quote: a quote is not closed"])
    #expect(
      try read("id,Firm\nA,x\r") == [
        "1 line 2: bare_carriage_return: a carriage return stands without a line feed"
      ])
  }

  @Test("text that isn't UTF-8 is refused in its cell")
  func invalidText() throws {
    let input = bytes("id,Firm\nA,") + [0x78, 0xFF, 0x0A]
    #expect(
      outcomes(input, try Samples.dossierType()) == [
        "1 line 2: bad_text: `firm.name`: `x\u{FFFD}` is not UTF-8"
      ])
  }

  @Test(
    "a header that doesn't fit is refused before the first row",
    arguments: [
      (
        "id,Frim\nA,x\n",
        "line 1: unknown_column: `Frim` is no column of `firm`; did you mean `Firm`?"
      ),
      ("id,role\nA,x\n", "line 1: unknown_column: `role` is no column of `firm`"),
      ("id,\nA,x\n", "line 1: unknown_column: `` is no column of `firm`"),
      ("\nid,Firm,id\n", "line 2: duplicate_column: the column `id` stands twice"),
      (
        "id,Firm,name\n",
        "line 1: duplicate_column: the columns `Firm` and `name` both fill `firm.name`"
      ),
      (
        "Firm\nx\n",
        "line 1: missing_column: there is no column `id` for the required field `firm.id`"
      ),
      ("id,\"Firm\nA,x\n", "line 1: bad_header: a quote is not closed"),
      (
        "id,Fi\"rm\nA,x\n",
        "line 1: bad_header: a quote stands within a cell that doesn't begin with one"
      ),
    ])
  func headers(text: String, error: String) throws {
    for pieces in [Int.max, 1, 7] {
      #expect(try read(text, pieces: pieces) == ["stopped: \(error)"])
    }
  }

  @Test("every truncation of a file gives the rows before it, and never more")
  func truncations() throws {
    let text = bytes("id,Firm,staff,founded\r\nA,\"x, \"\"y\"\"\n\",12,2024-02-29\r\nB,é,,\r\n")
    let type = try Samples.dossierType()
    let whole = outcomes(text, type)
    for count in text.indices {
      let found = outcomes(Array(text[..<count]), type)
      #expect(found.count <= 2)
      #expect(found.dropLast().allSatisfy(whole.contains))
    }
  }
}
