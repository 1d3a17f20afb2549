import Foundation
import Decisions
import Policies
import TestSupport
import Testing

/// A rule file that goes wrong while it runs, and all that is told of it.
struct RuleErrorCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  private var rules = ""
  /// Each error with its line and a caret, as they are told.
  private(set) var expected = ""

  /// The cases of `RuleErrors`, in order of file and line.
  static let all: [RuleErrorCase] = {
    let folder = SharedFolder.repository().appending(path: "Tests/DecisionsTests/RuleErrors")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".cases") }.sorted().flatMap { name in
      let data = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
      return parse(String(decoding: data, as: UTF8.self))
    }
  }()

  private init(_ name: String) { testDescription = name }

  private static func parse(_ text: String) -> [RuleErrorCase] {
    var cases: [RuleErrorCase] = []
    var isBehindRules = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        cases.append(RuleErrorCase(String(line.dropFirst(4))))
        isBehindRules = false
      } else if line == "--- errors" {
        isBehindRules = true
      } else if !cases.isEmpty, !line.isEmpty {
        let index = cases.count - 1
        if isBehindRules {
          cases[index].expected += line + "\n"
        } else {
          cases[index].rules += line + "\n"
        }
      }
    }
    return cases
  }

  // MARK: Running

  /// What is told of the rules.
  func told() throws -> String {
    let folder = try TemporaryFolder()
    for (path, text) in Self.base { try folder.write(text, to: path) }
    try folder.write(rules, to: "rules/grant.lua")
    let policy = try Policy(contentsOf: folder.url, checksTypes: false)
    let decision = try policy.decide(Self.record, asOf: "2026-01-01")
    let result = try #require(decision.result("grant"))
    let errors = ((result.condition.map { [$0] } ?? []) + result.rules).compactMap(\.error)
    return errors.map { error in
      let picture = policy.files.compactMap { $0.picture(at: error.place) }.first
      return error.description + "\n" + (picture.map { $0 + "\n" } ?? "")
    }.joined()
  }

  private static let record =
    #"{ "id": "A1", "name": "Alder", "staff": 10, "turnover": 900, "profit": 0, "listed": false }"#

  private static let base = [
    "pack.yaml": "id: grants\ntitle: Grants\nsubject: firm\ndecisions: [grant]\n",
    "sources.yaml": "act: { title: The Grants Act }\n",
    "records/firm.yaml": """
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      name: { type: string }
      region: { type: string, enum: [north, south] }
      staff: { type: integer }
      turnover: { type: number }
      profit: { type: number }
      listed: { type: boolean }
    """,
    "parameters/limits.yaml": """
    max_staff: { title: Most, type: integer, values: [{ status: assumed, source: act, value: 100 }] }
    regions: { title: Regions, type: list, values: [{ status: assumed, source: act, value: [north, east] }] }
    rate:
      title: Rate
      type: number
      values: [{ status: assumed, source: act, bands: [{ below: 5, value: 1 }, { value: 2 }] }]
    """,
    "tables/offices.yaml":
      "title: Offices\nsource: act\nstatus: assumed\ncolumns:\n"
      + "  region: { type: string, key: true }\n"
      + "  code: { type: string, key: true, match: prefix }\n  office: { type: string }\n",
    "tables/offices.csv": "region,code,office\nnorth,,N\n,12,N\n,1,R\nsouth,,\n",
  ]
}
