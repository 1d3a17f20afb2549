import Foundation
import TestSupport
import Testing

@Suite("decide on several threads")
struct DecideJobsTests {
  private let folder: TemporaryFolder
  private let pack = SharedFolder.repository().appending(path: "Rules/sba-loans").path
  /// More loans than a thread decides at a time, and than are logged at a time; some are none.
  private let lines: [Substring]

  init() throws {
    folder = try TemporaryFolder()
    let program = SharedFolder.repository().appending(path: "Tools/loans").path
    let loans = try #require(try Command.program("lua5.4", [program, "1300"], in: folder.url))
    var lines = loans.output.split(whereSeparator: \.isNewline)
    for number in [300, 301, 1100] { lines[number] = "this is no loan" }
    self.lines = lines
    try Data(lines.joined(separator: "\n").utf8).write(to: folder.url.appending(path: "loans.csv"))
  }

  private func decide(_ arguments: String...) throws -> Command.Result {
    try Command.edict(["decide", pack, "--records", "loans.csv"] + arguments, in: folder.url)
  }

  @Test(
    "any number of threads writes the same, in the order of the records",
    arguments: ["csv", "table"])
  func isOrdered(format: String) throws {
    let runs = try ["1", "2", "5"].map { jobs in
      let run = try decide("--format", format, "--no-log", "--jobs", jobs)
      #expect(run.exit == 3)
      #expect(run.errors.contains("1,297 decided, 3 refused"))
      return run.output
    }
    #expect(runs[0].split(separator: "\n").count >= 1298)
    #expect(Set(runs).count == 1)
  }

  @Test("a log that several threads decide for holds the records in their order")
  func isLoggedInOrder() throws {
    #expect(try decide("--log", "log.sqlite", "--jobs", "3").exit == 3)
    let listed = try Command.edict(["audit", "list", "--log", "log.sqlite"], in: folder.url)
    let number = /\b9\d{9}\b/
    let ids = listed.output.split(separator: "\n")
      .compactMap { $0.firstMatch(of: number)?.output }
    #expect(ids == lines.dropFirst().compactMap { $0.firstMatch(of: number)?.output })
    #expect(ids.count == 1297)
  }

  @Test("a number of threads below one is refused")
  func isRefused() throws {
    let run = try decide("--jobs", "0")
    #expect(run.exit == 64)
    #expect(run.errors.hasPrefix("Error: --jobs: 0 is less than 1\n"))
  }
}
