import Edict
import Foundation
import TestSupport
import Testing

@testable import EdictBench

/// That the pack by which speed is measured still decides what the reference decides.
///
/// `Sample` holds the first records that `Tools/bench/reference/gen.py` makes, and what `ref.py` there says of them.
@Suite("the pack techfin-30")
struct BenchPackTests {
  private let repository = SharedFolder.repository()

  private func policy() throws -> Policy {
    try Policy(contentsOf: repository.appending(path: "Tools/bench/techfin30"))
  }

  private func sample(_ name: String) throws -> [UInt8] {
    let folder = repository.appending(path: "Tests/EdictBenchTests/Sample")
    return try [UInt8](Data(contentsOf: folder.appending(path: name)))
  }

  @Test("is checked without a finding, and has 31 rules")
  func clean() throws {
    let policy = try policy()
    #expect(policy.warnings.map(\.code) == [])
    #expect(policy.pack.decisions.reduce(0) { $0 + $1.rules.count } == 31)
  }

  @Test("answers as the reference does")
  func answers() throws {
    let policy = try policy()
    let decider = try Decider(policy)
    let reader = DossierReader(
      type: policy.pack.dossierType, source: BytesSource(try sample("records.jsonl")))
    var answers: [String] = []
    while let dossier = try reader.dossier() {
      answers.append(
        String(decoding: Answer(decider.decide(dossier, asOf: Worker.asOf)).json, as: UTF8.self))
    }
    let wanted = String(decoding: try sample("answers.jsonl"), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    #expect(answers.count == 50)
    #expect(answers == wanted)
  }

  @Test("shares of the records are whole lines, all of them", arguments: [1, 2, 3, 7, 60])
  func shares(count: Int) throws {
    let bytes = try sample("records.jsonl")
    let shares = Share.split(bytes, into: count)
    #expect(shares.count == count)
    #expect(shares.flatMap(\.self) == bytes)
    #expect(shares.allSatisfy { $0.isEmpty || $0.last == UInt8(ascii: "\n") })
  }

  @Test("what warms up are the first whole lines, and one at least")
  func head() {
    let share = Array("12\n345\n6\n".utf8)
    let heads = [1, 3, 6, 7, 8, 9, 100].map { limit in
      String(decoding: Share.head(of: share, limitBytes: limit), as: UTF8.self)
    }
    #expect(
      heads == ["12\n", "12\n", "12\n", "12\n345\n", "12\n345\n", "12\n345\n6\n", "12\n345\n6\n"])
    #expect(Share.head(of: Array("123".utf8), limitBytes: 1) == Array("123".utf8))
  }

  @Test("every measure decides every record", arguments: Measure.allCases)
  func measures(measure: Measure) throws {
    let jobs = measure.canShare ? 2 : 1
    let workers = try Share.split(try sample("records.jsonl"), into: jobs).map { share in
      try Worker(
        policy: policy(), share: share, measure: measure,
        logs: FileManager.default.temporaryDirectory)
    }
    #expect(try Worker.pass(workers).decisions == 50)
  }
}
