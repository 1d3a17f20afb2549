import Edict

extension TechCultivationTests {
  /// A case of which everything is known, which nothing excludes, and which no ground exempts.
  static let creditCase: [String: String] = [
    "number": "'示例案1'",
    "role": "'handler'",
    "handled_on": "'2023-05-10'",
    "matured_on": "'2026-05-10'",
    "risk_known_on": "'2024-06-01'",
    "customer_credit": "8000000",
    "principal": "5000000",
    "burden_of_proof": "'institution'",
    "investigations": "[]",
    "violation": "false",
    "portfolio_npl": "0.06",
    "all_loans_npl": "0.015",
    "fault_evidenced": "true",
    "diligence_evidenced": "false",
    "force_majeure": "{'occurred': false}",
    "principal_repaid": "false",
    "interest_owed": "50000",
    "collection_pursued": "true",
    "inherited": "false",
    "collective_decision": "true",
    "opinions": "[]",
    "other_ground": "false",
  ]

  static let cases: [Expectation] =
    scope + findings + tolerance + diligence + inheritance + opinions

  private static func exempt(
    _ rule: String, _ ruleOutcome: RuleOutcome?, _ outcome: DecisionOutcome, _ title: String,
    _ changes: [String: String] = [:], settings: [String: String] = [:], missing: [String] = [],
    asks: [String] = []
  ) -> Expectation {
    Expectation(
      decision: "exemption", rule: rule, ruleOutcome: ruleOutcome, outcome: outcome, title: title,
      changes: changes, settings: settings,
      missing: missing.map { "credit_case." + $0 }, asks: asks.map { "credit_case." + $0 })
  }

  private static let diligent = ["fault_evidenced": "false"]

  private static let scope: [Expectation] = [
    exempt("scope", nil, .no, "before the notice of 2024", ["handled_on": "'2024-08-01'"]),
    exempt("scope", .pass, .no, "from its day on", ["handled_on": "'2024-08-02'"]),
    exempt(
      "scope", .pass, .yes, "larger credit, which is assumed to follow",
      ["handled_on": "'2024-08-02'", "customer_credit": "10000001", "fault_evidenced": "false"]),
    exempt(
      "scope", .pass, .yes, "at the limit of the notice",
      ["handled_on": "'2024-08-02'", "customer_credit": "10000000", "fault_evidenced": "false"],
      settings: ["larger_credit_follows": "false"]),
    exempt(
      "scope", .fail, .no, "above it, where the bank doesn't follow",
      ["handled_on": "'2024-08-02'", "customer_credit": "10000001", "fault_evidenced": "false"],
      settings: ["larger_credit_follows": "false"]),
    exempt(
      "scope", .unknown, .undetermined, "above it, where the bank hasn't said",
      ["handled_on": "'2024-08-02'", "customer_credit": "10000001", "fault_evidenced": "false"],
      settings: ["larger_credit_follows": "unset"]
    ).missing("params.larger_credit_follows"),
    exempt("E1", nil, .notApplicable, "before the notice of 2016", ["handled_on": "'2015-12-31'"]),
    exempt(
      "E1", nil, .undetermined, "no day of handling; maturity doesn't stand in for it",
      ["handled_on": "null"], missing: ["handled_on"]),
  ]

  private static func finding(_ code: String, _ rest: String, concluded: String = "") -> String {
    "[{'record': 'R-1', \(concluded)'findings': [{'code': '\(code)'\(rest)}]}]"
  }

  private static let findings: [Expectation] = ["N1", "N2", "N3", "N4", "N5", "N6"].flatMap {
    code in
    [
      exempt(
        code, .fail, .no, "established, and defeats every ground",
        diligent.merging([
          "other_ground": "true",
          "investigations": finding(
            code, ", 'established': true", concluded: "'concluded_on': '2025-01-01', "),
        ]) { $1 }),
      exempt(
        code, .pass, .yes, "not established",
        diligent.merging(["investigations": finding(code, ", 'established': false")]) { $1 }),
      exempt(
        code, .review, .undetermined, "not concluded",
        diligent.merging(["investigations": finding(code, "")]) { $1 },
        asks: ["investigations[1].findings[1].established"]),
      exempt(
        code, .pass, .yes, "no record of any; a bad loan is no finding",
        diligent.merging(["portfolio_npl": "1"]) { $1 }),
      exempt(
        code, .unknown, .undetermined, "whether there are records isn't known",
        diligent.merging(["investigations": "null"]) { $1 }, missing: ["investigations"]),
    ]
  }

