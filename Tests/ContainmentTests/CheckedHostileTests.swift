import Decisions
import Policies
import TestSupport
import Testing

@Suite("hostile rules that the check of types goes through")
struct CheckedHostileTests {
  @Test(
    "are refused, or taken and then never do what the check is there to find",
    arguments: HostileCase.all)
  func cases(hostile: HostileCase) throws {
    guard let policy = try Self.checked(hostile.pack), !Self.others.contains(hostile.name) else {
      return
    }
    let errors = try onSmallStack {
      try Decider(policy).decide(try policy.dossier()).results.flatMap(\.rules).compactMap(\.error)
    }
    #expect(errors.map(\.code).filter(Self.excluded.contains) == [])
  }

  @Test("end also where they are as deep as can be read", arguments: DeepRule.all)
  func deep(rule: DeepRule) throws {
    let deepest = try rule.deepest()
    for depth in [deepest / 4, deepest / 2, deepest] {
      _ = try Self.checked(HostilePack(body: Array(rule.body(depth).utf8)))
    }
  }

  /// What a rule that has passed the check can't come to.
  private static let excluded: Set<RuleError.Code> = [
    .cannotCompute, .cannotCompare, .cannotIndex, .cannotCall, .notText, .notAList, .notANumber,
    .notBoolean, .notAValue, .notADate, .notWhole, .badIndex, .badKey, .unknownField, .unknownWord,
    .rangeRefused, .hasBands,
  ]

  /// Cases in which a number is what no type tells: beyond 2^53, or a divisor of a range that isn't
  /// above 0.
  private static let others = [
    "more months than a whole number holds", "a range divided by a range",
    "a range divided by a negative number",
  ]

  /// Reads a pack with the check of types; nil where it is refused.
  private static func checked(_ pack: HostilePack) throws -> Policy? {
    let clock = ContinuousClock()
    let start = clock.now
    defer { #expect(clock.now - start < .seconds(10)) }
    do {
      return try pack.policyOnSmallStack(checksTypes: true)
    } catch let error as PackError {
      #expect(!error.findings.isEmpty)
      return nil
    }
  }
}
