import Decisions
import Records
import TestSupport
import Testing

@Suite("a queue over the portfolio")
struct PortfolioQueueTests {
  private static let pack = PortfolioPack([
    "eligible": PortfolioPack.eligible, "score": PortfolioPack.score,
    "allocation": PortfolioPack.allocation,
  ])

  private static let dossiers = [
    #"{"id": "A", "name": "Alpha", "since": "2010-01-01", "asks": 45, "area": "ai", "idle": false}"#,
    #"{"id": "B", "name": "Beta", "since": "2009-01-01", "asks": 10, "area": "ai", "idle": false, "has": 5}"#,
    #"{"id": "C", "name": "Gamma", "since": "2008-01-01", "asks": 50, "area": "bio", "idle": false}"#,
    #"{"id": "D", "name": "Delta", "since": "2007-01-01", "asks": 1, "area": "bio", "idle": true, "has": 2}"#,
    #"{"id": "E", "name": "Epsilon", "since": "2006-01-01", "area": "bio", "idle": false}"#,
    #"{"id": "F", "name": "Phi", "since": "2006-01-01", "asks": 4, "area": "bio", "idle": true}"#,
  ]

  private static let results = """
    {"allocation":{"caps":{"area":[\
    {"free":5,"group":"ai","held":0,"limit":50,"taken":45},\
    {"free":50,"group":"bio","held":0,"limit":50,"taken":0}],\
    "credit":[{"free":48,"held":7,"limit":100,"taken":45}]},\
    "entries":{\
    "A":{"outcome":"yes","value":1},\
    "B":{"breaks":[{"cap":"area","free":5,"group":"ai","limit":50,"takes":10}],"outcome":"no"},\
    "C":{"breaks":[{"cap":"credit","free":48,"limit":100,"takes":50}],"outcome":"no"},\
    "D":{"failed":["eligible"],"outcome":"no"},\
    "E":{"missing":["firm.asks"],"outcome":"undetermined"},\
    "F":{"failed":["eligible"],"outcome":"no"}},\
    "excluded":2,"granted":1,"missing":["portfolio[E].firm.asks"],"outcome":"undetermined",\
    "refused":2,"undetermined":1}}
    """

  @Test("the whole result, as the log holds it, whatever the order of dossiers")
  func whole() throws {
    let decided = try Self.pack.decide(Self.dossiers)
    #expect(decided.results == Self.results)
    #expect(decided.grounds == #"{"allocation":{"params":{"envelope":100,"share":0.5}}}"#)
    var random = SplitMix(seed: 1)
    for _ in 0..<10 {
      let shuffled = try Self.pack.decide(Self.dossiers.shuffled(using: &random))
      #expect(shuffled.decision == decided.decision)
    }
  }

