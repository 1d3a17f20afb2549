import Policies
import Testing

@Suite("bounds that a sum can't reach")
struct UnreachableBoundTests {
  private static let parameters = """
    five:
      title: F
      type: number
      values:
        - { to: 2024-12-31, status: assumed, source: a, value: 3 }
        - { from: 2025-01-01, status: assumed, source: a, value: 5 }
    open:
      title: O
      type: number
      values:
        - { to: 2024-12-31, status: assumed, source: a, value: 3 }
        - { from: 2025-01-01, status: assumed, source: a, value: unset }
    """

  /// What is told of a sum with this in its `decision`, and rules that say this each.
  private func told(_ decision: String, _ rules: [String]) throws -> [String] {
    let rules = rules.enumerated().map { index, rule in
      "rule \"\(rule.contains("effective") ? "v" : "r\(index)")\" "
        + "{ title = \"R\", source = \"a\", \(rule) }"
    }
    let file =
      "decision { title = \"D\", combine = \"sum\", \(decision) }\n" + rules.joined(separator: "\n")
    let pack = try PackFolder(rules: file, extra: ["parameters/p.yaml": Self.parameters])
    do {
      _ = try pack.policy()
      return []
    } catch let error as PackError {
      return error.findings.map { finding in
        let text = finding.span.map { $0.text.dropFirst($0.column - 1).prefix($0.width) } ?? ""
        return "\(finding.code) at \(text): \(finding.message)"
      }
    }
  }

  @Test(
    "a bound that can be reached on some day is none",
    arguments: [
      ("at_least = 8", ["points = params.five", "points = 3"]),
      ("above = 7.5", ["points = params.five", "points = 3"]),
      ("at_least = 900", ["points = params.open"]),
      ("at_least = params.open", ["points = 1"]),
      ("at_least = params.five", ["points = 3"]),
      ("at_least = 5", ["points = 5", "min = -9, max = -1, points = -2"]),
      ("at_least = 0.6", ["points = 0.1", "points = 0.2", "points = 0.3"]),
      (
        "at_least = 5, parts = { P = { title = \"P\", at_most = params.open } }",
        ["part = \"P\", points = 5"]
      ),
      ("at_least = 0", ["min = -9, max = -1, points = -2"]),
    ])
  func reached(decision: String, rules: [String]) throws {
    #expect(try told(decision, rules) == [])
  }

  @Test(
    "a bound beyond all that the rules can add is told with the most that they can",
    arguments: [
      (
        "at_least = 9", ["points = params.five", "points = 3"],
        ["at 9: the whole comes to 8 at most, and never to at least 9"]
      ),
      (
        "above = 8", ["points = params.five", "points = 3"],
        ["at 8: the whole comes to 8 at most, and never to more than 8"]
      ),
      (
        "at_least = params.five", ["points = 2.5"],
        ["at params.five: the whole comes to 2.5 at most, and never to at least 3"]
      ),
      (
        "at_least = 4, parts = { P = { title = \"P\", above = 3, at_most = 3 } }",
        ["part = \"P\", points = 9"],
        [
          "at 3: part `P` comes to 3 at most, and never to more than 3",
          "at 4: the whole comes to 3 at most, and never to at least 4",
        ]
      ),
      (
        "at_least = 6",
        [
          "points = 2, effective = { to = \"2024-12-31\" }",
          "points = 4, effective = { from = \"2025-01-01\" }", "min = -3, max = -1, points = -1",
        ],
        ["at 6: the whole comes to 4 at most, and never to at least 6"]
      ),
    ])
  func unreached(decision: String, rules: [String], expected: [String]) throws {
    #expect(
      try told(decision, rules).sorted() == expected.map { "unreachable_bound " + $0 }.sorted())
  }
}
