import Decisions
import Testing

@Suite("errors of portfolio decisions")
struct PortfolioErrorTests {
  private func pack(
    _ caps: String, rule: String = "function() return true end",
    order: String = "function(firm) return firm.id end"
  ) -> PortfolioPack {
    PortfolioPack([
      "q": """
      decision { title = "Q", combine = "queue", over = "portfolio", order = \(order) }
      rule "in" { title = "In", source = "a", test = \(rule) }
      \(caps)
      """,
      "all": """
      decision { title = "All", combine = "all", over = "portfolio" }
      rule "some" { title = "Some", source = "a", test = function() return decided.q.value > 0 end }
      """,
    ])
  }

  private let credit = """
    cap "credit" { title = "Credit", source = "a", limit = 10,
      takes = function(firm) return firm.asks end, holds = function(firm) return firm.has end }
    """

  private func check(
    _ pack: PortfolioPack, _ dossiers: [String], _ text: String, _ grounds: String
  ) throws {
    let decided = try pack.decide(dossiers)
    #expect(
      decided.results == #"{"all":{"error":["some"],"outcome":"error"},"q":{"outcome":"error"}}"#)
    #expect(decided.decision.result("q")?.error?.description == text)
    let read = """
      "all":{"some":{"error":{"at":"rules/all.lua:2:70","code":"decided_error"},"params":{},"shown":{}}}
      """
    #expect(decided.grounds == #"{\#(read),"q":{"error":\#(grounds)}}"#)
    #expect(try decided.rewritten() == [decided.results, decided.grounds])
  }

  @Test("what is held and isn't known names subject and field")
  func heldUnknown() throws {
    try check(
      pack(credit), [#"{"id": "a", "asks": 1, "has": 1}"#, #"{"id": "b", "asks": 1}"#],
      "rules/q.lua:3: held_unknown: what `b` holds of cap `credit` isn't known, for want of `firm.has`",
      #"{"at":"rules/q.lua:3","cap":"credit","code":"held_unknown","missing":["firm.has"],"subject":"b"}"#
    )
  }

  @Test("what is held of a group that isn't known names subject and field")
  func groupUnknown() throws {
    let cap = """
      cap "c" { title = "C", source = "a", limit = 1, takes = 1, holds = 1,
        per = function(firm) return firm.area end }
      """
    try check(
      pack(cap), [#"{"id": "a"}"#],
      "rules/q.lua:3: held_unknown: what `a` holds of cap `c` isn't known, for want of `firm.area`",
      #"{"at":"rules/q.lua:3","cap":"c","code":"held_unknown","missing":["firm.area"],"subject":"a"}"#
    )
  }

  @Test("an amount below zero names subject and cap, also of one that takes no part")
  func negative() throws {
    try check(
      pack(credit), [#"{"id": "a", "asks": -1, "has": 0}"#],
      "rules/q.lua:3: bad_amount: `a` takes or holds less than nothing of cap `credit`",
      #"{"at":"rules/q.lua:3","cap":"credit","code":"bad_amount","subject":"a"}"#)
    try check(
      pack(credit, rule: "function() return false end"), [#"{"id": "a", "asks": 1, "has": -1}"#],
      "rules/q.lua:3: bad_amount: `a` takes or holds less than nothing of cap `credit`",
      #"{"at":"rules/q.lua:3","cap":"credit","code":"bad_amount","subject":"a"}"#)
  }

  @Test("two limits within a group name both subjects")
  func twoLimits() throws {
    let cap = """
      cap "c" { title = "C", source = "a", takes = 0,
        limit = function(firm) return firm.asks end, per = function(firm) return firm.area end }
      """
    try check(
      pack(cap),
      [
        #"{"id": "c", "asks": 3, "area": "y"}"#, #"{"id": "b", "asks": 2, "area": "x"}"#,
        #"{"id": "a", "asks": 1, "area": "x"}"#,
      ],
      "rules/q.lua:3: two_limits: `a` and `b` give one group of cap `c` different limits",
      #"{"at":"rules/q.lua:3","cap":"c","code":"two_limits","other":"b","subject":"a"}"#)
  }

  @Test("an error in a rule makes the whole queue an error that names the subject")
  func ruleError() throws {
    try check(
      pack("", rule: "function(firm) return 1 / firm.asks > 0 end"),
      [#"{"id": "a", "asks": 1}"#, #"{"id": "b", "asks": 0}"#],
      "rules/q.lua:2:74: division_by_zero: the divisor is zero (of `b`)",
      #"{"at":"rules/q.lua:2:74","code":"division_by_zero","subject":"b"}"#)
  }

  @Test("two dossiers of one subject are an error that names it and both places")
  func sameSubject() throws {
    let decided = try pack("").decide([#"{"id": "b"}"#, #"{"id": "a"}"#, #"{"id": "b"}"#])
    let error =
      #"{"error":{"at":"line 3","code":"same_subject","other":"line 1","subject":"b"}}"#
    #expect(decided.results == #"{"all":{"outcome":"error"},"q":{"outcome":"error"}}"#)
    #expect(decided.grounds == #"{"all":\#(error),"q":\#(error)}"#)
    #expect(
      decided.decision.results.map { $0.error?.description } == [
        "line 3: same_subject: `b` has another dossier at line 1; decide each subject once",
        "line 3: same_subject: `b` has another dossier at line 1; decide each subject once",
      ])
    #expect(try decided.rewritten() == [decided.results, decided.grounds])
  }

  @Test("what uses up the budget of one entry is an error, and of time can't be replayed")
  func limits() throws {
    let rule = "function(firm) local n = 0 for i = 1, 1e9 do n = n + 1 end return n > 0 end"
    let decided = try pack("", rule: rule).decide([#"{"id": "a"}"#])
    #expect(decided.decision.result("q")?.error?.code == .rule(.outOfBudget))
    #expect(decided.decision.result("q")?.isReplayable == true)
    var limits = Decider.Limits()
    limits.timeSeconds = 1e-9
    limits.budgetUnits = .max
    let timed = try pack("", rule: rule).decide([#"{"id": "a"}"#], limits: limits)
    #expect(timed.decision.result("q")?.isReplayable == false)
    #expect(
      timed.results.contains(#""q":{"outcome":"error","replayable":false}"#), "\(timed.results)")
  }
}
