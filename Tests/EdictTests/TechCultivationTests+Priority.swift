import Edict

extension TechCultivationTests {
  /// Without the other criteria, so that the one at hand decides.
  private static let none = [
    "projects": "[]", "awards": "[]", "innovation_scores": "[]", "certificates": "[]",
    "scale_up_platforms": "[]",
    "financing_rounds": "[{'stage': 'series_a', "
      + "'closed_on': '2020-06-01', 'investors': [{'kind': 'state_investor'}]}]",
  ]

  private static func prior(
    _ rule: String, _ ruleOutcome: RuleOutcome?, _ outcome: DecisionOutcome, _ title: String,
    _ changes: [String: String?], settings: [String: String] = [:], missing: [String] = [],
    asks: [String] = []
  ) -> Expectation {
    var fields = none
    for (name, value) in changes { fields[name] = value }
    return Expectation(
      decision: "priority", rule: rule, ruleOutcome: ruleOutcome, outcome: outcome, title: title,
      changes: fields, settings: settings, missing: missing, asks: asks)
  }

  private static let fiveYearsAgo =
    "[{'level': 'national', 'of_science': true, 'granted_on': '2021-11-20'}]"

  static let priority: [Expectation] = [
    prior("eligible", .pass, .no, "eligible, and no criterion", [:]),
    prior(
      "eligible", .fail, .no, "a criterion, and not eligible",
      ["projects": nil, "registered_region": "'320505'"]),
    prior(
      "eligible", .review, .undetermined, "a criterion, and eligibility is open",
      ["projects": nil, "core_technology": "null"], asks: ["enterprise.core_technology"]),
    prior("major_project", .pass, .yes, "a major project", ["projects": nil]),
    prior(
      "major_project", .fail, .no, "another national one, and a special one that is to begin",
      [
        "projects":
          "[{'kind': 'national_other'}, {'kind': 'national_special', 'started_on': '2026-11-21'}]"
      ]),
    prior("national_award", .pass, .yes, "an award of today", ["awards": nil]),
    prior("national_award", .pass, .yes, "one of five years ago", ["awards": fiveYearsAgo]),
    prior(
      "national_award", .pass, .yes, "the same where awards count for five years",
      ["awards": fiveYearsAgo], settings: ["award_window": "5"]),
    prior(
      "national_award", .fail, .no, "the same where awards count for four years",
      ["awards": fiveYearsAgo], settings: ["award_window": "4"]),
    prior(
      "national_award", .unknown, .undetermined, "of science or not",
      ["awards": "[{'level': 'national', 'granted_on': '2019-01-08'}, {'level': 'provincial'}]"],
      missing: ["enterprise.awards[1].of_science"]),
    prior(
      "national_award", .fail, .no, "an award to be granted, and one of quality",
      [
        "awards": """
        [{'level': 'national', 'of_science': true, 'granted_on': '2026-11-21'}, \
        {'level': 'national', 'of_science': false}]
        """
      ]),
    prior("innovation_points", .pass, .yes, "at the cutoff", ["innovation_scores": nil]),
    prior(
      "innovation_points", .pass, .yes, "of today",
      ["innovation_scores": "[{'assessed_on': '2026-11-20', 'percentile': 0.91}]"]),
    prior(
      "innovation_points", .fail, .no, "below it, too long ago, and yet to come",
      [
        "innovation_scores": """
        [{'assessed_on': '2026-01-01', 'percentile': 0.8999}, \
        {'assessed_on': '2025-11-19', 'percentile': 1}, \
        {'assessed_on': '2026-11-21', 'percentile': 1}]
        """
      ]),
    prior("national_fund", .pass, .yes, "a national fund", ["financing_rounds": nil]),
    prior(
      "national_fund", .pass, .yes, "a round that closes today",
      [
        "financing_rounds": """
        [{'stage': 'series_a', 'closed_on': '2026-11-20', \
        'investors': [{'kind': 'national_fund'}]}]
        """
      ]),
    prior("national_fund", .fail, .no, "a state investor is none", [:]),
    prior(
      "national_fund", .fail, .no, "a round that is to close, and one without it",
      [
        "financing_rounds": """
        [{'stage': 'series_a', 'closed_on': '2020-06-01', 'investors': []}, {'stage': 'series_b', \
        'closed_on': '2026-11-21', 'investors': [{'kind': 'national_fund'}]}]
        """
      ]),
    prior("recommended", .pass, .yes, "on the last valid day", ["certificates": nil]),
    prior(
      "recommended", .pass, .yes, "on the day of issue",
      [
        "certificates":
          "[{'title': 'specialised', 'issued_on': '2026-11-20', 'valid_until': '2029-11-19'}]"
      ]),
    prior(
      "recommended", .fail, .no, "expired, not issued yet, and another title",
      [
        "certificates": """
        [{'title': 'specialised', 'issued_on': '2023-11-20', 'valid_until': '2026-11-19'}, \
        {'title': 'specialised', 'issued_on': '2026-11-21', 'valid_until': '2029-11-20'}, \
        {'title': 'innovative_sme'}]
        """
      ]),
    prior("scale_up_platform", .pass, .yes, "ministerial", ["scale_up_platforms": nil]),
    prior(
      "scale_up_platform", .fail, .no, "provincial, and yet to begin",
      [
        "scale_up_platforms":
          "[{'level': 'provincial'}, {'level': 'ministerial', 'supported_on': '2026-11-21'}]"
      ]),
  ]

  private static func queued(
    _ rule: String, _ ruleOutcome: RuleOutcome?, _ outcome: DecisionOutcome, _ title: String,
    _ changes: [String: String] = [:], settings: [String: String] = [:], missing: [String] = []
  ) -> Expectation {
    Expectation(
      decision: "priority_score", rule: rule, ruleOutcome: ruleOutcome, outcome: outcome,
      title: title, changes: changes, settings: settings, missing: missing)
  }

  static let queue: [Expectation] =
    [
      queued("eligible", .pass, .yes, "eligible"),
      queued("eligible", .fail, .no, "not eligible", ["core_technology": "false"]),
      queued("research", .pass, .yes, "before revenue", ["accounts": beforeRevenue]),
      queued(
        "growth", .unknown, .undetermined, "one year of accounts",
        ["accounts": "[{'year': 2025, 'revenue': 1, 'research': 1}]"],
        missing: ["enterprise.accounts[year=2024]"]),
    ]
    + [
      ("major_project", "projects"), ("national_award", "awards"),
      ("innovation_points", "innovation_scores"), ("national_fund", "financing_rounds"),
      ("recommended", "certificates"), ("scale_up_platform", "scale_up_platforms"),
    ].flatMap { rule, field in
      [
        queued(rule, .pass, .yes, "met"),
        queued(rule, .fail, .yes, "not met, which costs points only", [field: none[field] ?? ""]),
      ]
    }

  private static let beforeRevenue = """
    [{'year': 2024, 'revenue': 0}, {'year': 2025, 'revenue': 0, 'research': 1000000}]
    """
}
