import Decisions
import Policies
import TestSupport
import Testing

@Suite("a rule that loops for ever among twenty decisions")
struct EndlessRuleTests {
  private static let endless = 7

  /// Twenty decisions, of which one loops for ever.
  private static var pack: HostilePack {
    var pack = HostilePack(body: Array("return true".utf8))
    let names = (1...20).map { "d\($0)" }
    pack.files["rules/d.lua"] = nil
    pack.files["rules/harmless.lua"] = nil
    pack.files["pack.yaml"] = Array(
      "id: h\ntitle: H\nsubject: r\ndecisions: [\(names.joined(separator: ", "))]\n".utf8)
    for (index, name) in names.enumerated() {
      let loop =
        index == endless ? "local n = 0\n    for i = 1, 1e15 do n = n + i end\n    " : ""
      pack.files["rules/\(name).lua"] = Array(
        """
        decision { title = "D", combine = "all" }
        rule "a" {
          title = "A", source = "s",
          test = function(r)
            \(loop)return r.age == 30
          end,
        }
        """.utf8)
    }
    return pack
  }

  @Test("leaves the other nineteen as they are, and is out of budget at its place")
  func nineteenStand() throws {
    let policy = try Self.pack.policy()
    let decision = try Decider(policy).decide(try policy.dossier())
    let outcomes = decision.results.map(\.outcome)
    #expect(outcomes.filter { $0 == .yes }.count == 19)
    #expect(outcomes[Self.endless] == .error)
    #expect(
      decision.results[Self.endless].rules.map { $0.error?.description } == [
        "rules/d8.lua:6:5: out_of_budget: the rule has used up its budget; loop over less"
      ])
  }

  @Test("makes the command exit with 1 and name the rule")
  func command() throws {
    let folder = try TemporaryFolder()
    for (path, bytes) in Self.pack.files { try folder.write(bytes, to: "pack/" + path) }
    let result = try Command.edict(
      ["decide", "pack", "--records", "-", "--no-log", "--format", "jsonl"], in: folder.url,
      input: HostilePack.record.replacing("\n", with: " ") + "\n")
    #expect(result.exit == 1)
    #expect(result.errors.contains("1 decided, 0 refused"))
    #expect(result.output.contains("rules/d8.lua:6:5"))
    #expect(result.output.contains("out_of_budget"))
    #expect(result.output.split(separator: "\"outcome\":\"yes\"").count == 20)
  }
}
