import Foundation
import Testing

@Suite("Tools/titles")
struct TitlesTests {
  private func titles(_ arguments: String...) throws -> Command {
    try Command(Repository.here.url("Tools/titles").path, arguments)
  }

  @Test("fewer enterprises are the first of more; their codes differ")
  func codes() throws {
    let lines = try titles("2000", "7").output.split(separator: "\n")
    let codes = lines.compactMap {
      $0.firstMatch(of: #/^\{"enterprise":\{"uscc":"([0-9A-Z]{18})"/#)?.1
    }
    #expect(Set(codes).count == 2_000)
    #expect(try titles("20", "7").output.split(separator: "\n") == Array(lines.prefix(20)))
    #expect(try titles("2").output == titles("2", "1").output)
    #expect(try titles("0").output == "")
  }

  @Test(
    "a wrong use is refused",
    arguments: [
      ([], "one or two arguments are expected"),
      (["1", "2", "3"], "one or two arguments are expected"),
      (["many"], "`many` is not a number of enterprises of at most 7 digits"),
      (["-1"], "`-1` is not a number of enterprises of at most 7 digits"),
      (["12345678"], "`12345678` is not a number of enterprises of at most 7 digits"),
      (["1", "x"], "`x` is not a seed of at most 18 digits"),
    ] as [([String], String)])
  func wrongUse(arguments: [String], text: String) throws {
    let command = try Command(Repository.here.url("Tools/titles").path, arguments)
    #expect(command.status == 64)
    #expect(command.output == "")
    #expect(
      command.errors == """
        titles: \(text)
        usage: Tools/titles N [SEED]     N invented enterprises as JSON Lines; SEED is 1 unless given

        """)
  }
}
