import Foundation
import Policies
import Records
import Testing
import Trials

@Suite("edits between packs")
struct DryRunEditTests {
  typealias Change = DryRunPair.Change

  /// Changes, and the edits that they are: kind, name and place.
  static let cases: [(changes: [Change], edits: [String])] = [
    ([], []),
    // Layout, comments and texts are none.
    ([Change("rules/entry.lua", "rule \"age\" {", "-- Who is young.\n\n\nrule   \"age\" {")], []),
    (
      [
        Change(
          "rules/entry.lua", "return years_between(firm.founded_on, as_of) <= params.max_age",
          "return years_between(firm.founded_on,\n  as_of) -- whole years\n <= params.max_age")
      ], []
    ),
    ([Change("rules/entry.lua", "\"Young\"", "\"Not old\"")], []),
    ([Change("rules/entry.lua", "title = \"Entry\"", "title = \"The entry\"")], []),
    ([Change("sources.yaml", "The law", "The new law")], []),
    ([Change("parameters/limits.yaml", "Highest age", "The highest age")], []),
    ([Change("parameters/limits.yaml", "value: 50000", "value: 50000.0")], []),
    ([Change("tables/areas.csv", "31,1,2020-01-01", "\"31\",1.0,2020-01-01")], []),
    ([Change("records/firm.yaml", "Is it sound?", "Is it sound and true?")], []),
    // What means something else is one, by what it is part of.
    (
      [Change("rules/entry.lua", "<= params.max_age", "< params.max_age")],
      ["rule entry.age rules/entry.lua:3"]
    ),
    (
      [Change("rules/entry.lua", "from = \"2020-01-01\"", "from = \"2021-01-01\"")],
      ["decision entry rules/entry.lua:1"]
    ),
    (
      [Change("functions/sizes.lua", "0.5", "0.75")],
      ["function sizes.weight functions/sizes.lua:1"]
    ),
    (
      [Change("parameters/limits.yaml", "value: 3 }", "value: 4 }")],
      ["parameter max_age from 2020-01-01 parameters/limits.yaml:5"]
    ),
    (
      [Change("parameters/limits.yaml", "from: 2025-01-01", "from: 2025-02-01")],
      ["parameter max_age from 2025-02-01 parameters/limits.yaml:6"]
    ),
    (
      [Change("parameters/limits.yaml", "value: 0.5 }", "value: 0.75 }")],
      ["parameter most_debt parameters/limits.yaml:16"]
    ),
    ([Change("tables/areas.csv", "32,2.5,", "32,2,")], ["row areas[32] tables/areas.csv:3"]),
    ([Change("tables/areas.csv", "32,2.5,", "")], ["row areas[32] tables/areas.csv:3"]),
    (
      [Change("tables/areas.csv", "32,2.5,", "32,2.5,\n33,1,")],
      ["row areas[33] tables/areas.csv:4"]
    ),
    (
      [Change("tables/areas.yaml", "match: prefix", "match: exact")],
      ["table areas tables/areas.csv:1"]
    ),
    (
      [Change("records/firm.yaml", "multipleOf: 1000, ", "")], ["record firm records/firm.yaml:1"]
    ),
    (
      [Change("pack.yaml", "[entry, help]", "[entry, help]\nas_of: firm.founded_on")],
      ["pack pack pack.yaml:1"]
    ),
    (
      [
        Change("pack.yaml", "[entry, help]", "[entry, help, more]"),
        Change(
          "rules/more.lua", "",
          "decision { title = \"More\", combine = \"all\" }\n"
            + "rule \"a\" { title = \"A\", source = \"law\" }\n"),
      ], ["pack pack pack.yaml:1"]
    ),
  ]

  @Test("an edit is what means something else, told by its place", arguments: cases.indices)
  func edits(index: Int) throws {
    let (changes, edits) = Self.cases[index]
    let pair = try DryRunPair(changes)
    let report = try pair.report([]).report
    #expect(report.edits.map { "\($0.kind.rawValue) \($0.name) \($0.place)" } == edits)
    #expect(report.isAttributed)
    #expect(report.isSame == edits.isEmpty)
  }

  @Test func `an edit shows its text before and after`() throws {
    let pair = try DryRunPair([
      Change("parameters/limits.yaml", "value: 50000", "value: 60000"),
      Change("tables/areas.csv", "32,2.5,", "32,2,"),
    ])
    let edits = try pair.report([]).report.edits
    #expect(
      edits.map(\.lines) == [
        [
          "@@ -1,3 +1,3 @@", " {\"source\":\"law\",", " \"status\":\"assumed\",",
          "-\"value\":50000}", "+\"value\":60000}",
        ], ["@@ -1 +1 @@", "-32,2.5,", "+32,2,"],
      ])
  }

  @Test func `the order of rules is an edit where it decides`() throws {
    let first = Change("rules/help.lua", "combine = \"any\"", "combine = \"first\"")
    var pack = SmallPack()
    pack.files["rules/help.lua"] = pack.files["rules/help.lua"]?
      .replacing(first.before, with: first.after)
    let baseline = try pack.policy()
    let text = try #require(pack.files["rules/help.lua"])
    let parts = text.components(separatedBy: "rule ")
    pack.files["rules/help.lua"] = "\(parts[0])rule \(parts[2])\nrule \(parts[1])"
    let run = DryRun(baseline: baseline, candidate: try pack.policy(), asOf: DryRunPair.day)
    var none = DryRunRecords(
      BytesSource([]), baseline: baseline.pack.dossierType, candidate: baseline.pack.dossierType)
    let report = try run.run(&none)
    #expect(
      report.edits.map { "\($0.kind.rawValue) \($0.name)" } == ["order help"])
  }
}
