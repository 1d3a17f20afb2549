import Edict

extension TechCultivationTests {
  /// An enterprise of Jiangyin that is eligible and meets every criterion.
  static let enterprise: [String: String] = [
    "uscc": "'91320211MA1TXT004D'",
    "name": "'江阴示例微电子有限公司'",
    "registered_on": "'2016-11-20'",
    "registered_region": "'320281'",
    "operating_region": "'320505'",
    "branch_region": "'110108'",
    "industry": "'6520'",
    "key_area": "'integrated_circuits'",
    "core_technology": "true",
    "abnormal_operation": "false",
    "serious_dishonesty": "false",
    "valuation": "500000000",
    "incidents": "[]",
    "financing_rounds": """
    [{'stage': 'seed', 'closed_on': '2018-03-01', 'investors': []}, {'stage': 'series_a', \
    'closed_on': '2020-06-01', 'investors': [{'kind': 'national_fund'}]}]
    """,
    "projects": "[{'kind': 'national_major', 'started_on': '2026-11-20'}]",
    "awards": "[{'level': 'national', 'of_science': true, 'granted_on': '2026-11-20'}]",
    "innovation_scores": "[{'assessed_on': '2025-11-20', 'percentile': 0.9}]",
    "certificates": """
    [{'title': 'little_giant', 'issued_on': '2023-11-21', 'valid_until': '2026-11-20'}]
    """,
    "scale_up_platforms": "[{'level': 'ministerial', 'supported_on': '2026-11-20'}]",
    "accounts": """
    [{'year': 2024, 'revenue': 100000000, 'research': 10000000}, \
    {'year': 2025, 'revenue': 130000000, 'research': 39000000}]
    """,
  ]

  static let enterprises: [Expectation] = eligibility + vetoes + limits + priority + queue

  private static func eligible(
    _ rule: String, _ ruleOutcome: RuleOutcome?, _ outcome: DecisionOutcome, _ title: String,
    _ changes: [String: String] = [:], settings: [String: String] = [:], missing: [String] = [],
    asks: [String] = [], asOf: String = day
  ) -> Expectation {
    Expectation(
      decision: "eligibility", rule: rule, ruleOutcome: ruleOutcome, outcome: outcome, title: title,
      changes: changes, settings: settings, missing: missing, asks: asks, asOf: asOf)
  }

  private static let eligibility: [Expectation] = [
    eligible("pilot_region", .pass, .yes, "Jiangyin is in, by the prefix of Wuxi"),
    eligible("pilot_region", .fail, .no, "Suzhou is out", ["registered_region": "'320505'"]),
    eligible("pilot_region", .pass, .yes, "so is Liyang", ["registered_region": "'320481'"]),
    eligible("pilot_region", .fail, .no, "Guangzhou is out", ["registered_region": "'440112'"]),
    eligible(
      "pilot_region", .fail, .no, "the operating region counts where the bank says so",
      settings: ["region_basis": "operating"]),
    eligible(
      "pilot_region", .pass, .yes, "or that of the branch", settings: ["region_basis": "branch"]),
    eligible(
      "pilot_region", .unknown, .undetermined, "no region is read from the code",
      ["registered_region": "null"], missing: ["enterprise.registered_region"]),
    eligible("pilot_region", .pass, .yes, "on the first day", asOf: "2025-12-23"),
    eligible("pilot_region", nil, .notApplicable, "before the programme", asOf: "2025-12-22"),

    eligible("series_a", .pass, .yes, "series A closed"),
    eligible(
      "series_a", .fail, .no, "seed alone",
      ["financing_rounds": "[{'stage': 'seed', 'closed_on': '2018-03-01'}]"]),
    eligible(
      "series_a", .fail, .no, "the stage just before",
      ["financing_rounds": "[{'stage': 'pre_a', 'closed_on': '2018-03-01'}]"]),
    eligible(
      "series_a", .pass, .yes, "a later stage alone",
      ["financing_rounds": "[{'stage': 'listed', 'closed_on': '2026-11-20'}]"]),
    eligible(
      "series_a", .fail, .no, "series A that closes tomorrow",
      ["financing_rounds": "[{'stage': 'series_a', 'closed_on': '2026-11-21'}]"]),
    eligible(
      "series_a", .unknown, .undetermined, "series A of no known day",
      ["financing_rounds": "[{'stage': 'seed'}, {'stage': 'series_a'}]"],
      missing: ["enterprise.financing_rounds[2].closed_on"]),

    eligible("key_area", .pass, .yes, "a key area"),
    eligible("key_area", .fail, .no, "another area", ["key_area": "'other'"]),
    eligible(
      "key_area", .review, .undetermined, "a class of activity only nominates",
      ["key_area": "null"], asks: ["enterprise.key_area"]),
    eligible(
      "key_area", .pass, .yes, "a class that nominates nothing excludes nothing",
      ["industry": "'7224'"]),

    eligible("core_technology", .pass, .yes, "judged to hold it"),
    eligible(
      "core_technology", .fail, .no, "judged not to hold it", ["core_technology": "false"]),
    eligible(
      "core_technology", .review, .undetermined, "not judged", ["core_technology": "null"],
      asks: ["enterprise.core_technology"]),
  ]

