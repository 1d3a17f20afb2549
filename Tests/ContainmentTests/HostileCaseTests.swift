import Decisions
import LuaMachine
import Policies
import TestSupport
import Testing

@Suite("our own hostile rules and packs")
struct HostileCaseTests {
  @Test(
    "each ends as its head says, and a harmless rule beside it stands", arguments: HostileCase.all)
  func ends(hostile: HostileCase) throws {
    let outcome = try Self.outcome(of: hostile)
    #expect(outcome == hostile.expected)
  }

  @Test("there are at least 120, each with a name of its own")
  func count() {
    #expect(HostileCase.all.count >= 120)
    #expect(Set(HostileCase.all.map(\.name)).count == HostileCase.all.count)
  }

  /// What happens, in the words of a head.
  private static func outcome(of hostile: HostileCase) throws -> String {
    let policy: Policy
    do {
      policy = try hostile.pack.policyOnSmallStack()
    } catch let error as PackError {
      return refusal(error, isBody: hostile.files.isEmpty)
    }
    return try onSmallStack { try decide(policy) }
  }

  /// Decides twice in one machine; what came of it.
  private static func decide(_ policy: Policy) throws -> String {
    let decider = try Decider(policy)
    let dossier = try policy.dossier()
    let clock = ContinuousClock()
    let start = clock.now
    let first = decider.decide(dossier, explain: true)
    #expect(clock.now - start < .milliseconds(longestMilliseconds))
    #expect(first.isHarmlessRight)
    decider.machine.collectGarbage()
    let live = decider.machine.liveBytes
    #expect(decider.decide(dossier, explain: true).bytes == first.bytes)
    decider.machine.collectGarbage()
    #expect(decider.machine.liveBytes <= live)
    return first.attacked
  }

  private static func refusal(_ error: PackError, isBody: Bool) -> String {
    var codes: [String] = []
    for finding in error.findings where !codes.contains(finding.code) { codes.append(finding.code) }
    let first = error.findings[0]
    let line = first.span.map { " at \($0.line - (isBody ? 1 : 0))" } ?? ""
    return "refused " + codes.joined(separator: " ") + line
      + (first.file == "rules/d.lua" && isBody ? "" : " in \(first.file)")
  }
}
