import Foundation
import TestSupport
import Testing

@Suite("edict test --watch")
struct TestWatchTests {
  private static let cases = """
    - name: a firm in a region
      as_of: 2026-04-01
      dossier: { id: A, region: north, staff: 10 }
      expect: { grant: yes }

    """

  /// A report up to a line that ends so, without the time of day.
  private static func report(_ command: RunningCommand, _ last: String) throws -> String {
    let text = try command.output(through: last + "\n\n")
    #expect(text.prefix(9).wholeMatch(of: /\d\d:\d\d:\d\d\n/) != nil, "\(text)")
    return String(text.dropFirst(9))
  }

  @Test("runs the cases again when a case, a parameter or a rule is saved")
  func saves() throws {
    let folder = try CommandCase.base.folder()
    try folder.write(Self.cases, to: "pack/tests/a.yaml")
    let command = try RunningCommand(["test", "--watch", "pack"], in: folder.url)
    let passed = "pack: 1 passed, 0 failed, 0 skipped"
    #expect(try Self.report(command, passed) == passed + "\n\n")
    try folder.write(Self.cases + "  skip: later\n", to: "pack/tests/a.yaml")
    #expect(
      try Self.report(command, "1 skipped") == """
        skipped tests/a.yaml:1: a firm in a region: later

        pack: 0 passed, 0 failed, 1 skipped


        """)
    try folder.write(Self.cases.replacing("yes", with: "yea"), to: "pack/tests/a.yaml")
    #expect(
      try Self.report(command, "1 error, no warnings").hasPrefix("tests/a.yaml:4:20: unknown_"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "pack/tests/a.yaml"))
    #expect(
      try Self.report(command, "with a case")
        == "pack: no_tests: the pack has no `tests/*.yaml` with a case\n\n")
    #expect(try command.end(by: SIGINT) == (0, ""))
  }
}
