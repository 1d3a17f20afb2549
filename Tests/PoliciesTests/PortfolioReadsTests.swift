import Policies
import Testing

@Suite("what decisions over the portfolio may read")
struct PortfolioReadsTests {
  private static func definition(_ name: String) throws -> DecisionDefinition {
    let policy = try PortfolioFolder().policy()
    return try #require(policy.pack.decisions.first { $0.name == name })
  }

  @Test("a queue, its rules and each cap tell what they read by themselves")
  func queue() throws {
    let definition = try Self.definition("allocation")
    let caps = try #require(definition.queue?.caps)
    #expect(definition.reads.facts == ["firm.since"])
    #expect(definition.reads.decisions == ["score"])
    #expect(definition.reads.values == ["score"])
    #expect(definition.rules[0].reads.decisions == ["eligible"])
    #expect(definition.rules[0].reads.values == [])
    #expect(caps[0].reads.facts == ["firm.asks", "firm.has", "loan.amount"])
    #expect(caps[0].reads.parameters == ["envelope"])
    #expect(caps[1].reads.facts == ["firm.area", "firm.asks", "firm.idle"])
    #expect(caps[1].reads.parameters == ["envelope", "share"])
    #expect(definition.allReads.isOpen == false)
  }

  @Test("reads are followed through entries, lists in them and shared functions")
  func portfolio() throws {
    let rules = try Self.definition("targets").rules
    #expect(rules[0].reads.facts == [])
    #expect(rules[0].reads.decisions == ["allocation"])
    #expect(
      rules[1].reads.facts
        == ["firm.asks", "firm.owners", "firm.owners[].share", "loan.amount"])
    #expect(rules[1].reads.decisions == ["eligible", "kind", "score"])
    #expect(rules[1].reads.values == ["kind", "score"])
    #expect(rules[1].reads.parameters == ["share"])
    #expect(!rules[1].reads.isOpen)
  }

  @Test("the pack tells what of a dossier must be kept, with what messages show in any language")
  func kept() throws {
    let pack = try PortfolioFolder([
      "messages/zh.yaml": """
      allocation: { title: 分配, rules: { eligible: { title: 合格, fail: "{loan.bank}" } },
        caps: { total: { title: 全部 }, area: { title: 领域, fail: "{takes}" } } }
      targets: { title: 目标, rules: { enough: { title: 足够, fail: "{count}" }, asked: { title: 申请 } } }
      """,
      "pack.yaml": (PortfolioFolder.files["pack.yaml"] ?? "") + "languages: [en, zh]\n",
    ]).policy().pack
    let reads = pack.portfolioReads
    #expect(
      reads.facts == [
        "firm.area", "firm.asks", "firm.has", "firm.idle", "firm.owners", "firm.owners[].share",
        "firm.since", "loan.amount", "loan.bank",
      ])
    #expect(reads.decisions == ["allocation", "eligible", "kind", "score"])
    #expect(!reads.isOpen)
    #expect(pack.messages["zh"]?.decisions["allocation"]?.caps["area"]?.title == "领域")
  }

  @Test("a pack without such decisions keeps nothing")
  func none() throws {
    let pack = try PackFolder(
      rules: """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a", test = function(s) return s.n > 1 end }
        """
    ).policy().pack
    #expect(!pack.decidesPortfolio)
    #expect(pack.portfolioReads.facts == [] && pack.portfolioReads.decisions == [])
    #expect(!pack.portfolioReads.isOpen)
  }
}