  private static let tolerance: [Expectation] = [
    exempt("E0", .fail, .no, "above the tolerance"),
    exempt("E0", .pass, .yes, "3 points above all loans", ["portfolio_npl": "0.045"]),
    exempt("E0", .fail, .no, "a hair more", ["portfolio_npl": "0.045001"]),
    exempt(
      "E0", .fail, .no, "3 points until the end of 2017",
      ["portfolio_npl": "0.045", "handled_on": "'2017-12-31'", "role": "'head'"]),
    exempt(
      "E0", .pass, .yes, "3 points from 2018 on",
      ["portfolio_npl": "0.045", "handled_on": "'2018-01-01'", "role": "'head'"]),
    exempt(
      "E0", .pass, .yes, "2 points until the end of 2017",
      ["portfolio_npl": "0.035", "handled_on": "'2017-12-31'", "role": "'head'"]),
    exempt(
      "E0", .notApplicable, .no, "others than heads until the end of 2018",
      ["portfolio_npl": "0.01", "handled_on": "'2018-12-31'"]),
    exempt(
      "E0", .pass, .yes, "others from 2019 on",
      ["portfolio_npl": "0.01", "handled_on": "'2019-01-01'"]),
    exempt("E0", .fail, .no, "a violation", ["portfolio_npl": "0.01", "violation": "true"]),
    exempt(
      "E0", .unknown, .undetermined, "the portfolio isn't known", ["portfolio_npl": "null"],
      missing: ["portfolio_npl"]),
  ]

  private static let diligence: [Expectation] = [
    exempt("E1", .fail, .no, "fault evidenced"),
    exempt("E1", .pass, .yes, "the institution has to prove, and doesn't", diligent),
    exempt(
      "E1", .fail, .no, "the officer has to prove, and doesn't",
      diligent.merging(["burden_of_proof": "'officer'"]) { $1 }),
    exempt(
      "E1", .pass, .yes, "the officer has to prove, and does",
      diligent.merging(["burden_of_proof": "'officer'", "diligence_evidenced": "true"]) { $1 }),
    exempt(
      "E1", .fail, .no, "diligence evidenced, and a fault too",
      ["burden_of_proof": "'officer'", "diligence_evidenced": "true"]),
    exempt(
      "E1", .pass, .yes, "whoever has to prove",
      ["burden_of_proof": "null", "diligence_evidenced": "true", "fault_evidenced": "false"]),
    exempt("E1", .fail, .no, "whoever has to, the other way", ["burden_of_proof": "null"]),
    exempt(
      "E1", .unknown, .undetermined, "it hangs on the burden of proof",
      diligent.merging(["burden_of_proof": "null"]) { $1 }, missing: ["burden_of_proof"]),
    exempt(
      "E1", .review, .undetermined, "fault is to be judged", ["fault_evidenced": "null"],
      asks: ["fault_evidenced"]),

    exempt("E2", .fail, .no, "no force majeure"),
    exempt("E2", .pass, .yes, "force majeure, and all done", ["force_majeure": force("true")]),
    exempt("E2", .fail, .no, "not the direct cause", ["force_majeure": force("false")]),
    exempt(
      "E2", .review, .undetermined, "direct cause or not", ["force_majeure": force("null")],
      asks: ["force_majeure.direct_cause"]),

    exempt("E3", .fail, .no, "principal owed"),
    exempt("E3", .pass, .yes, "principal repaid", ["principal_repaid": "true"]),
    exempt(
      "E3", .pass, .yes, "as much interest owed as is small",
      ["principal_repaid": "true", "interest_owed": "100000"]),
    exempt(
      "E3", .fail, .no, "a yuan more", ["principal_repaid": "true", "interest_owed": "100001"]),
    exempt(
      "E3", .fail, .no, "not pursued",
      ["principal_repaid": "true", "collection_pursued": "false"]),

    exempt("E8", .fail, .no, "no other ground"),
    exempt("E8", .pass, .yes, "another ground", ["other_ground": "true"]),
    exempt(
      "E8", .review, .undetermined, "to be judged", ["other_ground": "null"],
      asks: ["other_ground"]),
  ]

