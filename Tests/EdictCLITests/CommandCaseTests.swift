import Foundation
import TestSupport
import Testing

@Suite("the command")
struct CommandCaseTests {
  @Test("prints what its cases say, and exits so", arguments: CommandCase.all)
  func runs(example: CommandCase) throws {
    let folder = try example.folder()
    for run in example.runs {
      let result = try Command.edict(run.arguments, in: folder.url, input: example.input)
      #expect(result.exit == run.exit)
      let output = settled(result.output)
      #expect(matches(output, run.output), "output:\n\(output)")
      #expect(matches(settled(result.errors), run.errors), "errors:\n\(settled(result.errors))")
    }
    for (path, text) in example.held {
      #expect(try String(contentsOf: folder.url.appending(path: path), encoding: .utf8) == text)
    }
  }

  @Test("has cases whose sections all say something, and whose names are unlike")
  func sections() {
    #expect(CommandCase.all.flatMap(\.faults) == [])
    let names = CommandCase.all.map(\.testDescription)
    #expect(Set(names).count == names.count)
    let odd = CommandCase.parse("=== odd\n--- exit 0\n--- fiel a\nx\n--- run check\n", file: "x")
    #expect(odd.map(\.faults) == [["exit 0", "fiel a"]])
  }

  @Test("says so where standard output can't be written, and exits with 74")
  func fullDisk() throws {
    let folder = try CommandCase.base.folder()
    let full = URL(filePath: "/dev/full")
    let runs = [
      ["decide", "pack", "--records", "firms.csv"],
      ["decide", "pack", "--records", "firms.csv", "--no-log", "--format", "json"],
      ["audit", "list"], ["audit", "show", "0"], ["audit", "verify"], ["audit", "keys", "new"],
      ["audit", "checkpoint"], ["audit", "prove", "--index", "0"], ["check", "pack"],
      ["audit", "why", "1"], ["audit", "history", "A1"], ["audit", "diff", "1", "2"],
      ["audit", "stats"],
      ["check", "pack", "--reads"],
    ]
    for arguments in runs {
      let result = try Command.edict(arguments, in: folder.url, output: full)
      #expect(result.exit == 74)
      #expect(result.errors == "standard output: write_failed: no space left on device\n")
    }
  }

  /// The text without what differs from run to run, and from one Lua 5.4 to the next.
  private func settled(_ text: String) -> String {
    text.replacing(/\d+\.\d\d s, [\d,]+ a second/, with: "T s, R a second")
      .replacing(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "ID")
      .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/, with: "TIME")
      .replacing(/sha256:[0-9a-f]{64}/, with: "DIGEST")
      .replacing(/\b[0-9a-f]{32}\b/, with: "PSEUDONYM")
      .replacing(/5\.4\.\d+/, with: "5.4")
      .replacing(/\+[0-9a-f]{8}\+[A-Za-z0-9+\/]{44}/, with: "+KEY")
      .replacing(/([a-z])\+[0-9a-f]{8}\b/) { "\($0.1)+KEYID" }
      .replacing(/(— \S+) [A-Za-z0-9+\/]{90,}=*/) { "\($0.1) SIGNATURE" }
      .replacing(/[A-Za-z0-9+\/]{43}=/, with: "HASH")
  }

  /// Whether a text is as expected, where a line `*` stands for any lines.
  private func matches(_ text: String, _ expected: String) -> Bool {
    let parts = ("\n" + expected).split(separator: "\n*\n", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return text == expected }
    var rest = Substring("\n" + text)
    for (index, part) in parts.enumerated() {
      let piece = index == parts.count - 1 ? part : part + "\n"
      if index == 0 {
        guard rest.hasPrefix(piece) else { return false }
        rest = rest.dropFirst(piece.count - 1)
      } else if index == parts.count - 1 {
        return rest.hasSuffix("\n" + piece)
      } else {
        guard let range = rest.range(of: "\n" + piece) else { return false }
        rest = rest[range.upperBound...]
      }
    }
    return true
  }
}
