import LuaSyntax
import Testing

/// That the limits are Lua's own, to the last item.
@Suite("limits")
struct LimitTests {
  /// A kind of text of any size, and the largest size that is accepted.
  struct Family: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let largest: Int
    let text: @Sendable (Int) -> String

    init(_ name: String, _ largest: Int, _ text: @escaping @Sendable (Int) -> String) {
      testDescription = name
      self.largest = largest
      self.text = text
    }
  }

  static let families = [
    Family("locals of one statement", 200) { "local " + Refusal.list($0) { "a\($0)" } },
    Family("locals", 200) { String(repeating: "local a ", count: $0) },
    Family("constants", 200) { String(repeating: "local a <const> = 1 ", count: $0) },
    Family("parameters", 200) { "function f(" + Refusal.list($0) { "a\($0)" } + ") end" },
    Family("parameters of a method", 199) {
      "function f:m(" + Refusal.list($0) { "a\($0)" } + ") end"
    },
    Family("numeric loops", 50) { nested("for i = 1, 2 do ", $0, " end") },
    Family("generic loops", 40) { nested("for i in x do ", $0, " end") },
    Family("upvalues", 255) { Refusal.upvalues($0) },
    Family("upvalues and a global", 254) { Refusal.upvalues($0, use: "return g + ") },
    Family("values assigned", 254) { "x = " + Refusal.list($0) { _ in "a" } },
    Family("values returned", 254) { "return " + Refusal.list($0) { _ in "a" } },
    Family("arguments", 253) { "f(" + Refusal.list($0) { _ in "1" } + ")" },
    Family("arguments of a method", 252) { "f:m(" + Refusal.list($0) { _ in "1" } + ")" },
    Family("arguments before a call", 249) {
      "x = f(" + Refusal.list($0) { _ in "a" } + ", f(1,2,3))"
    },
    Family("fields assigned", 127) { Refusal.list($0) { _ in "a.b" } + " = 1" },
    Family("method calls", 126) { "x = " + nested("f:m(", $0, ")", core: "1") },
    Family("tables in tables", 127) { "x = " + nested("{1, ", $0, "}") },
    Family("sums of fields", 52) {
      "local " + Refusal.list(200) { "a\($0)" } + "\nx = "
        + nested("g.b + (", $0, ")", core: "f(1)")
    },
    Family("items of a table", 10_000) { "x = {" + Refusal.list($0) { _ in "1" } + "}" },
    Family("jumps", 32_767) { String(repeating: "goto a ", count: $0) + "::a::" },
  ]

  private static func nested(
    _ opener: String, _ count: Int, _ closer: String, core: String = ""
  ) -> String {
    String(repeating: opener, count: count) + core + String(repeating: closer, count: count)
  }

  @Test("the largest text is accepted, one larger refused, as Lua does", arguments: families)
  func limit(family: Family) throws {
    let texts = [family.text(family.largest), family.text(family.largest + 1)]
    let ours = texts.map { Refusal.error(of: $0) == nil }
    #expect(ours == [true, family.largest == 10_000])
    guard LuaOracle.isThere else { return print("SKIPPED: \(#function): it needs lua5.4") }
    let messages = try LuaOracle.messages(for: texts.map { Array($0.utf8) })
    #expect(messages.map { $0 == nil } == ours, "\(messages)")
  }
}