  private static func force(_ directCause: String) -> String {
    """
    {'occurred': true, 'direct_cause': \(directCause), 'disclosed_promptly': true, \
    'acted_at_once': true}
    """
  }

  /// Taken over on a day, by a successor without fault who found the risk and reduced the loss.
  private static func inherited(
    _ day: String, _ changes: [String: String] = [:]
  ) -> [String: String] {
    [
      "inherited": "true", "inherited_on": "'\(day)'", "resolution_fault": "false",
      "found_in_time": "true", "loss_reduced": "true",
    ].merging(changes) { $1 }
  }

  private static let inheritance: [Expectation] = [
    exempt("E4", .notApplicable, .no, "not inherited"),
    exempt("E4", .pass, .yes, "on the day on which the risk was known", inherited("2024-06-01")),
    exempt("E5", .fail, .yes, "on that day it isn't found any more", inherited("2024-06-01")),
    exempt("E4", .fail, .yes, "a day before", inherited("2024-05-31")),
    exempt("E5", .pass, .yes, "a day before, found in time", inherited("2024-05-31")),
    exempt(
      "E4", .fail, .no, "fault in resolving",
      inherited("2024-06-01", ["resolution_fault": "true"])),
    exempt(
      "E5", .fail, .no, "loss not reduced", inherited("2024-05-31", ["loss_reduced": "false"])),
    exempt(
      "E5", .review, .undetermined, "in time or not",
      inherited("2024-05-31", ["found_in_time": "null"]), asks: ["found_in_time"]),
    exempt(
      "E4", .unknown, .undetermined, "inherited or not", ["inherited": "null"],
      missing: ["inherited"]),
  ]

  private static func opinion(_ position: String, _ day: String, _ rest: String) -> [String: String]
  {
    ["opinions": "[{'position': '\(position)', 'given_on': '\(day)', \(rest)}]"]
  }

  private static let right =
    "'recorded': false, 'legal_basis': true, 'proved_right': true, 'linked_to_risk': true"
  private static let overruled = "'recorded': true, 'overruled': true, 'proved_right': false"

  private static let opinions: [Expectation] = [
    exempt("E6", .fail, .no, "no opinion"),
    exempt(
      "E6", .pass, .yes, "dissent the day before the risk was known",
      opinion("dissent", "2024-05-31", right)),
    exempt(
      "E6", .fail, .no, "dissent on the day on which it was known",
      opinion("dissent", "2024-06-01", right)),
    exempt("E6", .fail, .no, "a warning", opinion("warning", "2023-05-01", right)),
    exempt(
      "E6", .fail, .no, "no collective decision",
      opinion("dissent", "2023-05-01", right).merging(["collective_decision": "false"]) { $1 }),
    exempt(
      "E6", .review, .undetermined, "right or not",
      opinion(
        "dissent", "2023-05-01",
        "'recorded': false, 'legal_basis': true, 'linked_to_risk': true"),
      asks: ["opinions[1].proved_right"]),
    exempt(
      "E6", .unknown, .undetermined, "when the risk was known",
      opinion("dissent", "2023-05-01", right).merging(["risk_known_on": "null"]) { $1 },
      missing: ["risk_known_on"]),
    exempt("E7", .fail, .no, "no opinion"),
    exempt("E7", .pass, .yes, "a warning overruled", opinion("warning", "2023-05-01", overruled)),
    exempt(
      "E7", .fail, .no, "a warning once the risk was known",
      opinion("warning", "2024-06-01", overruled)),
    exempt("E7", .fail, .no, "support overruled", opinion("support", "2023-05-01", overruled)),
    exempt(
      "E7", .unknown, .undetermined, "recorded or not",
      opinion("warning", "2023-05-01", "'overruled': true"),
      missing: ["opinions[1].recorded"]),
  ]
}

extension TechCultivationTests.Expectation {
  /// The same, with a path that lies outside the case.
  fileprivate func missing(_ path: String) -> Self {
    var expectation = self
    expectation.missing = [path]
    return expectation
  }
}