  @Test("yes with the number granted where nothing is open")
  func settled() throws {
    let decided = try Self.pack.decide([Self.dossiers[0]])
    #expect(
      decided.results == """
        {"allocation":{"caps":{"area":[{"free":5,"group":"ai","held":0,"limit":50,"taken":45}],\
        "credit":[{"free":55,"held":0,"limit":100,"taken":45}]},\
        "entries":{"A":{"outcome":"yes","value":1}},\
        "excluded":0,"granted":1,"outcome":"yes","refused":0,"undetermined":0,"value":1}}
        """)
  }

  @Test("an empty portfolio grants nothing, and is told so")
  func empty() throws {
    #expect(
      try Self.pack.decide([]).results == """
        {"allocation":{"caps":{"credit":[{"free":100,"held":0,"limit":100,"taken":0}]},\
        "excluded":0,"granted":0,"outcome":"yes","refused":0,"undetermined":0,"value":0}}
        """)
  }

  @Test("entries stand in the order of the queue, then the open and those that take no part")
  func order() throws {
    let queue = try #require(try Self.pack.decide(Self.dossiers).decision.results[0].queue)
    #expect(queue.entries.map(\.subject) == ["A", "B", "C", "E", "D", "F"])
    #expect(
      queue.entries.map(\.standing) == [
        .granted, .refused, .refused, .undetermined, .excluded, .excluded,
      ])
  }

  @Test("reasons of rules and caps, with takes, free and limit, in both languages")
  func words() throws {
    let pack = PortfolioPack(
      [
        "eligible": PortfolioPack.eligible, "score": PortfolioPack.score,
        "allocation": PortfolioPack.allocation,
      ],
      [
        "messages/zh.yaml": """
        eligible: { title: 合格, rules: { busy: { title: 在营 } } }
        score: { title: 评分, rules: { old: { title: 年限 } } }
        allocation:
          title: 分配
          rules: { eligible: { title: 合格, fail: "{firm.name}未在营" } }
          caps:
            credit: { title: 信贷额度, fail: "{firm.name}申请{takes}，余{free:money}" }
            area: { title: 领域额度 }
        """
      ])
    let decided = try pack.decide(Self.dossiers)
    #expect(
      try decided.reasons("allocation") == [
        "A": [], "B": ["no room: Credit to an area: takes 10, free 5"],
        "C": ["Gamma asks 50, free are 48 of 100"], "D": ["Delta is idle"],
        "E": ["not known: firm.asks"], "F": ["Phi is idle"],
      ])
    #expect(
      try decided.reasons("allocation", .chinese) == [
        "A": [], "B": ["额度不足：领域额度：需10，余5"], "C": ["Gamma申请50，余48"],
        "D": ["Delta未在营"], "E": ["缺少：firm.asks"], "F": ["Phi未在营"],
      ])
  }

  @Test("what is read back from a log writes the same bytes")
  func logged() throws {
    let decided = try Self.pack.decide(Self.dossiers)
    #expect(try decided.rewritten() == [decided.results, decided.grounds])
  }

  /// A queue by id, of what a test says of its caps and rules.
  private static func queue(
    _ more: String, short: String = "", order: String = "function(firm) return firm.id end"
  ) -> PortfolioPack {
    PortfolioPack([
      "eligible": PortfolioPack.eligible,
      "q": """
      decision { title = "Q", combine = "queue", over = "portfolio", order = \(order)\(short) }
      rule "in" { title = "In", source = "a", test = function(firm) return firm.idle == false end }
      \(more)
      """,
    ])
  }

  private static let credit = """
    cap "credit" { title = "Credit", source = "a", limit = 10,
      takes = function(firm) return firm.asks end, holds = function(firm) return firm.has end }
    """

  private static func firm(_ id: String, _ fields: String) -> String {
    #"{"id": "\#(id)", \#(fields)}"#
  }

  @Test("stop refuses all behind the first for which there is no room, and names it")
  func stop() throws {
    let decided = try Self.queue(Self.credit, short: ", short = \"stop\"").decide([
      Self.firm("a", #""idle": false, "asks": 6, "has": 0"#),
      Self.firm("b", #""idle": false, "asks": 5, "has": 0"#),
      Self.firm("c", #""idle": false, "asks": 4, "has": 0"#),
    ])
    #expect(
      decided.results == """
        {"q":{"caps":{"credit":[{"free":4,"held":0,"limit":10,"taken":6}]},"entries":{\
        "a":{"outcome":"yes","value":1},\
        "b":{"breaks":[{"cap":"credit","free":4,"limit":10,"takes":5}],"outcome":"no"},\
        "c":{"outcome":"no","stopped_by":"b"}},\
        "excluded":0,"granted":1,"outcome":"yes","refused":2,"undetermined":0,"value":1}}
        """)
    #expect(
      try decided.reasons("q")["c"] == ["the queue ended at b, for which there was no room"])
    #expect(try decided.reasons("q", .chinese)["c"] == ["队列止于b：其额度不足"])
    #expect(try decided.rewritten() == [decided.results, decided.grounds])
  }

  @Test("rules that are open make an entry undetermined, in which a failed one still settles it")
  func openRules() throws {
    let pack = Self.queue(
      """
      rule "judged" { title = "Judged", source = "a", test = function(firm) return firm.grade > 1 end }
      """)
    let decided = try pack.decide([
      Self.firm("a", #""grade": 2"#), Self.firm("b", #""idle": false"#),
      Self.firm("c", #""idle": true"#), Self.firm("d", #""idle": false, "grade": 2"#),
    ])
    #expect(
      decided.results == """
        {"q":{"asks":["portfolio[b].firm.grade"],"entries":{\
        "a":{"missing":["firm.idle"],"outcome":"undetermined","unknown":["in"]},\
        "b":{"asks":["firm.grade"],"outcome":"undetermined","review":["judged"]},\
        "c":{"asks":["firm.grade"],"failed":["in"],"outcome":"no","review":["judged"]},\
        "d":{"outcome":"yes","value":1}},\
        "excluded":1,"granted":1,"missing":["portfolio[a].firm.idle"],"outcome":"undetermined",\
        "refused":0,"undetermined":2}}
        """)
    #expect(
      try decided.reasons("q") == [
        "a": ["not known: firm.idle"], "b": ["to be judged: Grade of the firm"],
        "c": ["not met: In", "to be judged: Grade of the firm"], "d": [],
      ])
    #expect(try decided.rewritten() == [decided.results, decided.grounds])
  }

  @Test("an unknown key, group, condition, share or limit takes nothing, and says for want of what")
  func openCaps() throws {
    let pack = Self.queue(
      """
      cap "a" { title = "A", source = "a", limit = 10, takes = 1,
        when = function(firm) return firm.since > "2000-01-01" end,
        per = function(firm) return firm.area end }
      cap "b" { title = "B", source = "a", limit = function(loan) return loan.amount end, takes = 1,
        per = function(firm) return firm.id end }
      """, order: "function(firm) return firm.asks end")
    func dossier(_ id: String, _ firm: String, _ loan: String = "{\"amount\": 1}") -> String {
      #"{"firm": {"id": "\#(id)", "idle": false, \#(firm)}, "loan": \#(loan)}"#
    }
    let since = #""since": "2020-01-01""#
    let decided = try pack.decide([
      dossier("key", #"\#(since), "area": "x""#),
      dossier("when", #""asks": 1, "area": "x""#),
      dossier("per", #""asks": 1, \#(since)"#),
      dossier("limit", #""asks": 1, \#(since), "area": "x""#, "{}"),
      dossier("fine", #""asks": 1, \#(since), "area": "x""#),
      dossier("free", #""asks": 1, "since": "1999-01-01""#),
    ])
    #expect(
      decided.results == """
        {"q":{"caps":{"a":[{"free":9,"group":"x","held":0,"limit":10,"taken":1}],\
        "b":[{"free":0,"group":"fine","held":0,"limit":1,"taken":1},\
        {"free":0,"group":"free","held":0,"limit":1,"taken":1},\
        {"free":1,"group":"key","held":0,"limit":1,"taken":0},\
        {"group":"limit","held":0,"taken":0},\
        {"free":1,"group":"per","held":0,"limit":1,"taken":0},\
        {"free":1,"group":"when","held":0,"limit":1,"taken":0}]},"entries":{\
        "fine":{"outcome":"yes","value":1},"free":{"outcome":"yes","value":2},\
        "key":{"missing":["firm.asks"],"outcome":"undetermined"},\
        "limit":{"missing":["loan.amount"],"outcome":"undetermined"},\
        "per":{"missing":["firm.area"],"outcome":"undetermined"},\
        "when":{"missing":["firm.since"],"outcome":"undetermined"}},\
        "excluded":0,"granted":2,"missing":["portfolio[key].firm.asks",\
        "portfolio[limit].loan.amount","portfolio[per].firm.area","portfolio[when].firm.since"],\
        "outcome":"undetermined","refused":0,"undetermined":4}}
        """)
    #expect(try decided.rewritten() == [decided.results, decided.grounds])
  }

  @Test("a parameter that says nothing is wanted by its own path")
  func openParameter() throws {
    let pack = Self.queue(
      #"cap "a" { title = "A", source = "a", limit = params.open, takes = 1 }"#)
    #expect(
      try pack.decide([Self.firm("a", #""idle": false"#)]).results == """
        {"q":{"caps":{"a":[{"held":0,"taken":0}]},\
        "entries":{"a":{"missing":["params.open"],"outcome":"undetermined"}},\
        "excluded":0,"granted":0,"missing":["params.open"],"outcome":"undetermined",\
        "refused":0,"undetermined":1}}
        """)
  }

  @Test("a cap of which nothing applies to an entry doesn't touch it")
  func conditions() throws {
    let pack = Self.queue(
      """
      cap "a" { title = "A", source = "a", limit = 0, takes = 1, holds = 4,
        when = function(firm) return firm.area == "x" end }
      """)
    #expect(
      try pack.decide([
        Self.firm("a", #""idle": false, "area": "y""#),
        Self.firm("b", #""idle": true, "area": "x""#),
      ]).results == """
        {"q":{"caps":{"a":[{"free":-4,"held":4,"limit":0,"taken":0}]},\
        "entries":{"a":{"outcome":"yes","value":1},"b":{"failed":["in"],"outcome":"no"}},\
        "excluded":1,"granted":1,"outcome":"yes","refused":0,"undetermined":0,"value":1}}
        """)
  }

  @Test("an entry to which no rule applies takes no part")
  func notApplicable() throws {
    let pack = PortfolioPack([
      "q": """
      decision { title = "Q", combine = "queue", over = "portfolio",
        order = function(firm) return firm.id end }
      rule "in" { title = "In", source = "a", when = function(firm) return firm.idle end }
      """
    ])
    #expect(
      try pack.decide([
        Self.firm("a", #""idle": false"#), Self.firm("b", #""idle": true"#),
        Self.firm("c", #""area": "x""#),
      ]).results == """
        {"q":{"entries":{"a":{"outcome":"not_applicable"},"b":{"outcome":"yes","value":1},\
        "c":{"missing":["firm.idle"],"outcome":"undetermined","unknown":["in"]}},\
        "excluded":1,"granted":1,"missing":["portfolio[c].firm.idle"],"outcome":"undetermined",\
        "refused":0,"undetermined":1}}
        """)
  }

  @Test("a queue that isn't in force is not applicable, and nothing of it is filled")
  func effective() throws {
    let pack = PortfolioPack([
      "q": """
      decision { title = "Q", combine = "queue", over = "portfolio", effective = { from = "2030-01-01" },
        order = function(firm) return firm.id end }
      rule "in" { title = "In", source = "a", test = function(firm) return firm.idle end }
      """
    ])
    let decided = try pack.decide([Self.firm("a", #""idle": true"#)])
    #expect(decided.results == #"{"q":{"outcome":"not_applicable"}}"#)
    #expect(decided.grounds == "{}")
    #expect(try decided.rewritten() == [decided.results, decided.grounds])
  }

  @Test("no cap is exceeded and the order doesn't matter for two thousand firms")
  func manyFirms() throws {
    var random = SplitMix(seed: 11)
    let dossiers = (0..<2000).map { number in
      let year = 2000 + random.below(26)
      let idle = random.oneIn(4)
      let asks = random.oneIn(20) ? "" : #", "asks": \#(Double(random.below(100)) / 64)"#
      let has = random.oneIn(3) ? #", "has": 0.0078125"# : ""
      return
        #"{"id": "F\#(number)", "since": "\#(year)-01-01", "idle": \#(idle), "area": "\#(random.pick(["ai", "bio", "chips"]))"\#(asks)\#(has)}"#
    }
    let policy = try Self.pack.policy
    let decider = try PortfolioDecider(policy)
    let day = try #require(CalendarDate(iso: "2026-11-24"))
    var first: PortfolioDecision?
    for _ in 0..<10 {
      let portfolio = try PortfolioPack.portfolio(
        dossiers.shuffled(using: &random), policy, day)
      let decision = decider.decide(portfolio, asOf: day)
      if let first { #expect(decision == first) } else { first = decision }
    }
    let queue = try #require(first?.results[0].queue)
    #expect(queue.entries.count == 2000)
    for group in queue.groups {
      let free = try #require(group.free)
      #expect(free >= 0 && group.taken > 0)
    }
    #expect(queue.groups.map(\.cap) == ["credit", "area", "area", "area"])
    #expect(
      [queue.granted, queue.refused, queue.undetermined, queue.excluded].allSatisfy { $0 > 30 })
  }
}
