import Decisions
import Testing

@Suite("decisions over the list of entries")
struct PortfolioListTests {
  private static let queue = """
    decision { title = "Q", combine = "queue", over = "portfolio",
      order = function(firm) return -firm.asks end }
    rule "in" { title = "In", source = "a", test = function() return decided.eligible.yes end }
    cap "c" { title = "C", source = "a", limit = 10, takes = function(firm) return firm.asks end }
    """

  /// What expressions over `portfolio` come to, each the value of a rule of an `any`.
  private func lines(_ expressions: [String], _ dossiers: [String]) throws -> [String] {
    let rules = expressions.enumerated().map { index, expression in
      """
      rule "r\(index + 10)" { title = "R", source = "a", value = function(portfolio) return \(expression) end }
      """
    }
    let pack = PortfolioPack([
      "eligible": PortfolioPack.eligible, "score": PortfolioPack.score, "q": Self.queue,
      "d": "decision { title = \"D\", combine = \"any\", over = \"portfolio\" }\n"
        + rules.joined(separator: "\n"),
    ])
    let decision = try pack.decide(dossiers).decision
    let result = try #require(decision.result("d")).result
    return result.rules.sorted { $0.index < $1.index }.map(\.line)
  }

  private func check(_ table: KeyValuePairs<String, String>, _ dossiers: [String]) throws {
    for (line, row) in zip(try lines(table.map(\.key), dossiers), table) {
      #expect(line == row.value, "\(row.key)")
    }
  }

  private static let dossiers = [
    #"{"firm": {"id": "c", "asks": 3, "area": "x", "since": "2003-01-01", "idle": false, "home": {"city": "Z"}}}"#,
    #"{"firm": {"id": "a", "asks": 1, "area": "y", "since": "2001-01-01", "idle": false, "owners": [{"share": 0.5, "kind": "k"}, {"share": 0.25, "kind": "l"}]}, "loan": {"amount": 7, "tags": ["t", "u"]}}"#,
    #"{"firm": {"id": "b", "asks": 9, "area": "x", "since": "2002-01-01", "idle": true, "owners": []}}"#,
  ]

  @Test("list words go through entries in the order of subjects")
  func words() throws {
    try check(
      [
        "#portfolio": "3",
        "sum(portfolio, function(e) return e.firm.asks end)": "13",
        "largest(portfolio, function(e) return e.firm.asks end)": "9",
        "count(portfolio, function(e) return e.firm.asks > 1 end)": "2",
        "count(portfolio, function(e) return e.firm.asks > 0 end, function(e) return e.firm.area end)":
          "2",
        "any(portfolio, function(e) return e.firm.asks > 8 end)": "true",
        "every(portfolio, function(e) return e.firm.asks > 8 end)": "false",
        "#where(portfolio, function(e) return e.firm.idle end)": "1",
        "list(portfolio, function(e) return e.firm.id end)[1]": "\"a\"",
        "distinct(portfolio, function(e) return e.firm.area end)[2]": "\"y\"",
        "portfolio[3].firm.home.city": "\"Z\"", "portfolio[2].firm.asks": "9",
        "portfolio[4].firm.id": "error ! no_such_item",
      ], Self.dossiers)
  }

  @Test("objects and lists of entries are read where they lie, however entries alternate")
  func nested() throws {
    try check(
      [
        "portfolio[1].firm.owners[2].share": "0.25",
        "sum(portfolio[1].firm.owners, function(o) return o.share + portfolio[3].firm.asks end)":
          "6.75",
        "portfolio[1].firm.owners[1].kind .. portfolio[3].firm.home.city .. portfolio[1].loan.tags[2]":
          "\"kZu\"",
        "pick(portfolio[1].firm.owners, \"kind\", \"l\").share": "0.25",
        "#portfolio[2].firm.owners": "0",
        "known(portfolio[1], \"loan\")": "true", "known(portfolio[2], \"loan\")": "false",
        "known(portfolio[3].firm.home, \"city\")": "true",
        "known(portfolio[1].firm.home, \"city\")": "false",
        "value_or(portfolio[2].loan, \"amount\", 5)": "5",
        "value_or(portfolio[1].loan, \"amount\", 5)": "7",
      ], Self.dossiers)
  }

