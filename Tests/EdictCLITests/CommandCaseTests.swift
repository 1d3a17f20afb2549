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
      #expect(matches(result.output, run.output), "output:\n\(result.output)")
      #expect(matches(settled(result.errors), run.errors), "errors:\n\(settled(result.errors))")
    }
  }

  /// The text with the time that a run took taken out.
  private func settled(_ text: String) -> String {
    text.replacing(/\d+\.\d\d s, [\d,]+ a second/, with: "T s, R a second")
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
