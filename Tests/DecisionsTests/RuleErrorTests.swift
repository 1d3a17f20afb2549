import Decisions
import Testing

@Suite("what goes wrong while a rule runs that nobody checked")
struct RuleErrorTests {
  @Test(
    "is told with its code, its place and its cause, and its line", arguments: RuleErrorCase.all)
  func told(example: RuleErrorCase) throws {
    let told = try example.told()
    #expect(told == example.expected, "told:\n\(told)")
  }

  /// Codes that no rule of a pack comes to, checked or not.
  private static let others: Set<RuleError.Code> = [
    // What the machine or its host lacks.
    .hostLimit, .unfitLua,
    // What is refused by the words of the rule alone, without its types.
    .cannotCall, .luaError, .hasBands,
    // What another decision comes to; the cases of the command show them.
    .noValue, .decidedError,
  ]

  @Test("has a case for every code that there is")
  func everyCode() {
    let told = RuleErrorCase.all.map(\.expected).joined()
    let untold = RuleError.Code.allCases.filter { !told.contains(": \($0.rawValue): ") }
    #expect(Set(untold) == Self.others)
  }
}
