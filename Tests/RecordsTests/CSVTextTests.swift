import Testing

@testable import Records

@Suite("CSV texts in memory")
struct CSVTextTests {
  @Test("a text is cut into rows with their lines, quotes resolved, empty lines passed over")
  func rows() throws {
    let text = "\u{FEFF}a,b\r\n\n\"x\n\"\"\"\"y\",\nz"
    #expect(
      try CSVText.rows(bytes(text)) == [
        CSVText.Row(line: 1, cells: ["a", "b"]), CSVText.Row(line: 3, cells: ["x\n\"\"y", ""]),
        CSVText.Row(line: 5, cells: ["z"]),
      ])
    #expect(try CSVText.rows([]) == [])
  }

  @Test("what isn't well formed is refused with its line")
  func refused() {
    let problem = #expect(throws: CSVText.Problem.self) { try CSVText.rows(bytes("a\n\nb\"c\n")) }
    #expect(
      problem
        == CSVText.Problem(
          line: 3, message: "a quote stands within a cell that doesn't begin with one"))
  }
}
