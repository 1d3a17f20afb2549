import Decisions
import Policies
import TestSupport
import Testing

@Suite("hostile rules that the check of types goes through")
struct CheckedHostileTests {
  @Test("are refused or taken, on a small stack and in bounded time", arguments: HostileCase.all)
  func cases(hostile: HostileCase) throws { _ = try Self.checked(hostile.pack) }

  @Test("so are rules as deep as they are read", arguments: DeepRule.all)
  func deep(rule: DeepRule) throws {
    let deepest = try rule.deepest()
    for depth in [deepest / 4, deepest / 2, deepest] {
      _ = try Self.checked(HostilePack(body: Array(rule.body(depth).utf8)))
    }
  }

  @Test("and what is taken never does what the check is there to find", arguments: HostileCase.all)
  func sound(hostile: HostileCase) throws {
    guard let policy = try Self.checked(hostile.pack) else { return }
    let errors = try onSmallStack {
      try Decider(policy).decide(try policy.dossier()).results.flatMap(\.rules).compactMap(\.error)
    }
    #expect(errors.map(\.code).filter(Self.excluded.contains) == [])
  }

  /// What a rule that has passed the check can't come to.
  private static let excluded: Set<RuleError.Code> = [
    .cannotCompute, .cannotCompare, .cannotIndex, .cannotCall, .notText, .notAList, .notANumber,
    .notBoolean, .notAValue, .notADate, .notWhole, .badIndex, .badKey, .unknownField, .unknownWord,
    .rangeRefused, .hasBands,
  ]

  /// Reads a pack with the check of types; nil where it is refused.
  private static func checked(_ pack: HostilePack) throws -> Policy? {
    let clock = ContinuousClock()
    let start = clock.now
    defer { #expect(clock.now - start < .milliseconds(longestMilliseconds)) }
    do {
      return try pack.policyOnSmallStack(checksTypes: true)
    } catch let error as PackError {
      #expect(!error.findings.isEmpty)
      return nil
    }
  }
}
