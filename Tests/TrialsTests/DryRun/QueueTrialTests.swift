import Foundation
import Records
import Policies
import TestSupport
import Testing
import Trials

@Suite("trials of a pack with a queue")
struct QueueTrialTests {
  private static let queue = """
    decision {
      title = "Credit", over = "portfolio", combine = "queue",
      order = function(firm) return firm.founded_on end,
    }

    rule "entered" { title = "Entered", source = "law", test = function() return decided.entry.yes end }

    cap "debt" {
      title = "Debt of all", source = "law",
      when  = function(firm) return firm.listed or firm.debt > 0 end,
      takes = function(firm) return firm.debt end,
      limit = 5000,
      fail  = "{takes} asked for, {free} free",
    }

    """

  /// The small pack with the queue, in which a text is replaced.
  private static func pack(_ before: String = "", _ after: String = "") throws -> SmallPack {
    try #require(before.isEmpty || queue.contains(before), "\(before)")
    var pack = SmallPack()
    pack.files["pack.yaml"] = pack.files["pack.yaml"]?
      .replacing("[entry, help]", with: "[entry, help, credit]")
    pack.files["rules/credit.lua"] = queue.replacing(before, with: after)
    return pack
  }

  @Test(
    "an edit of a cap is one of its own kind, and texts are none",
    arguments: [
      ("limit = 5000", "limit = 6000", ["cap credit.debt rules/credit.lua:8"]),
      (
        "  when  = function(firm) return firm.listed or firm.debt > 0 end,\n", "",
        ["cap credit.debt rules/credit.lua:8"]
      ),
      ("firm.founded_on", "firm.revenue", ["decision credit rules/credit.lua:1"]),
      (
        "end,\n}\n\nrule", "end,\n  short = \"stop\",\n}\n\nrule",
        ["decision credit rules/credit.lua:1"]
      ),
      ("entry.yes", "entry.no", ["rule credit.entered rules/credit.lua:6"]),
      ("\"Debt of all\"", "\"All debt\"", []),
      ("{free} free", "{free} is free", []),
    ])
  func edits(before: String, after: String, edits: [String]) throws {
    let baseline = try Self.pack().policy()
    let candidate = try Self.pack(before, after).policy()
    let run = DryRun(baseline: baseline, candidate: candidate, asOf: DryRunPair.day)
    var none = DryRunRecords(
      BytesSource([]), baseline: baseline.pack.dossierType, candidate: baseline.pack.dossierType)
    let report = try run.run(&none)
    #expect(report.edits.map { "\($0.kind.rawValue) \($0.name) \($0.place)" } == edits)
  }

  @Test("no mutant is made of what no case, which has one dossier, could notice")
  func mutants() throws {
    var pack = try Self.pack("limit = 5000", "limit = params.envelope")
    pack.files["parameters/more.yaml"] =
      "envelope: { title: E, type: number, values: [{ status: assumed, source: law, value: 9 }] }\n"
    let mutants = try pack.policy().mutants
    #expect(!mutants.contains { $0.file == "parameters/more.yaml" })
    #expect(mutants.contains { $0.file == "parameters/limits.yaml" })
    #expect(mutants.contains { $0.file == "rules/entry.lua" })
    #expect(!mutants.contains { $0.file == "rules/credit.lua" })
  }

  @Test("coverage lists nothing that only the portfolio could try")
  func coverage() throws {
    var pack = try Self.pack("limit = 5000", "limit = params.envelope")
    pack.files["sources.yaml"] = "law: { title: The law }\nbank: { title: The bank }\n"
    pack.files["parameters/more.yaml"] =
      "envelope: { title: E, type: number, values: [{ status: assumed, source: bank, value: 9 }] }\n"
    let folder = try TemporaryFolder()
    for (path, text) in pack.files { try folder.write(text, to: path) }
    let policy = try Policy.probed(contentsOf: folder.url)
    let items = Coverage(policy).report().items
    #expect(items.contains { $0.file == "rules/entry.lua" })
    #expect(!items.contains { $0.file == "rules/credit.lua" })
    #expect(!items.contains { $0.name.contains("envelope") || $0.name.contains("bank") })
    #expect(policy.numbers.probes?.caps["credit"]?.map(\.canNotApply) == [true])
    #expect(policy.numbers.probes?.all.filter { $0.file == "rules/credit.lua" }.count == 2)
  }
}
