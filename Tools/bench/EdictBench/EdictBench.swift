import ArgumentParser
import Edict
import Foundation

/// The command that `Tools/bench/run` compares with the bare host: the library, used as `edict decide`
/// uses it, over records in memory.
@main
struct EdictBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "EdictBench",
    abstract: "Measures deciding records by a pack.",
    discussion: """
      Prints a line of JSON: decisions, CPU seconds, seconds, peak memory in KiB, and the bytes that \
      were written. Some records are decided first, to warm up.

        EdictBench Tools/bench/techfin30 --records records.jsonl --measure grounds --rounds 5

      What is measured:

      \(Measure.allCases.map { "  \($0.rawValue): \($0.what)" }.joined(separator: "\n"))
      """)

  @Argument(help: ArgumentHelp("The folder of the pack.", valueName: "pack"))
  var pack: String

  @Option(help: ArgumentHelp("The records, as JSON Lines.", valueName: "file"))
  var records: String

  @Option(help: "What is measured.")
  var measure: Measure = .grounds

  @Option(help: "How many passes over the records are measured.")
  var rounds = 1

  @Option(help: "How many threads share the records.")
  var jobs = 1

  @Option(help: ArgumentHelp("Where logs are written, and removed again.", valueName: "folder"))
  var logs: String = NSTemporaryDirectory()

  @Flag(help: "Print what techfin-30 comes to of each record, and measure nothing.")
  var print = false

  func validate() throws {
    if rounds < 1 || jobs < 1 { throw ValidationError("--rounds and --jobs are at least 1") }
    if jobs > 1, !measure.canShare {
      throw ValidationError("--jobs: `\(measure.rawValue)` is measured on one thread")
    }
  }

  func run() throws {
    let policy = try Policy(contentsOf: URL(filePath: pack))
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: records)))
    if print { return try printAnswers(policy, bytes) }
    let shares = Share.split(bytes, into: jobs)
    let workers = try shares.map { share in
      try Worker(policy: policy, share: share, measure: measure, logs: URL(filePath: logs))
    }
    for worker in workers { try worker.warmUp() }
    var spent = Spent()
    for _ in 0..<rounds { spent.add(try Worker.pass(workers)) }
    Swift.print(spent.line)
  }

  private func printAnswers(_ policy: Policy, _ bytes: [UInt8]) throws {
    let decider = try Decider(policy)
    let reader = DossierReader(type: policy.pack.dossierType, source: BytesSource(bytes))
    var lines: [UInt8] = []
    while let dossier = try reader.dossier() {
      lines += Answer(decider.decide(dossier, asOf: Worker.asOf)).json
      lines.append(UInt8(ascii: "\n"))
    }
    FileHandle.standardOutput.write(Data(lines))
  }
}
