import Foundation
import LuaSyntax
import TestSupport
import Testing

/// That the parser accepts and refuses what Lua's own compiler does.
@Suite("agreement with Lua's compiler")
struct AgreementTests {
  /// How many times the usual number of texts are tried; `EDICT_LONG=1` makes it a hundred.
  private static let scale =
    ProcessInfo.processInfo.environment["EDICT_LONG"] == nil ? 1 : 100

  @Test("every file of five Debian packages is accepted or refused as Lua does")
  func corpus() throws {
    let files = LuaCorpus.files()
    try expectAgreement(on: files.map(\.bytes))
  }

  @Test("mutants of those files are accepted or refused as Lua does")
  func mutants() throws {
    let files = LuaCorpus.files().filter { $0.bytes.count < 6_000 }
    guard !files.isEmpty else { return }
    var mutator = Mutator(random: SplitMix(seed: 54))
    let mutants = (0..<300 * Self.scale).map { _ in
      mutator.mutant(of: mutator.random.pick(files).bytes)
    }
    try expectAgreement(on: mutants)
  }

  @Test("random programs full of labels, constants and loops are accepted or refused as Lua does")
  func programs() throws {
    guard LuaOracle.isThere else { return print("SKIPPED: \(#function): it needs lua5.4") }
    var writer = ProgramWriter(random: SplitMix(seed: 5))
    var programs = (0..<1_000 * Self.scale).map { _ in writer.program() }
    var mutator = Mutator(random: SplitMix(seed: 4))
    programs += programs.map { mutator.mutant(of: $0) }
    try expectAgreement(on: programs)
  }

  @Test("numbers and strings have the value that Lua gives them")
  func literals() throws {
    guard LuaOracle.isThere else { return print("SKIPPED: \(#function): it needs lua5.4") }
    var writer = LiteralWriter(random: SplitMix(seed: 64))
    let literals = (0..<600 * Self.scale).map { _ in writer.literal() }
    let values = try LuaOracle.values(of: literals)
    try #require(values.count == literals.count)
    for (literal, value) in zip(literals, values) {
      guard let ours = LiteralWriter.value(of: literal) else { continue }
      #expect(ours == value, "\(String(decoding: literal, as: UTF8.self))")
    }
  }

  private func expectAgreement(on texts: [[UInt8]]) throws {
    guard !texts.isEmpty else { return }
    let messages = try LuaOracle.messages(for: texts)
    try #require(messages.count == texts.count)
    var accepted = 0
    for (text, message) in zip(texts, messages) {
      var ours: String?
      do throws(SyntaxError) {
        _ = try Parser.parse(SourceText(name: "text", bytes: text))
        accepted += 1
      } catch {
        ours = "\(error.position.line): \(error.code.name): \(error.message)"
      }
      if (ours == nil) != (message == nil) {
        let shown = String(decoding: text.prefix(4_000), as: UTF8.self)
        Issue.record("Lua: \(message ?? "ok")\nours: \(ours ?? "ok")\n\(shown)")
      }
    }
    print("\(texts.count) texts, \(accepted) accepted")
  }
}
