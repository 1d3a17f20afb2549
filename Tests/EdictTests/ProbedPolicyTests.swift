import CanonicalJSON
import Edict
import Foundation
import Records
import TestSupport
import Testing

@testable import Policies

/// A probed policy decides as a plain one does, to the byte.
@Suite("a probed policy")
struct ProbedPolicyTests {
  /// A plain and a probed decider of one pack.
  private func pair(_ pack: RulePack) throws -> (plain: Decider, probed: Decider) {
    let plain = try Policy(contentsOf: pack.folder)
    let probed = try Policy.probed(contentsOf: pack.folder)
    #expect(probed.pack.revision == plain.pack.revision)
    #expect(probed.warnings == plain.warnings)
    return (try Decider(plain), try Decider(probed))
  }

  private func examples(_ pack: RulePack) throws -> [Dossier] {
    let type = try Policy(contentsOf: pack.folder).pack.dossierType
    var dossiers: [Dossier] = []
    for file in try pack.examples() {
      let reader = DossierReader(type: type, source: try FileSource(path: file.path))
      while let reading = try reader.next() {
        if case .dossier(let dossier, _) = reading { dossiers.append(dossier) }
      }
    }
    return dossiers
  }

  private func bytes(
    _ decider: Decider, _ dossier: Dossier, _ day: CalendarDate, explain: Bool
  ) -> [UInt8] {
    let decision = decider.decide(dossier, asOf: day, explain: explain)
    var results = JSONWriter()
    decision.writeResults(to: &results)
    var grounds = JSONWriter()
    decision.writeGrounds(to: &grounds, all: explain)
    return results.bytes + grounds.bytes
  }

  @Test("gives the same bytes for every example, in grounds too", arguments: RulePack.all)
  func examples(pack: RulePack) throws {
    let (plain, probed) = try pair(pack)
    let days = try ["1996-02-29", "2024-08-02", "2026-11-24"].map {
      try #require(CalendarDate(iso: $0))
    }
    var count = 0
    for dossier in try examples(pack) {
      for day in days {
        for explain in [false, true] {
          let wanted = bytes(plain, dossier, day, explain: explain)
          if bytes(probed, dossier, day, explain: explain) != wanted {
            Issue.record("\(dossier.subjectID) on \(day.iso)")
          }
          count += 1
        }
      }
    }
    #expect(count >= 6 * 6)
    #expect(plain.takeUsage() == nil)
    #expect(probed.takeUsage()?.outcomes.joined().contains { !$0.isEmpty } == true)
  }

  @Test("gives the same bytes for dossiers that are shaken and thinned")
  func shaken() throws {
    let (plain, probed) = try pair(RulePack("tech-cultivation"))
    var shaker = DossierShaker(plain.policy.pack.dossierType, asked: [], seed: 20_261_124)
    let trees = try RulePack("tech-cultivation").examples().flatMap { file in
      try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n").map { try CanonicalJSON.parse(Array($0.utf8)) }
    }
    let day = try #require(CalendarDate(iso: "2026-11-24"))
    var (count, open) = (0, 0)
    for round in 0..<1500 {
      let tree = shaker.thinned(shaker.shaken(trees[round % trees.count]))
      guard let dossier = try? plain.policy.dossier(json: CanonicalJSON.canonical(tree)) else {
        continue
      }
      let wanted = bytes(plain, dossier, day, explain: true)
      if bytes(probed, dossier, day, explain: true) != wanted {
        Issue.record("round \(round)")
      }
      count += 1
      if plain.decide(dossier, asOf: day).results.contains(where: { $0.outcome == .undetermined }) {
        open += 1
      }
    }
    #expect(count > 1000)
    #expect(open > 300)
  }

  @Test(
    "has the plain forms of a policy that isn't probed, behind their probes",
    arguments: RulePack.all)
  func forms(pack: RulePack) throws {
    let plain = try Policy(contentsOf: pack.folder)
    #expect(plain.numbers.probes == nil)
    #expect(!plain.files.contains { $0.plain.contains("__probe") })
    let probed = try Policy.probed(contentsOf: pack.folder)
    for (bare, watched) in zip(plain.files, probed.files) {
      for (text, other) in [
        (bare.plain, watched.plain), (bare.careful ?? "", watched.careful ?? ""),
      ] {
        #expect(text.split(separator: "\n").count == other.split(separator: "\n").count)
      }
    }
  }
}