  private static let vetoes: [Expectation] = [
    eligible("not_listed", .pass, .yes, "on no list"),
    eligible(
      "not_listed", .fail, .no, "on one list, the other unknown",
      ["abnormal_operation": "null", "serious_dishonesty": "true"]),
    eligible(
      "not_listed", .unknown, .undetermined, "not looked up", ["abnormal_operation": "null"],
      missing: ["enterprise.abnormal_operation"]),
    eligible(
      "no_incident", .fail, .no, "three years ago to the day",
      ["incidents": "[{'kind': 'data', 'major': true, 'happened_on': '2023-11-20'}]"]),
    eligible(
      "no_incident", .fail, .no, "today",
      ["incidents": "[{'kind': 'data', 'major': true, 'happened_on': '2026-11-20'}]"]),
    eligible(
      "no_incident", .pass, .yes, "a day longer ago",
      ["incidents": "[{'kind': 'data', 'major': true, 'happened_on': '2023-11-19'}]"]),
    eligible(
      "no_incident", .pass, .yes, "not yet on the as-of date",
      ["incidents": "[{'kind': 'data', 'major': true, 'happened_on': '2026-11-21'}]"]),
    eligible(
      "no_incident", .pass, .yes, "not major, or of another kind",
      ["incidents": "[{'kind': 'data', 'major': false}, {'kind': 'other', 'major': true}]"]),
    eligible(
      "no_incident", .unknown, .undetermined, "major or not",
      ["incidents": "[{'kind': 'data', 'happened_on': '2026-01-01'}]"],
      missing: ["enterprise.incidents[1].major"]),
  ]

  private static let noRevenue = ["accounts": "[{'year': 2025, 'research': 39000000}]"]

  private static let limits: [Expectation] = [
    eligible("least_revenue", .notApplicable, .yes, "unset, so revenue isn't asked", noRevenue),
    eligible(
      "least_revenue", .pass, .yes, "at the limit", settings: ["least_revenue": "130000000"]),
    eligible("least_revenue", .fail, .no, "below", settings: ["least_revenue": "130000001"]),
    eligible(
      "least_revenue", .unknown, .undetermined, "revenue decides, and is missing", noRevenue,
      settings: ["least_revenue": "1"], missing: ["enterprise.accounts[1].revenue"]),
    eligible(
      "least_revenue", .unknown, .no, "revenue is missing, and another rule fails",
      noRevenue.merging(["registered_region": "'320505'"]) { $1 },
      settings: ["least_revenue": "1"], missing: ["enterprise.accounts[1].revenue"]),
    eligible(
      "least_revenue", .unknown, .undetermined, "the year that is due is missing",
      ["accounts": "[{'year': 2024, 'revenue': 1}]"], settings: ["least_revenue": "1"],
      missing: ["enterprise.accounts[year=2025]"]),
    eligible(
      "least_revenue", .fail, .no, "until the end of June the year before the last",
      settings: ["least_revenue": "100000001"], asOf: "2026-06-30"),
    eligible("most_years", .pass, .yes, "ten years today", settings: ["most_years": "10"]),
    eligible("most_years", .fail, .no, "more than nine", settings: ["most_years": "9"]),
    eligible(
      "most_valuation", .pass, .yes, "at the limit", settings: ["most_valuation": "500000000"]),
    eligible("most_valuation", .fail, .no, "above", settings: ["most_valuation": "499999999"]),
  ]
}
