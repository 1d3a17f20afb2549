import LuaSyntax
import TestSupport
import Testing

/// That all errors of a text are told, each once.
@Suite("all errors")
struct CheckTests {
  @Test(
    "slips in several declarations are all told, in the order of their places",
    arguments: Slip.several)
  func several(slip: Slip) { expect(slip) }

  @Test("slips of one kind are all told, in the order of their places", arguments: Slip.kinds)
  func kinds(slip: Slip) { expect(slip) }

  @Test("a single slip is told once, and as `parse` tells it", arguments: Slip.single)
  func single(slip: Slip) {
    expect(slip)
    #expect(Told(slip.text).first == slip.told)
  }

  private func expect(_ slip: Slip) {
    let told = Told(slip.text)
    #expect(told.lines.joined(separator: "\n") == slip.told)
    #expect(told.lines.first == told.first)
    #expect(!told.isCutShort)
  }

  @Test("a text that is Lua has the same tree as `parse` gives it")
  func sound() throws {
    let source = SourceText(name: "test.lua", bytes: Array("-- a\nlocal b = 1\nf(b)".utf8))
    let chunk = try Parser.check(source)
    let parsed = try Parser.parse(source)
    #expect(TreePrinter.text(chunk.block) == TreePrinter.text(parsed.block))
    #expect(chunk.comments == parsed.comments)
  }

  @Test("an error has its file, range and code")
  func whole() {
    let source = SourceText(name: "rules/a.lua", bytes: Array("x = = 1\ny = 3x".utf8))
    let errors = Told(source).errors
    #expect(errors.map(\.file) == ["rules/a.lua", "rules/a.lua"])
    #expect(errors.map(\.range) == [4..<5, 12..<14])
    #expect(errors.map(\.code) == [.unexpectedToken, .malformedNumber])
  }

  @Test("twenty errors are told, and that there are more", arguments: [19, 20, 21, 300])
  func many(count: Int) {
    let told = Told(String(repeating: "x = = 1\n", count: count))
    let lines = (1...min(count, 20)).map {
      "\($0):5: unexpected_token: expected an expression, found `=`"
    }
    #expect(told.lines == lines)
    #expect(told.isCutShort == (count > 20))
  }

  @Test("whatever is done to a text, the errors begin with that of `parse`, sorted and unique")
  func mutants() {
    var writer = ProgramWriter(random: SplitMix(seed: 12))
    var mutator = Mutator(random: SplitMix(seed: 13))
    let texts = Slip.several.map { Array($0.text.utf8) } + (0..<200).map { _ in writer.program() }
    for text in texts.flatMap({ text in (0..<3).map { _ in mutator.mutant(of: text) } }) {
      let source = SourceText(name: "text", bytes: text)
      let told = Told(source)
      let shown = String(decoding: text, as: UTF8.self)
      #expect(told.lines.first == told.first, "\(shown)")
      let places = told.errors.map(\.range.lowerBound)
      #expect(places == places.sorted(), "\(shown)")
      #expect(Set(told.errors).count == told.errors.count, "\(shown)")
      #expect(told.errors.count <= Parser.maximumErrors)
    }
  }

  /// Texts that would take long, or much stack, if any step weren't linear.
  static let hostile: [String: String] = [
    "parentheses": String(repeating: "(", count: 1_000_000),
    "names": String(repeating: "\nx", count: 500_000),
    "rule": String(repeating: "rule", count: 250_000),
    "rules": String(repeating: "rule ", count: 20_000),
    "rules in lines": String(repeating: "rule\n", count: 20_000),
    "open rules": String(repeating: "rule 'a' {\n", count: 9_000),
    "open functions": String(repeating: "function f()\n", count: 7_500),
    "rules in open functions": String(repeating: "function f()\n", count: 25)
      + String(repeating: "rule 'a' {}\n", count: 2_000),
    "open long strings": String(repeating: "[[\n", count: 30_000),
    "open comments": (1..<300).map { "--[" + String(repeating: "=", count: $0) + "[\n" }.joined(),
    "closers": String(repeating: "(", count: 40_000) + String(repeating: "}", count: 40_000),
    "strange bytes": String(repeating: "@\n", count: 20_000),
    "strange bytes in a line": String(repeating: "@", count: 40_000),
    "escapes": "x = '" + String(repeating: "\\q", count: 40_000) + "'",
    "quotes": String(repeating: "'\n", count: 40_000),
    "locals": String(repeating: "local a\n", count: 8_000),
  ]

  @Test(
    "a hostile text is told in bounded time on 512 KB of stack", arguments: hostile.keys.sorted())
  func bounded(kind: String) async throws {
    let text = try #require(Self.hostile[kind])
    let told = await withCheckedContinuation { continuation in
      SmallThread { continuation.resume(returning: Told(text)) }.run()
    }
    #expect(told.lines.first == told.first)
    #expect((1...Parser.maximumErrors).contains(told.lines.count))
  }
}
