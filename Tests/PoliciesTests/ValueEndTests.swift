import Policies
import Testing

@Suite("values that end")
struct ValueEndTests {
  /// What is told of a parameter with these values.
  private func told(_ values: [String]) throws -> [String] {
    let items = values.map { "    - { \($0), status: assumed, source: a }\n" }.joined()
    let pack = try PackFolder(
      rules: """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a", test = function(s) return s.n > params.fee end }
        """,
      extra: ["parameters/p.yaml": "fee:\n  title: F\n  type: number\n  values:\n" + items])
    return try pack.policy().warnings.map { warning in
      "\(warning.code) \(warning.span?.line ?? 0): \(warning.message)"
    }
  }

  @Test(
    "a value that another is in force after is no finding",
    arguments: [
      ["value: 1"], ["from: 2024-01-01, value: 1"],
      ["to: 2024-12-31, value: 1", "from: 2025-01-01, value: 2"],
      ["from: 2025-01-01, value: 2", "to: 2024-12-31, value: 1"],
      ["value: 1", "from: 2024-01-01, to: 2024-12-31, value: 2"],
      ["from: 2024-01-01, to: 2024-06-30, value: 1", "from: 2024-03-01, value: 2"],
      ["to: 2024-02-28, value: 1", "from: 2024-02-29, value: unset"],
      ["value: 1, to: 2024-12-31", "from: 2025-01-01, to: 2026-12-31, value: unset"],
      ["to: 9999-12-30, value: 1", "from: 9999-12-31, to: 9999-12-31, value: 2"],
    ])
  func exempt(values: [String]) throws {
    #expect(try told(values) == [])
  }

  @Test(
    "a value that nothing follows on the next day is told, with what comes later",
    arguments: [
      (
        ["to: 2024-12-31, value: 1"],
        ["value_ends 5: this value of parameter `fee` ends on 2024-12-31, and none follows"]
      ),
      (
        ["from: 2025-01-02, value: 2", "to: 2024-12-31, value: 1"],
        [
          "value_ends 6: this value of parameter `fee` ends on 2024-12-31, and the next begins on "
            + "2025-01-02"
        ]
      ),
      (
        [
          "from: 2020-01-01, to: 2024-12-31, value: 1",
          "from: 2023-01-01, to: 2024-12-31, value: 2",
        ],
        ["value_ends 6: this value of parameter `fee` ends on 2024-12-31, and none follows"]
      ),
      (
        [
          "from: 2020-01-01, to: 2024-12-31, value: 1",
          "from: 2023-01-01, to: 2023-12-31, value: 2",
        ],
        ["value_ends 5: this value of parameter `fee` ends on 2024-12-31, and none follows"]
      ),
    ])
  func ends(values: [String], expected: [String]) throws {
    #expect(try told(values) == expected)
  }
}