  @Test("what isn't known is named with its subject")
  func unknown() throws {
    try check(
      [
        "portfolio[2].loan.amount": "unknown portfolio[b].loan",
        "portfolio[1].firm.home.city": "unknown portfolio[a].firm.home",
        "portfolio[3].firm.owners[1].share": "unknown portfolio[c].firm.owners",
        "portfolio[2].firm.grade": "review ? portfolio[b].firm.grade",
        "sum(portfolio, function(e) return e.firm.has end)":
          "unknown portfolio[a].firm.has portfolio[b].firm.has portfolio[c].firm.has",
        "pick(portfolio[1].firm.owners, \"kind\", \"z\").share":
          "unknown portfolio[a].firm.owners[kind=z]",
      ], Self.dossiers)
  }

  @Test("decisions about an entry, and queues, are read from it")
  func decided() throws {
    try check(
      [
        "portfolio[1].decided.eligible.yes": "true", "portfolio[2].decided.eligible.yes": "false",
        "portfolio[2].decided.eligible.no": "true",
        "portfolio[2].decided.eligible.applies": "true",
        "portfolio[1].decided.score.value": "1",
        "portfolio[1].decided.q.yes": "true", "portfolio[1].decided.q.value": "2",
        "portfolio[3].decided.q.value": "1", "portfolio[2].decided.q.no": "true",
        "portfolio[2].decided.q.value": "error ! no_value",
        "known(portfolio[2].decided.q, \"value\")": "false",
        "known(portfolio[3].decided.q, \"value\")": "true",
        "known(portfolio[3].decided, \"q\")": "true",
        "decided.q.value": "2", "decided.q.yes": "true",
        "sum(portfolio, function(e) return e.decided.score.value end)": "6",
      ], Self.dossiers)
  }

