import Policies
import TestSupport
import Testing

@Suite("a pack with thousands of mistakes")
struct FindingLimitTests {
  @Test("is told the first thousand, and that there are more")
  func limit() throws {
    let lines = (0..<1200).map { "p\($0): { title: P, type: text, values: [] }" }
    let pack = try PackFolder(
      rules: "decision { title = \"D\", combine = \"all\" }",
      extra: ["parameters/many.yaml": lines.joined(separator: "\n") + "\n"])
    do {
      _ = try pack.policy()
      Issue.record("nothing was found")
    } catch let error as PackError {
      #expect(error.findings.count == 1000)
      #expect(
        error.warnings.map(\.description) == [
          "pack.yaml: warning: too_many_findings: more than 1000 findings; the rest isn't told until these are mended"
        ])
    }
  }
}
