import Policies
import Testing
import Trials

@Suite("mutants")
struct MutantTests {
  @Test("every kind of slip is made, in the order of files and places")
  func all() throws {
    let mutants = try SmallPack().policy().mutants
    print(mutants.map { "\($0.place): \($0.kind): \($0.description)" }.joined(separator: "\n"))
  }

  @Test("trying")
  func trying() throws {
    let (policy, suite) = try SmallPack().suite(
      """
      as_of: 2025-06-01
      fixtures:
        firm: { dossier: { id: F1, founded_on: 2021-03-01, area: "3101", stage: seed, revenue: 60000, debt: 1000, listed: false, awards: [{ level: national, points: 3 }] } }
      cases:
        - { name: a, fixture: firm, expect: { entry: yes, help: yes } }
        - { name: b, fixture: firm, with: { firm.founded_on: 2019-06-01 }, expect: { entry: no } }
      """)
    let report = try MutationRun(policy, suite).run(threads: 1)
    print(report.counts)
    for s in report.survivors {
      print(
        s.mutant.place, s.mutant.kind, s.mutant.description,
        s.witness.map {
          "\($0.title) \($0.changes) \($0.asOf.map { "\($0)" } ?? "") \($0.differences)"
        } ?? "NONE")
    }
  }
}
