import Foundation
import LuaSyntax
import Testing

/// That hostile nesting needs no more stack than a thread of 512 KB has.
@Suite("deep texts")
struct DepthTests {
  /// The deepest texts of each kind that the parser accepts.
  static let accepted: [String: String] = {
    let links = Parser.maximumDepth - 4
    return [
      "fields": "x = a" + String(repeating: ".b", count: links),
      "indices": "x = a" + String(repeating: "[1]", count: links),
      "calls": "f" + String(repeating: "()", count: links),
      "methods": "f" + String(repeating: ":m()", count: links),
      "sums": "x = 1" + String(repeating: " + 1", count: links),
      "statements": nested("function f() ", "", " end", 198),
      "local functions": nested("local function f() ", "", " end", 198),
      "numeric loops": nested("for i = 1, 2 do ", "", " end", 50),
      "blocks": nested("do ", "", " end", 198),
      "loops": nested("while x do ", "", " end", 197),
      "conditions": nested("if x then ", "", " end", 197),
      "repeats": nested("repeat ", "", " until x", 197),
      "functions": nested("f = function() ", "", " end", 99),
      "returned functions": "x = " + nested("function() return ", "1", " end", 98),
      "parentheses": "x = " + nested("(", "1", ")", 196),
      "tables": "x = " + nested("{", "1", "}", 196),
      "keys": "x = " + nested("{[", "1", "]=1}", 196),
      "arguments": "x = " + nested("f(", "1", ")", 196),
      "subscripts": "x = " + nested("a[", "1", "]", 196),
      "powers": "x = " + nested("a^", "1", "", 196),
      "negations": "x = " + nested("- ", "1", "", 196),
      "targets": Array(repeating: "a", count: 197).joined(separator: ",") + " = 1",
      "labels": (1...198).map { "::l\($0)::" }.joined(),
    ]
  }()

  private static func nested(_ opener: String, _ core: String, _ closer: String, _ count: Int)
    -> String
  {
    String(repeating: opener, count: count) + core + String(repeating: closer, count: count)
  }

  /// Texts one link or level deeper.
  static let refused: [String: (text: String, code: SyntaxError.Code, message: String)] = {
    let chain = "a chain too long: the tree would be deeper than 400 nodes"
    let nesting = "nested too deeply: at most 198 levels"
    let links = Parser.maximumDepth - 2
    return [
      "fields": ("x = a" + String(repeating: ".b", count: links), .chainTooLong, chain),
      "sums": ("x = 1" + String(repeating: " + 1", count: links), .chainTooLong, chain),
      "calls": ("f" + String(repeating: "()", count: links), .chainTooLong, chain),
      "huge": ("x = 1" + String(repeating: "+1", count: 500_000), .chainTooLong, chain),
      "blocks": (nested("do ", "", " end", 199), .tooDeep, nesting),
      "parentheses": ("x = " + nested("(", "1", ")", 197), .tooDeep, nesting),
      "open parentheses": (String(repeating: "(", count: 500_000), .tooDeep, nesting),
      "open tables": ("x = " + String(repeating: "{", count: 500_000), .tooDeep, nesting),
      "negations": ("x = " + nested("- ", "1", "", 197), .tooDeep, nesting),
      "targets": (
        Array(repeating: "a", count: 198).joined(separator: ",") + "=1", .tooDeep, nesting
      ),
      "labels": ((1...199).map { "::l\($0)::" }.joined(), .tooDeep, nesting),
    ]
  }()

  @Test("a text deeper than that is refused", arguments: refused.keys.sorted())
  func refusal(kind: String) throws {
    let (text, code, message) = try #require(Self.refused[kind])
    let error = try #require(Self.walk(text))
    #expect(error.code == code)
    #expect(error.message == message)
  }

  @Test(
    "the deepest text is parsed, walked and freed on 512 KB of stack",
    arguments: accepted.keys.sorted())
  func smallStack(kind: String) async throws {
    let text = try #require(Self.accepted[kind])
    let error = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: Self.walk(text)) }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(error == nil)
  }

  /// The error of a text; nil if it was parsed and its tree walked by recursive functions.
  private static func walk(_ text: String) -> SyntaxError? {
    do throws(SyntaxError) {
      let chunk = try Parser.parse(SourceText(name: "deep", bytes: Array(text.utf8)))
      Node.walk(.block(chunk.block)) { _, _ in }
      return nil
    } catch {
      return error
    }
  }
}
