import Edict

@testable import Trials

/// A small report in which there is one of everything.
struct DryRunSample {
  /// What becomes of each text of the packs and of the dossiers.
  var text: @Sendable (String) -> String = { $0 }

  var report: DryRunReport {
    DryRunReport(
      baseline: side("1f"), candidate: side("2e"), population: population,
      decisions: [grant, tier, fee, added], edits: edits, isAttributed: true, segments: segments,
      sums: [
        .init(
          field: "firm.revenue", title: text("Revenue"), unit: "CNY", decision: "grant",
          entered: 1_200_000, left: 350_000.5, stayed: 90_000_000),
        .init(
          field: "firm.revenue", title: text("Revenue"), unit: "CNY", decision: "fee",
          entered: 0, left: 0, stayed: 5),
      ],
      scores: [
        .init(
          decision: "tier", title: text("Tier"), before: [-3: 2, 0: 40, 17: 318],
          after: [-3: 2, 4: 60, 18: 298])
      ], flips: flips)
  }

  private func side(_ digits: String) -> DryRunReport.Side {
    .init(
      pack: "small", title: text("Small firms"),
      revision: "sha256:" + String(repeating: digits, count: 32),
      asOf: CalendarDate(iso: "2026-04-01"))
  }

  private var population: DryRunReport.Population {
    var population = DryRunReport.Population()
    (population.records, population.decided) = (364, 360)
    (population.refusedByBoth, population.refusedByCandidate) = (1, 1)
    population.leftOut = [text("pack_missing"): 2]
    population.digest = "sha256:" + String(repeating: "3d", count: 32)
    return population
  }

  // MARK: Decisions

  private func shift(
    _ name: String, _ title: String, _ counts: [(DecisionOutcome, DecisionOutcome, Int)]
  ) -> DryRunReport.Shift {
    var shift = DryRunReport.Shift(decision: name, title: text(title), madeBy: .both)
    for (from, to, count) in counts { shift.counts[.init(from: from, to: to)] = count }
    return shift
  }

  private var grant: DryRunReport.Shift {
    shift(
      "grant", "Grant",
      [
        (.yes, .yes, 200), (.yes, .no, 45), (.no, .yes, 5), (.no, .no, 100), (.yes, .error, 3),
        (.error, .yes, 1), (.undetermined, .undetermined, 4), (.notApplicable, .no, 2),
      ])
  }

  private var tier: DryRunReport.Shift {
    var tier = shift("tier", "Tier", [(.yes, .yes, 360)])
    tier.otherValues = 60
    return tier
  }

  private var fee: DryRunReport.Shift { shift("fee", "Fee", [(.no, .no, 360)]) }

  private var added: DryRunReport.Shift {
    .init(decision: "extra", title: text("Extra"), madeBy: .candidate)
  }

  // MARK: Edits

  private var edits: [DryRunReport.Edit] {
    var (age, size) = (DryRunReport.Effect(), DryRunReport.Effect())
    (age.alone, age.onlyWithOthers, age.undoes) = (40, 3, 42)
    (size.alone, size.onlyWithOthers, size.undoes) = (5, 3, 7)
    size.withoutUnreadable = text("rules/grant.lua:3:1: unknown_name")
    return [
      .init(
        kind: .parameter, name: text("max_age from 2026-01-01"), place: "parameters/p.yaml:4",
        lines: ["@@ -4,2 +4,2 @@", " " + text("max_age:"), "-  value: 5", "+  value: 3"],
        effect: age),
      .init(
        kind: .rule, name: text("grant.size"), place: "rules/grant.lua:8",
        lines: ["-\ttest = " + text("a < b"), "+\ttest = a <= b"], effect: size),
      .init(kind: .asOf, name: "as_of", place: "", lines: [], effect: nil),
    ]
  }

  // MARK: Segments

  private var segments: [DryRunReport.Segment] {
    [
      .init(
        field: "firm.region", title: text("Region"), decision: "grant",
        values: [
          value("east", 100, 60, 40, 40), value("north", 60, 50, 50, 6),
          value("south", 29, 9, 8, 1),
          value("west", 135, 90, 90, 4), value(nil, 6, 6, 5, 1, isRest: true),
          value(nil, 30, 30, 30, 0),
        ]),
      .init(
        field: "firm.region", title: text("Region"), decision: "fee",
        values: [value("east", 100, 0, 0, 0), value("west", 260, 0, 0, 0)]),
      .init(
        field: "firm.listed", title: text("Listed"), decision: "grant",
        values: [value("true", 12, 3, 2, 1), value("false", 20, 3, 2, 1)]),
    ]
  }

  private func value(
    _ name: String?, _ dossiers: Int, _ yesBefore: Int, _ yesAfter: Int, _ flips: Int,
    isRest: Bool = false
  ) -> DryRunReport.Value {
    var value = DryRunReport.Value(text: name.map(text), isRest: isRest)
    (value.dossiers, value.flips) = (dossiers, flips)
    (value.yesBefore, value.yesAfter) = (yesBefore, yesAfter)
    return value
  }

  // MARK: Flips

  private var flips: [DryRunReport.Flip] {
    func ground(_ outcome: RuleOutcome, limit: Double) -> DryRunReport.Ground {
      .init(
        outcome: outcome,
        facts: [
          .init(name: "firm.age", value: .number(4)),
          .init(name: text("firm.region"), value: .text(text("east"))),
          .init(name: "firm.size", value: .null),
        ], parameters: [.init(name: "max_age", value: .number(limit))],
        decisions: [.init(name: "tier.yes", value: .boolean(true))], shown: [])
    }
    return [
      .init(
        record: 1, subject: text("F-1"), name: text("First Ltd"), decision: "grant", before: .yes,
        after: .no,
        condition: .init(
          decision: "grant", rule: "age", title: text("Young enough"), place: "rules/grant.lua:3",
          before: ground(.pass, limit: 5), after: ground(.fail, limit: 3)),
        alone: [0], onlyWithOthers: [], undoes: [0, 1]),
      .init(
        record: 7, subject: text("F-7"), name: nil, decision: "grant", before: .notApplicable,
        after: .no, condition: nil),
    ]
  }
}
