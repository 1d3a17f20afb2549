import Edict
import Foundation
import LuaSyntax
import TestSupport
import Testing

/// Facts that are missing leave a decision open, and never turn it.
///
/// Dossiers of the flagship pack's examples are changed at random, within their types, decided
/// whole, and decided with fields removed. Fields that a rule asks `known` or `value_or` of stay,
/// since there absence is a fact; which these are is read from the rules' trees.
@Suite("facts that are missing")
struct MissingFactsTests {
  private static let folder = SharedFolder.repository().appending(path: "Rules/tech-cultivation")

  /// How many dossiers of each seed: the long form is asked for by `EDICT_LONG=1`.
  private static let count =
    ProcessInfo.processInfo.environment["EDICT_LONG"] == nil ? 3_000 : 100_000

  @Test("nothing that was settled turns when they are put back", arguments: [20_261_124, 7])
  func putBack(seed: UInt64) throws {
    let policy = try Policy(contentsOf: Self.folder)
    let asked = try Self.askedNames()
    #expect(!asked.isEmpty)
    var shaker = DossierShaker(policy.pack.dossierType, asked: asked, seed: seed)
    let examples = try ["enterprises", "cases"].flatMap { name in
      try String(
        contentsOf: Self.folder.appending(path: "examples/\(name).jsonl"), encoding: .utf8
      ).split(separator: "\n").map { try CanonicalJSON.parse(Array($0.utf8)) }
    }
    let decider = try Decider(policy)
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 24))
    var tally = Tally()
    while tally.dossiers < Self.count {
      let whole = shaker.shaken(examples[tally.tried % examples.count])
      tally.tried += 1
      guard let dossier = try? policy.dossier(json: CanonicalJSON.canonical(whole)) else {
        continue
      }
      tally.dossiers += 1
      let full = decider.decide(dossier, asOf: day)
      let less = CanonicalJSON.canonical(shaker.thinned(whole))
      let partial = decider.decide(try policy.dossier(json: less), asOf: day)
      compare(partial, full, less, &tally)
    }
    // The test would show nothing where everything were open, or nothing ever removed.
    #expect(tally.settledWhileLess > Self.count)
    #expect(tally.openedByLess > Self.count / 4)
    #expect(tally.tried < Self.count * 2)
    print(
      "missing facts: \(tally.dossiers) dossiers, \(tally.settledWhileLess) decisions settled with "
        + "less, \(tally.openedByLess) left open, \(tally.errors) in error")
  }

  private struct Tally {
    var tried = 0
    var dossiers = 0
    var settledWhileLess = 0
    var openedByLess = 0
    var errors = 0
  }

  private func compare(
    _ partial: Decision, _ full: Decision, _ json: [UInt8], _ tally: inout Tally
  ) {
    for (less, more) in zip(partial.results, full.results) {
      if more.outcome == .error || less.outcome == .error { tally.errors += 1 }
      switch (less.outcome, more.outcome) {
      case (.undetermined, _):
        tally.openedByLess += more.outcome == .undetermined ? 0 : 1
        #expect(!less.missing.isEmpty || !less.asks.isEmpty, "\(less.name) says nothing is missing")
      case (_, .error), (.error, _): continue
      default:
        tally.settledWhileLess += 1
        #expect(
          less.outcome == more.outcome,
          "\(less.name): \(less.outcome) with \(String(decoding: json, as: UTF8.self))")
      }
    }
  }

  /// The names of the fields that some rule asks `known` or `value_or` of.
  private static func askedNames() throws -> Set<String> {
    var names: Set<String> = []
    for part in ["rules", "functions"] {
      let folder = folder.appending(path: part)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        let bytes = try Data(contentsOf: folder.appending(path: name))
        let chunk = try Parser.parse(SourceText(name: name, bytes: Array(bytes)))
        collect(chunk, into: &names)
      }
    }
    return names
  }

  /// A text that stands as the second argument of `known` or `value_or`, by the bytes before it.
  private static func collect(_ chunk: Chunk, into names: inout Set<String>) {
    let text = String(decoding: chunk.source.bytes, as: UTF8.self)
    for match in text.matches(of: /(?:known|value_or)\s*\(\s*[\w.\[\]]+\s*,\s*"(\w+)"/) {
      names.insert(String(match.output.1))
    }
  }
}
