import Foundation
import TestSupport
import Testing

/// The generator, the reference and the command of the bench.
@Suite("Tools/bench")
struct BenchToolTests {
  private let repository = SharedFolder.repository()

  /// What Python prints; nil, and counted as skipped, where there is no Python.
  private func python(_ arguments: String...) throws -> Command.Result? {
    let result = try Command.program("python3", ["-B"] + arguments, in: repository)
    if result == nil { print("SKIPPED: Tools/bench: there is no `python3`") }
    return result
  }

  private func sample(_ name: String) throws -> String {
    let folder = repository.appending(path: "Tests/EdictBenchTests/Sample")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test("the generator makes the sample's records first")
  func generator() throws {
    guard let made = try python("Tools/bench/reference/gen.py", "50") else { return }
    #expect(made.output == (try sample("records.jsonl")))
  }

  @Test("the reference gives the sample's answers")
  func reference() throws {
    let script = """
      import json, sys
      sys.path.insert(0, "Tools/bench/reference")
      from ref import decide
      for line in open("Tests/EdictBenchTests/Sample/records.jsonl", encoding="utf-8"):
          print(json.dumps(decide(json.loads(line)), sort_keys=True, separators=(",", ":")))
      """
    guard let made = try python("-c", script) else { return }
    #expect(made.output == (try sample("answers.jsonl")))
  }

  @Test(
    "a wrong use is refused",
    arguments: [
      (["--fast"], "`--fast` is not known"),
      (["--minutes", "x"], "a number is missing"),
      (["--many"], "a number is missing"),
      (["--core", "4096"], "--core: there is no core `4096`; there are: "),
    ])
  func usage(arguments: [String], cause: String) throws {
    let all = ["-B", "Tools/bench/run"] + arguments
    guard let result = try Command.program("python3", all, in: repository) else {
      return print("SKIPPED: Tools/bench: there is no `python3`")
    }
    #expect(result.exit == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Tools/bench/run: " + cause))
  }

  @Test("the command says how it is used")
  func help() throws {
    guard let result = try python("Tools/bench/run", "--help") else { return }
    #expect(result.exit == 0)
    #expect(result.output.hasPrefix("usage: Tools/bench/run "))
    #expect(result.errors == "")
  }
}
