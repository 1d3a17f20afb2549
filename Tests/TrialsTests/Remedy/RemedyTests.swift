import Decisions
import Testing
import Trials

@Suite("what would turn a decision")
struct RemedyTests {
  /// The tests of rules, the fields of a firm, and what would turn the decision.
  typealias Case = (tests: [String], fields: String, lines: [String])

  @Test(
    "one field goes as far as the boundary, and no further",
    arguments: [
      (
        ["firm.capital >= params.least_capital"], #""capital": 31000"#,
        ["increase capital 31000 → 50000"]
      ),
      (
        ["firm.capital > params.least_capital"], #""capital": 31000"#,
        ["increase capital 31000 → 50001"]
      ),
      (
        ["firm.debt / firm.capital <= params.most_share"], #""capital": 1001, "debt": 900"#,
        ["decrease debt 900 → 400", "increase capital 1001 → 2250"]
      ),
      (["firm.ratio <= 0.25"], #""ratio": 0.375"#, ["decrease ratio 0.375 → 0.25"]),
      (["firm.ratio < 0.25"], #""ratio": 0.31"#, ["decrease ratio 0.31 → 0.24"]),
      (["firm.lots >= 2"], #""lots": 0.6"#, ["increase lots 0.6 → 2.1"]),
      (["firm.staff > 7 and firm.staff < 9"], #""staff": 90"#, ["decrease staff 90 → 8"]),
      (
        ["reaches(firm, \"stage\", \"late\")"], #""stage": "seed""#,
        [#"increase stage "seed" → "late""#]
      ),
      (["firm.kind == \"farm\""], #""kind": "shop""#, [#"set kind "shop" → "farm""#]),
      (["firm.listed"], #""listed": false"#, ["set listed false → true"]),
      (
        ["years_between(firm.founded_on, as_of) >= 3"], #""founded_on": "2024-02-29""#,
        [#"decrease founded_on "2024-02-29" → "2023-06-01""#]
      ),
    ] as [Case])
  func one(example: Case) throws {
    #expect(try RemedyPack(example.tests).remedy(example.fields).lines == example.lines)
  }

  @Test(
    "what isn't known is supplied",
    arguments: [
      (["firm.capital >= params.least_capital"], "", ["supply capital null → 50000"]),
      (
        ["firm.audited_on <= as_of"], "",
        [#"supply audited_on null → "2026-06-01""#]
      ),
      (["firm.sound"], "", ["supply sound null → true"]),
      (
        ["not any(firm.awards, function(award) return award.year > 2020 end)"], "",
        ["supply awards null → []"]
      ),
      (["firm.seat.owned"], "", [#"supply seat null → {"owned":true}"#]),
      (
        ["firm.seat.owned and firm.seat.since <= as_of"], "",
        [#"supply seat null → {"owned":true,"since":"2026-06-01"}"#]
      ),
    ] as [Case])
  func supply(example: Case) throws {
    let fields = example.fields.isEmpty ? #""fixed": 1"# : example.fields
    #expect(try RemedyPack(example.tests).remedy(fields).lines == example.lines)
  }

  @Test(
    "as few entries are added as a rule counts, each with what it counts them by",
    arguments: [
      (
        ["any(firm.awards, function(award) return award.level == \"national\" end)"],
        #""awards": [{"level": "local"}]"#, [#"add awards[+] [{"level":"national"}]"#]
      ),
      (
        [
          "any(firm.awards, function(award) return award.level == \"national\" and award.year > 2024 end)"
        ],
        #""awards": []"#, [#"add awards[+] [{"level":"national","year":2025}]"#]
      ),
      (
        ["count(firm.awards, function(award) return award.level == \"national\" end) >= 3"],
        #""awards": [{"level": "national"}]"#,
        [#"add awards[+] [{"level":"national"},{"level":"national"}]"#]
      ),
      (
        [
          "count(firm.awards, function(award) return award.level == \"national\" end, function(award) return award.branch end) >= 3"
        ], #""awards": [{"level": "national", "branch": "north"}]"#,
        [
          #"add awards[+] [{"branch":"south","level":"national"},{"branch":"west","level":"national"}]"#
        ]
      ),
      // At most four entries are let in.
      (
        ["count(firm.awards) >= 5"], #""awards": []"#, ["d.r1 out_of_reach"]
      ),
    ] as [Case])
  func entries(example: Case) throws {
    #expect(try RemedyPack(example.tests).remedy(example.fields).lines == example.lines)
  }

  @Test(
    "several fields change together where one doesn't do, and no alternative holds another",
    arguments: [
      (
        ["firm.capital >= params.least_capital", "firm.listed"],
        #""capital": 31000, "listed": false"#,
        ["increase capital 31000 → 50000; set listed false → true"]
      ),
      (
        ["not (firm.barred or firm.listed)"], #""barred": true, "listed": true"#,
        ["set barred true → false; set listed true → false"]
      ),
      (
        ["firm.capital >= params.least_capital or firm.listed and firm.kind == \"farm\""],
        #""capital": 31000, "listed": false, "kind": "shop""#,
        [
          "increase capital 31000 → 50000",
          #"set kind "shop" → "farm"; set listed false → true"#,
        ]
      ),
      // What mends one rule breaks another, which a second field mends.
      (
        ["firm.capital >= params.least_capital", "firm.capital < 40000 or firm.listed"],
        #""capital": 31000, "listed": false"#,
        ["increase capital 31000 → 50000; set listed false → true"]
      ),
    ] as [Case])
  func together(example: Case) throws {
    #expect(try RemedyPack(example.tests).remedy(example.fields).lines == example.lines)
  }

  @Test(
    "each way to combine rules asks for what it needs",
    arguments: [
      (
        #"combine = "any""#, ["firm.staff >= 9", "firm.capital >= 10 and firm.listed"],
        #""staff": 3, "capital": 9, "listed": true"#,
        ["increase capital 9 → 10", "increase staff 3 → 9"]
      ),
      (
        #"combine = "first""#, ["firm.listed", "firm.barred"], #""listed": false"#,
        ["supply barred null → true", "set listed false → true"]
      ),
    ])
  func combined(
    decision: String, tests: [String], fields: String, lines: [String]
  ) throws {
    #expect(try RemedyPack(tests, decision: decision).remedy(fields).lines == lines)
  }

  @Test("a sum gathers the points that lack")
  func sum() throws {
    let rules = ["listed", "barred"].map { field in
      RemedyPack.rule(field, "firm.\(field)", "points = 3,")
    }
    let pack = RemedyPack(
      decision: #"combine = "sum", at_least = 6"#,
      rules: rules.joined() + RemedyPack.rule("staff", "firm.staff >= 5", "points = 3,"))
    #expect(
      try pack.remedy(#""listed": false, "barred": true, "staff": 1"#).lines == [
        "set listed false → true", "increase staff 1 → 5",
      ])
    #expect(
      try pack.remedy(#""listed": false, "barred": false, "staff": 1"#).lines == [
        "set barred false → true; set listed false → true",
        "set barred false → true; increase staff 1 → 5",
        "set listed false → true; increase staff 1 → 5",
      ])
  }

  @Test("what a decision needs of another is what that one needs")
  func decided() throws {
    let pack = RemedyPack(
      rules: RemedyPack.rule("before", "decided.before.yes").replacing(
        "function(firm)", with: "function()"),
      before: RemedyPack.rule("capital", "firm.capital >= 10")
        + RemedyPack.rule("fixed", "firm.fixed > 1"))
    #expect(try pack.remedy(#""capital": 4, "fixed": 2"#).lines == ["increase capital 4 → 10"])
    #expect(try pack.remedy(#""capital": 4, "fixed": 1"#).lines == ["before.fixed unmarked"])
  }

  @Test("where there is nothing to look for, nothing is looked for")
  func settled() throws {
    let applies = RemedyPack(
      decision: #"combine = "all", when = function(firm) return firm.listed end"#,
      rules: RemedyPack.rule("r1", "pick(firm.awards, \"level\", \"local\").year > 1"))
    let award = #"{"level": "local", "year": 2002}"#
    let remedies = try [
      #""listed": true, "awards": [\#(award)]"#, #""listed": false"#,
      #""listed": true, "awards": [\#(award), \#(award)]"#,
    ].map(applies.remedy)
    #expect(remedies.map(\.outcome) == [.yes, .notApplicable, .error])
    #expect(remedies.allSatisfy { $0.lines.isEmpty && $0.tried == 0 && !$0.isOpen })
    // Where it isn't known whether it applies, that is what lacks.
    #expect(
      try applies.remedy(#""awards": [\#(award)]"#).lines == ["supply listed null → true"])
  }
}