  @Test("an undetermined decision of an entry, and of the queue, is named with its subject")
  func decidedOpen() throws {
    let dossiers = [#"{"id": "a", "asks": 1, "idle": false}"#, #"{"id": "b", "asks": 1}"#]
    try check(
      [
        "portfolio[2].decided.eligible.yes": "unknown portfolio[b].firm.idle",
        "portfolio[1].decided.score.value": "[0,100] portfolio[a].firm.since",
        "known(portfolio[2].decided, \"eligible\")": "false",
        "portfolio[2].decided.q.yes": "unknown portfolio[b].firm.idle",
        "decided.q.value": "unknown portfolio[b].firm.idle",
        "count(portfolio, function(e) return e.decided.eligible.yes end) >= 1": "true",
        "count(portfolio, function(e) return e.decided.eligible.yes end) >= 2":
          "unknown portfolio[b].firm.idle",
      ], dossiers)
  }

  @Test("a queue may turn out not to apply to an entry only where no rule applies for sure")
  func mayNotApply() throws {
    let queue = """
      decision { title = "Q", combine = "queue", over = "portfolio",
        order = function(firm) return firm.id end }
      rule "in" { title = "In", source = "a", when = function(firm) return firm.idle end }
      rule "on" { title = "On", source = "a", when = function(firm) return firm.asks > 0 end }
      """
    let pack = PortfolioPack([
      "q": queue,
      "d": """
      decision { title = "D", combine = "any", over = "portfolio" }
      rule "a" { title = "A", source = "a", value = function(portfolio) return portfolio[1].decided.q.applies end }
      rule "b" { title = "B", source = "a", value = function(portfolio) return portfolio[2].decided.q.applies end }
      rule "c" { title = "C", source = "a", value = function(portfolio) return portfolio[3].decided.q.applies end }
      """,
    ])
    let decision = try pack.decide([
      #"{"id": "a", "asks": 1}"#, #"{"id": "b", "asks": 0}"#,
      #"{"id": "c", "asks": 0, "idle": false}"#,
    ]).decision
    #expect(
      try #require(decision.result("d")).result.rules.map(\.line) == [
        "true", "unknown portfolio[b].firm.idle", "false",
      ])
  }

  @Test("the whole result and its grounds hold no facts of entries")
  func whole() throws {
    let pack = PortfolioPack([
      "targets": """
      decision { title = "Targets", combine = "all", over = "portfolio" }
      rule "enough" {
        title = "Enough", source = "a",
        test = function(portfolio)
          local n = count(portfolio, function(e) return e.firm.asks > 0 end)
          return n >= params.least, { n = n }
        end,
        fail = "{n} of {params.least}",
      }
      rule "small" { title = "Small", source = "a",
        test = function(portfolio) return sum(portfolio, function(e) return e.firm.asks end) < 5 end }
      """
    ])
    let decided = try pack.decide([#"{"id": "a", "asks": 3}"#])
    #expect(
      decided.results == #"{"targets":{"failed":["enough"],"outcome":"no","passed":["small"]}}"#)
    #expect(
      decided.grounds
        == #"{"targets":{"enough":{"params":{"least":2},"shown":{"n":1}}}}"#)
    let wording = PortfolioWording(decided.decision, about: nil, by: decided.policy)
    #expect(wording.reasons(decided.decision.results[0]) == ["1 of 2"])
    #expect(wording.assumptions().map(\.parameter) == ["least"])
    #expect(try decided.rewritten() == [decided.results, decided.grounds])
    #expect(
      try pack.decide([#"{"id": "a"}"#]).results
        == #"{"targets":{"failed":["enough"],"missing":["portfolio[a].firm.asks"],"outcome":"no","unknown":["small"]}}"#
    )
  }

  @Test("a sum and a first over the portfolio combine as elsewhere, and a condition holds for all")
  func combinations() throws {
    let total = """
      decision { title = "Total", combine = "sum", over = "portfolio", at_least = 4,
        when = function(portfolio) return #portfolio > 1 end }
      rule "asks" { title = "Asks", source = "a", max = 1000,
        points = function(portfolio) return sum(portfolio, function(e) return e.firm.asks end) end }
      """
    let level = """
      decision { title = "Level", combine = "first", over = "portfolio" }
      rule "high" { title = "High", source = "a", test = function() return decided.total.yes end,
        value = function() return "high" end }
      rule "low" { title = "Low", source = "a", value = function() return "low" end }
      """
    let pack = PortfolioPack(["total": total, "level": level])
    #expect(
      try pack.decide([#"{"id": "a", "asks": 3}"#, #"{"id": "b", "asks": 1}"#]).results
        == #"{"level":{"outcome":"yes","passed":["high"],"value":"high"},"total":{"outcome":"yes","passed":["asks"],"points":{"asks":4},"value":4}}"#
    )
    #expect(
      try pack.decide([#"{"id": "a", "asks": 3}"#]).results
        == #"{"level":{"failed":["high"],"outcome":"yes","passed":["low"],"value":"low"},"total":{"outcome":"not_applicable"}}"#
    )
  }

  @Test("the budget grows with the entries, and doesn't allow to compare each with each")
  func budget() throws {
    func pack(_ test: String) -> PortfolioPack {
      PortfolioPack([
        "d": """
        decision { title = "D", combine = "all", over = "portfolio" }
        rule "r" { title = "R", source = "a", test = function(portfolio) return \(test) end }
        """
      ])
    }
    let dossiers = (0..<1000).map { #"{"id": "f\#($0)", "asks": 1}"# }
    let linear = Array(
      repeating: "sum(portfolio, function(e) return e.firm.asks end) == 1000", count: 20)
    var limits = Decider.Limits()
    limits.budgetUnits = 1000
    #expect(
      try pack(linear.joined(separator: " and ")).decide(dossiers, limits: limits).results
        == #"{"d":{"outcome":"yes","passed":["r"]}}"#)
    let each =
      "every(portfolio, function(e) return any(portfolio, function(o) return o.firm.asks > 1 end) == false end)"
    let decided = try pack(each).decide(dossiers, limits: limits)
    #expect(decided.decision.results[0].result.rules.map(\.line) == ["error ! out_of_budget"])
  }

  @Test("only the decisions asked for are given, and a later one still reads them")
  func subset() throws {
    let pack = PortfolioPack([
      "a": """
      decision { title = "A", combine = "all", over = "portfolio" }
      rule "r" { title = "R", source = "a", test = function(portfolio) return #portfolio > 0 end }
      """,
      "b": """
      decision { title = "B", combine = "all", over = "portfolio" }
      rule "r" { title = "R", source = "a", test = function() return decided.a.yes end }
      """,
    ])
    let decided = try pack.decide([#"{"id": "a"}"#], decisions: ["b"], explain: true)
    #expect(decided.results == #"{"b":{"outcome":"yes","passed":["r"]}}"#)
    #expect(
      decided.allGrounds == #"{"b":{"r":{"decided":{"a.yes":true},"params":{},"shown":{}}}}"#)
  }
}
