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

  @Test(
    "a wrong use of the curves is refused",
    arguments: [
      (["--fast"], 64, "`--fast` is not known"),
      (["--only"], 64, "a value is missing"),
      (["--minutes", "x"], 64, "a value is missing"),
      (
        ["--only", "tables"], 64,
        "--only: there is no curve `tables`; there are: records, rules, table, dates, log, history, packs"
      ),
      (["--core", "4096"], 64, "--core: there is no core `4096`; there are: "),
      (["--edict", "/nowhere/edict"], 66, "`/nowhere/edict` is not built; "),
    ])
  func curves(arguments: [String], exit: Int32, cause: String) throws {
    let all = ["-B", "Tools/bench/curves"] + arguments
    guard let result = try Command.program("python3", all, in: repository) else {
      return print("SKIPPED: Tools/bench: there is no `python3`")
    }
    #expect(result.exit == exit)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Tools/bench/curves: " + cause))
  }

  @Test("the page has a place for each curve")
  func places() throws {
    let tool = try String(
      contentsOf: repository.appending(path: "Tools/bench/curves"), encoding: .utf8)
    let page = try String(
      contentsOf: repository.appending(path: "docs/performance.md"), encoding: .utf8)
    let names = tool.matches(of: /"(\w+)": curve_/).map { String($0.1) }
    #expect(names.count == 7)
    for name in names {
      #expect(page.contains("<!-- Written by Tools/bench/curves: \(name) -->\n"))
    }
  }

  @Test("the commands say how they are used", arguments: ["run", "curves"])
  func help(name: String) throws {
    guard let result = try python("Tools/bench/\(name)", "--help") else { return }
    #expect(result.exit == 0)
    #expect(result.output.hasPrefix("usage: Tools/bench/\(name) "))
    #expect(result.errors == "")
  }
}
