import Policies
import Testing
import Trials

@Suite("the digest of what decides")
struct DecidingDigestTests {
  private struct Edit: CustomTestStringConvertible {
    let path: String
    let from: String
    let to: String
    var testDescription: String { "\(from) → \(to)" }

    func digest() throws -> String {
      var pack = SmallPack()
      let text = try #require(pack.files[path])
      try #require(text.contains(from))
      pack.files[path] = text.replacing(from, with: to)
      return try pack.policy().decidingDigest
    }
  }

  @Test(
    "is the same where only texts, places or the writing differ",
    arguments: [
      Edit(path: "rules/entry.lua", from: "decision {", to: "-- A comment.\n\ndecision {"),
      Edit(path: "rules/entry.lua", from: "\"Young\"", to: "\"Not too old\""),
      Edit(path: "rules/entry.lua", from: "firm.revenue >=", to: "firm.revenue\n   >="),
      Edit(path: "rules/help.lua", from: "\"law\"", to: "\"law: somewhere\""),
      Edit(path: "parameters/limits.yaml", from: "to: 2024-12-31", to: "to: 2025-01-01"),
      Edit(path: "parameters/limits.yaml", from: "status: assumed", to: "status: published"),
      Edit(path: "parameters/limits.yaml", from: "value: 1.0", to: "value: 1"),
    ])
  private func same(_ edit: Edit) throws {
    #expect(try edit.digest() == SmallPack().policy().decidingDigest)
  }

  @Test(
    "differs where anything that decides does",
    arguments: [
      Edit(path: "rules/entry.lua", from: "<=", to: "<"),
      Edit(path: "rules/entry.lua", from: ", must = true", to: ""),
      Edit(path: "rules/entry.lua", from: "2020-01-01", to: "2020-01-02"),
      Edit(path: "rules/help.lua", from: "\"any\"", to: "\"all\""),
      Edit(path: "rules/help.lua", from: "is it one", to: "is this one"),
      Edit(path: "functions/sizes.lua", from: "0.5", to: "0.6"),
      Edit(path: "parameters/limits.yaml", from: "to: 2024-12-31", to: "to: 2024-12-30"),
      Edit(path: "parameters/limits.yaml", from: "up_to", to: "below"),
      Edit(path: "tables/areas.csv", from: "31,1", to: "31,2"),
      Edit(path: "tables/areas.yaml", from: "match: prefix", to: "match: exact"),
    ])
  private func other(_ edit: Edit) throws {
    #expect(try edit.digest() != SmallPack().policy().decidingDigest)
  }

  @Test("a parameter that nothing reads decides nothing")
  func unread() throws {
    var pack = SmallPack()
    pack.files["parameters/more.yaml"] = """
      unread:
        title: Unread
        type: integer
        values:
          - { status: assumed, source: law, value: 3 }

      """
    #expect(try pack.policy().decidingDigest == SmallPack().policy().decidingDigest)
  }
}
