import LuaSyntax
import Testing

/// The errors, whole: code, place, range and text.
@Suite("errors")
struct ErrorTests {
  @Test("a text that isn't Lua is refused with its place", arguments: Refusal.tokens)
  func tokens(refusal: Refusal) { expect(refusal) }

  @Test("what the grammar doesn't allow is refused with its place", arguments: Refusal.grammar)
  func grammar(refusal: Refusal) { expect(refusal) }

  @Test("what breaks another rule is refused with its place", arguments: Refusal.rules)
  func rules(refusal: Refusal) { expect(refusal) }

  @Test("what goes beyond a limit is refused with its place", arguments: Refusal.limits)
  func limits(refusal: Refusal) { expect(refusal) }

  @Test("every code has a case")
  func codes() {
    let cases = Refusal.tokens + Refusal.grammar + Refusal.rules + Refusal.limits
    #expect(
      Set(cases.map(\.error.name)).sorted() == [
        "assign_to_const", "binary_chunk", "break_outside_loop", "chain_too_long",
        "duplicate_label", "invalid_escape", "jumps_into_local", "malformed_bracket",
        "malformed_number", "no_visible_label", "not_a_statement", "not_assignable",
        "repeated_close", "too_deep", "too_many_functions", "too_many_labels", "too_many_locals",
        "too_many_registers", "too_many_upvalues", "unexpected_character", "unexpected_token",
        "unfinished_comment", "unfinished_string", "unknown_attribute", "vararg_outside",
      ])
  }

  private func expect(_ refusal: Refusal) {
    let error = Refusal.error(of: refusal.text)
    #expect(error?.code == refusal.error)
    #expect(error?.file == "test.lua")
    #expect(error?.position == refusal.position)
    #expect(error?.range == refusal.range)
    #expect(error?.message == refusal.message)
  }
}
