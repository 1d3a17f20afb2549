import Decisions
import LuaMachine
import Policies
import Records
import TestSupport
import Testing

@Suite("the same rule over the same record")
struct DeterminismTests {
  /// Rules that use as much of the language as fits: every kind of list, text, number and day.
  private static let body = """
    local total = 0
    for index, item in ipairs(r.items) do
      if known(item, "n") then total = total + item.n * index / 7 end
    end
    local names = list(r.items, function(item) return item.kind .. "/" .. r.name end)
    local text = ""
    for _, name in ipairs(distinct(names, function(name) return name end)) do text = text .. name end
    local root = sqrt(total) + round(total / 3, 4) + 10 ^ -3
    return (r.rent == 1 or root > 1) and add_months(r.on, 13) < as_of,
      { total = total, text = text, root = root, steps = params.steps:at(total),
        row = tables.t:row("y").v, none = r.rent, on = add_years(r.on, 1) }
    """

  @Test("gives one answer a thousand times on two threads after different histories, byte for byte")
  func oneAnswer() throws {
    let policy = try HostilePack(body: Array(Self.body.utf8)).policy()
    let dossier = try policy.dossier()
    let threads = try (0..<2).map { number in
      try #require(
        SmallThread(stackBytes: readingStackBytes) { try Self.history(number, policy, dossier) })
    }
    let answers = try threads.map { try $0.result() }
    #expect(answers[0].count == 1)
    #expect(answers[0] == answers[1])
  }

  /// A thousand answers on one thread, among other work that differs from thread to thread.
  private static func history(
    _ number: Int, _ policy: Policy, _ dossier: Dossier
  ) throws -> Set<[UInt8]> {
    var random = SplitMix(seed: UInt64(number))
    var answers: Set<[UInt8]> = []
    var limits = Decider.Limits()
    limits.memoryBytes = number == 0 ? 1 << 20 : 32 << 20
    let decider = try Decider(policy, limits: limits)
    let others = HostileCase.all.filter { $0.expected.hasPrefix("error") }
    for round in 0..<1000 {
      if round % 50 == 0, let other = others.randomElement(using: &random),
        let policy = try? other.pack.policy()
      {
        _ = try Decider(policy).decide(try policy.dossier())
      }
      if random.oneIn(3) { _ = decider.decide(try other(policy, &random)) }
      if random.oneIn(7) { decider.machine.collectGarbage() }
      answers.insert(decider.decide(dossier, explain: true).bytes)
    }
    return answers
  }

  /// Another record than the one at hand.
  private static func other(_ policy: Policy, _ random: inout SplitMix) throws -> Dossier {
    let numbers = (0..<Int.random(in: 0...9, using: &random))
      .map { _ in "\(Int.random(in: -9...9, using: &random))" }.joined(separator: ",")
    let name = String(repeating: "示", count: Int.random(in: 0...99, using: &random))
    return try policy.dossier(
      "{ \"id\": \"R2\", \"name\": \"\(name)\", \"numbers\": [\(numbers)] }")
  }

  @Test("gives one answer in whatever order its files were read and its fields were written")
  func oneRevision() throws {
    let pack = HostilePack(body: Array(Self.body.utf8))
    let (first, second) = (try pack.policy(), try pack.policy())
    #expect(first.pack.revision == second.pack.revision)
    let turned = """
      { "items": [{ "kind": "x", "n": 1 }, { "kind": "y", "n": 5 }, { "kind": "z" }],
        "numbers": [3, 1, 2], "stage": "b", "on": "2024-02-29", "active": true, "name": "Ann",
        "income": 1e3, "age": 30.0, "id": "R1" }
      """
    #expect(
      try Decider(first).decide(try first.dossier(), explain: true).bytes
        == Decider(second).decide(try second.dossier(turned), explain: true).bytes)
  }
}
