import Policies
import Testing

@Suite("reading decisions over the portfolio")
struct PortfolioReadingTests {
  private static func definition(
    _ name: String, _ others: [String: String] = [:]
  ) throws -> DecisionDefinition {
    let policy = try PortfolioFolder(others).policy()
    return try #require(policy.pack.decisions.first { $0.name == name })
  }

  @Test("a pack with a queue and with a decision over all of it is in order")
  func order() throws {
    let told = try PortfolioFolder().told()
    #expect(told == [])
    let pack = try PortfolioFolder().policy().pack
    #expect(pack.decidesPortfolio)
    #expect(pack.decisions.filter(\.isOverPortfolio).map(\.name) == ["allocation", "targets"])
  }

  @Test("a queue has an order, what comes of the rest, and its caps in file order")
  func queue() throws {
    let definition = try Self.definition("allocation")
    let queue = try #require(definition.queue)
    #expect(definition.combine == .queue)
    #expect(definition.rules.map(\.id) == ["eligible"])
    #expect(queue.order.parameters == [0])
    #expect(queue.short == .stop)
    #expect(queue.caps.map(\.id) == ["total", "area"])
    let (total, area) = (queue.caps[0], queue.caps[1])
    #expect(total.title == "All of it")
    #expect(area.source.text == "a: 2")
    #expect(area.place == "rules/allocation.lua:25")
    #expect(total.limit == .number(.parameter("envelope")))
    #expect(total.when == nil && total.per == nil && total.fail == nil && area.holds == nil)
    #expect(area.when != nil && area.per != nil)
    #expect(area.fail?.paths == ["takes", "free", "limit", "firm.area"])
    guard case .function(let holds)? = total.holds else {
      Issue.record("holds is a function")
      return
    }
    #expect(holds.parameters == [0, 1])
    #expect(holds.place == "rules/allocation.lua:21:12")
  }

  @Test("a queue that says nothing of it goes on behind one that found no room")
  func short() throws {
    let rules = try #require(PortfolioFolder.files["rules/allocation.lua"])
    let own = rules.replacing("  short   = \"stop\",\n", with: "")
    #expect(try Self.definition("allocation", ["rules/allocation.lua": own]).queue?.short == .skip)
  }

  @Test("a function over the portfolio takes what follows the last record type")
  func portfolio() throws {
    let policy = try PortfolioFolder().policy()
    let targets = try #require(policy.pack.decisions.last)
    let index = RuleFunction.portfolio(in: policy.pack.dossierType)
    #expect(index == 2)
    #expect(targets.rules.map { $0.test?.parameters } == [[index], [index]])
    #expect(targets.queue == nil)
  }

  @Test("what is decided of an entry is asked by words of its own, with the entry behind")
  func lowered() throws {
    let policy = try PortfolioFolder().policy()
    let targets = try #require(policy.files.last)
    let calls = targets.plain.matches(of: #/(__(?:entry|known[VE]|decided)\w+\()\d+, ([^()]*\))/#)
    #expect(
      calls.map { String($0.1 + $0.2) } == [
        "__entryYes(3, entry)", "__decidedYes(3)", "__entryValue(2, entry)",
        "__entryPart(1, 12, entry)", "__knownEntryDecision(0, entry)",
        "__knownEntryValue(1, entry)",
      ])
    #expect(try #require(targets.careful).contains("__entryYes("))
  }

  @Test("an edit of a cap, of an order and of what is over the portfolio decides otherwise")
  func digest() throws {
    let own = try PortfolioFolder().policy().decidingDigest
    let rules = try #require(PortfolioFolder.files["rules/allocation.lua"])
    func digest(_ old: String, _ new: String) throws -> String {
      #expect(rules.contains(old))
      return try PortfolioFolder([
        "rules/allocation.lua": rules.replacing(old, with: new, maxReplacements: 1)
      ]).policy().decidingDigest
    }
    #expect(try digest("params.envelope,", "params.least,") != own)
    #expect(try digest("\"stop\"", "\"skip\"") != own)
    #expect(try digest("firm.since end", "firm.id end") != own)
    #expect(try digest("cap \"area\"", "cap \"sector\"") != own)
    #expect(try digest("  takes  = asks,\n  holds", "  takes  = 5,\n  holds") != own)
    #expect(try digest("All of it", "Everything") == own)
    #expect(try digest("a: 2", "a: 3") == own)
  }
}
