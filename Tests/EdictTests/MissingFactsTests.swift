import Edict
import Foundation
import LuaSyntax
import TestSupport
import Testing

/// Facts that are missing leave a decision open, and never turn it.
///
/// Invented dossiers are decided whole, and again each time that more of their facts are taken away.
/// Fields that a rule asks `known` or `value_or` of stay, since there absence is a fact; which these
/// are is read from the rules' trees.
@Suite("facts that are missing")
struct MissingFactsTests {
  /// How often facts are taken away from a dossier.
  private static let steps = 4

  /// Populations, and how many dossiers of each seed: few, and many for the long form.
  static let populations: [(DossierPopulation, few: Int, many: Int)] = [
    (.programme, 400, 40_000), (.titles, 100, 3_000), (.european, 300, 10_000),
  ]

  @Test(
    "nothing that was settled turns when they are put back", arguments: populations,
    [20_261_124, 7])
  func putBack(population: (DossierPopulation, few: Int, many: Int), seed: UInt64) throws {
    let (population, few, many) = population
    let policy = try Policy(contentsOf: population.pack.folder)
    let count = DossierPopulation.isLong ? many : few
    var shaker = DossierShaker(
      policy.pack.dossierType, asked: try Self.askedNames(population.pack), seed: seed)
    let decider = try Decider(policy)
    var tally = Tally()
    for (index, line) in try population.lines(count, seed).enumerated() {
      let day = try #require(CalendarDate(iso: population.days[index % population.days.count]))
      guard let dossier = try? policy.dossier(json: Array(line.utf8)) else { continue }
      tally.dossiers += 1
      var tree = try CanonicalJSON.parse(Array(line.utf8))
      var more = decider.decide(dossier, asOf: day)
      for _ in 0..<Self.steps {
        tree = shaker.thinned(tree, byOneIn: 15)
        let json = CanonicalJSON.canonical(tree)
        let less = decider.decide(try policy.dossier(json: json), asOf: day)
        compare(less, more, json, &tally)
        more = less
      }
    }
    // The test would show nothing where everything were open, or nothing ever removed.
    #expect(tally.dossiers > count / 2)
    #expect(tally.settledWhileLess > count)
    #expect(tally.openedByLess > count / 4)
    print(
      "missing facts: \(population.pack): \(tally.dossiers) dossiers, \(tally.settledWhileLess) "
        + "decisions settled with less, \(tally.openedByLess) left open, \(tally.errors) in error")
  }

  private struct Tally {
    var dossiers = 0
    var settledWhileLess = 0
    var openedByLess = 0
    var errors = 0
  }

  private func compare(
    _ partial: Decision, _ whole: Decision, _ json: [UInt8], _ tally: inout Tally
  ) {
    for (less, more) in zip(partial.results, whole.results) {
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
  private static func askedNames(_ pack: RulePack) throws -> Set<String> {
    var names: Set<String> = []
    for part in ["rules", "functions"] {
      let folder = pack.folder.appending(path: part)
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
