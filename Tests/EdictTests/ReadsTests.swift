import Edict
import Foundation
import Records
import TestSupport
import Testing

@Suite("what rules may read")
struct ReadsTests {
  @Test("holds all that a rule read in any example", arguments: RulePack.all)
  func examples(pack: RulePack) throws {
    let policy = try Policy(contentsOf: pack.folder)
    let decider = try Decider(policy)
    var count = 0
    for file in try pack.examples() {
      let reader = DossierReader(
        type: policy.pack.dossierType, source: try FileSource(path: file.path))
      while let reading = try reader.next() {
        guard case .dossier(let dossier, _) = reading else { continue }
        let decision = decider.decide(dossier, asOf: policy.today(), explain: true)
        for definition in policy.pack.decisions {
          guard let result = decision.result(definition.name) else { continue }
          for rule in result.rules {
            let reads = definition.rules[rule.index].reads
            let paths = rule.facts.map { $0.name.replacing(#/\[[^\]]*\]/#, with: "[]") }
            // The name of a list stands for its length, and what ends so for an item of plain values.
            let fields = paths.filter { !$0.hasSuffix("[]") }
            #expect(Set(fields).subtracting(reads.facts) == [], "\(definition.name).\(rule.id)")
            let parameters = rule.parameters.map { String($0.name.prefix { $0 != ":" }) }
            #expect(Set(parameters).subtracting(reads.parameters) == [])
            count += paths.count
          }
        }
      }
    }
    #expect(count > 100)
  }
}
