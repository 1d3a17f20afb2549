import Foundation
import Policies
import TestSupport
import Testing

@Suite("a slip in the pack of the programme")
struct PlantedSlipTests {
  @Test("is found, and nothing but it, where it stands", arguments: PlantedSlip.all)
  func isFound(slip: PlantedSlip) throws {
    let rules = SharedFolder.repository().appending(path: "Rules/tech-cultivation")
    let folder = try TemporaryFolder()
    let pack = folder.url.appending(path: "pack")
    try FileManager.default.copyItem(at: rules, to: pack)
    let file = pack.appending(path: slip.file)
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: slip.written), "the pack has changed: \(slip.written)")
    try text.replacingCharacters(in: start, with: slip.slipped)
      .write(to: file, atomically: true, encoding: .utf8)
    do {
      _ = try Policy(contentsOf: pack)
      Issue.record("nothing was found")
    } catch {
      #expect(error.findings.map { $0.description.prefix { $0 != "\n" } } == [slip.finding[...]])
    }
  }
}

/// One slip of an author, as it could be made in a day's work.
struct PlantedSlip: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  /// What stands in the pack, once at least; the first is changed.
  let written: String
  let slipped: String
  /// The first line of what is found.
  let finding: String

  init(_ name: String, _ file: String, _ written: String, _ slipped: String, _ finding: String) {
    testDescription = name
    self.file = file
    self.written = written
    self.slipped = slipped
    self.finding = finding
  }

  static let all = [
    PlantedSlip(
      "a letter dropped from a field", "rules/eligibility.lua",
      "enterprise.core_technology end",
      "enterprise.core_tecnology end",
      "rules/eligibility.lua:45:51: unknown_field: `enterprise` has no field `core_tecnology`; did you mean `core_technology`?"
    ),
    PlantedSlip(
      "a letter dropped from a field of an item", "functions/criteria.lua",
      "award.granted_on <= as_of",
      "award.grantd_on <= as_of",
      "functions/criteria.lua:19:17: unknown_field: `enterprise.awards[]` has no field `grantd_on`; did you mean `granted_on`?"
    ),
    PlantedSlip(
      "a field of another record", "rules/exemption.lua",
      "credit_case.other_ground end",
      "credit_case.core_technology end",
      "rules/exemption.lua:226:53: unknown_field: `credit_case` has no field `core_technology`"),
    PlantedSlip(
      "a letter dropped from a word", "functions/criteria.lua",
      "\"national_fund\"",
      "\"nationl_fund\"",
      "functions/criteria.lua:34:31: unknown_word: `enterprise.financing_rounds[].investors[].kind` has no word `nationl_fund`; did you mean `national_fund`?; it has: national_fund, state_investor, insurer, venture_capital, corporate, other"
    ),
    PlantedSlip(
      "a word of another enumeration", "functions/criteria.lua",
      "award.level == \"national\"",
      "award.level == \"national_major\"",
      "functions/criteria.lua:18:27: unknown_word: `enterprise.awards[].level` has no word `national_major`; it has: national, ministerial, provincial, municipal"
    ),
    PlantedSlip(
      "a word of another enumeration, that is reached", "rules/eligibility.lua",
      "\"stage\", \"series_a\"",
      "\"stage\", \"national\"",
      "rules/eligibility.lua:25:42: unknown_word: `stage` has no word `national`; it has: seed, angel, pre_a, series_a, series_b, series_c, series_d_or_later, pre_ipo, listed"
    ),
    PlantedSlip(
      "a word that is handed to a function", "rules/exemption.lua",
      "never(credit_case, \"N3\")",
      "never(credit_case, \"N33\")",
      "rules/exemption.lua:76:31: unknown_word: `credit_case.investigations[].findings[].code` has no word `N33`; did you mean `N3`?; it has: N1, N2, N3, N4, N5, N6"
    ),
    PlantedSlip(
      "a word of a parameter's list", "parameters/exemption.yaml",
      "[head, branch_head",
      "[haed, branch_head",
      "parameters/exemption.yaml:52:15: unknown_word: `credit_case.role`, with which this is compared, has no word `haed`; did you mean `head`?; it has: head, branch_head, department_head, manager, handler"
    ),
    PlantedSlip(
      "a number compared with a date", "functions/criteria.lua",
      "score.assessed_on <= as_of",
      "score.percentile <= as_of",
      "functions/criteria.lua:25:12: cannot_compare: `score.percentile` is a number and `as_of` is a date, which have no order"
    ),
    PlantedSlip(
      "a date compared with a boolean", "rules/exemption.lua",
      "risk_known_on > credit_case.inherited_on",
      "risk_known_on > credit_case.inherited",
      "rules/exemption.lua:188:12: cannot_compare: `credit_case.risk_known_on` is a date and `credit_case.inherited` is true or false, which have no order"
    ),
    PlantedSlip(
      "a number compared with text", "functions/criteria.lua",
      "score.percentile >= params.excellent_percentile",
      "score.percentile == \"0.9\"",
      "functions/criteria.lua:27:11: cannot_compare: `score.percentile` is a number and `\"0.9\"` is text, so they are never equal"
    ),
    PlantedSlip(
      "a date that is no day", "functions/criteria.lua",
      "project.started_on <= as_of",
      "project.started_on <= \"2025-02-30\"",
      "functions/criteria.lua:6:33: bad_date: `\"2025-02-30\"` is no day; a day is written as `\"2026-01-31\"`"
    ),
    PlantedSlip(
      "months taken for years", "functions/criteria.lua",
      "add_months(score.assessed_on, params.score_months)",
      "add_years(score.assessed_on, params.score_months)",
      "functions/criteria.lua:26:40: units_differ: `add_years` counts in `year`, and `params.score_months` is in `month`"
    ),
    PlantedSlip(
      "years compared with money", "rules/eligibility.lua",
      "age <= params.most_years",
      "age <= params.least_revenue",
      "rules/eligibility.lua:103:12: units_differ: `age` is in `year`, and `params.least_revenue` in `CNY`"
    ),
    PlantedSlip(
      "money compared with years", "rules/eligibility.lua",
      "enterprise.valuation <= params.most_valuation",
      "enterprise.valuation <= params.most_years",
      "rules/eligibility.lua:112:40: units_differ: `enterprise.valuation` is in `CNY`, and `params.most_years` in `year`"
    ),
    PlantedSlip(
      "money compared with a share", "rules/exemption.lua",
      "customer_credit <= params.inclusive_credit",
      "customer_credit <= params.npl_tolerance",
      "rules/exemption.lua:23:12: units_differ: `credit_case.customer_credit` is in `CNY`, and `params.npl_tolerance` in `share`"
    ),
    PlantedSlip(
      "a quotient without its guard", "functions/accounts.lua",
      "ratio(last.research, last.revenue, params.research_share_before_revenue)",
      "last.research / last.revenue",
      "functions/accounts.lua:13:26: zero_divisor: `last.revenue` can be 0 here, and nothing is divided by 0; ask for it first, or write `ratio(a, b, if_zero)`"
    ),
    PlantedSlip(
      "another divisor, which can be zero", "rules/exemption.lua",
      "credit_case.interest_owed / credit_case.principal <=",
      "credit_case.interest_owed / credit_case.customer_credit <=",
      "rules/exemption.lua:165:39: zero_divisor: `credit_case.customer_credit` can be 0 here, and nothing is divided by 0; ask for it first, or write `ratio(a, b, if_zero)`"
    ),
    PlantedSlip(
      "a name without its quotes", "rules/exemption.lua",
      "burden_of_proof == \"institution\"",
      "burden_of_proof == institution",
      "rules/exemption.lua:143:43: unknown_name: `institution` is neither a local that stands above nor a word"
    ),
    PlantedSlip(
      "a quoted number", "rules/exemption.lua",
      "all_loans_npl, places)",
      "all_loans_npl, \"6\")",
      "rules/exemption.lua:121:71: cannot_compute: `round` takes numbers, and `\"6\"` is text"),
    PlantedSlip(
      "an unknown parameter", "rules/exemption.lua",
      "<= params.small_interest",
      "<= params.smal_interest",
      "rules/exemption.lua:165:71: unknown_parameter: no parameter is called `smal_interest`; did you mean `small_interest`?"
    ),
    PlantedSlip(
      "an unknown parameter that is asked for", "functions/criteria.lua",
      "known(params, \"award_window\")",
      "known(params, \"award_windows\")",
      "functions/criteria.lua:12:24: unknown_parameter: no parameter is called `award_windows`; did you mean `award_window`?"
    ),
    PlantedSlip(
      "a parameter with bands read as one value", "rules/priority_score.lua",
      "params.points_growth:at(accounts.growth(enterprise))",
      "params.points_growth",
      "rules/priority_score.lua:82:47: has_bands: `points_growth` has bands; read it as `params.points_growth:at(…)`"
    ),
    PlantedSlip(
      "a parameter without bands asked for a band", "rules/priority_score.lua",
      "params.points_growth:at(accounts.growth(enterprise))",
      "params.score_months:at(accounts.growth(enterprise))",
      "rules/priority_score.lua:82:47: no_bands: `score_months` has no bands; read it as `params.score_months`"
    ),
    PlantedSlip(
      "text where bands want a number", "rules/priority_score.lua",
      "params.points_growth:at(accounts.growth(enterprise))",
      "params.points_growth:at(enterprise.name)",
      "rules/priority_score.lua:82:64: cannot_compute: `:at` takes a number, and `enterprise.name` is text"
    ),
    PlantedSlip(
      "an unknown table", "rules/eligibility.lua",
      "tables.pilot_regions:has",
      "tables.pilot_region:has",
      "rules/eligibility.lua:14:19: unknown_table: no table is called `pilot_region`; did you mean `pilot_regions`?"
    ),
    PlantedSlip(
      "an unknown column", "functions/regions.lua",
      ":row(enterprise.industry).area",
      ":row(enterprise.industry).aera",
      "functions/regions.lua:13:57: unknown_field: table `key_area_codes` has no column `aera`; did you mean `area`?"
    ),
    PlantedSlip(
      "a key of another kind", "functions/regions.lua",
      ":has(enterprise.industry)",
      ":has(enterprise.registered_on)",
      "functions/regions.lua:12:36: bad_key: column `code` of `key_area_codes` holds text, and `enterprise.registered_on` is a date"
    ),
    PlantedSlip(
      "an unknown decision", "rules/priority.lua",
      "decided.eligibility.yes",
      "decided.eligibilty.yes",
      "rules/priority.lua:14:38: unknown_decision: no decision `eligibilty` stands before this one; did you mean `eligibility`?"
    ),
    PlantedSlip(
      "the value of a decision that has none", "rules/priority.lua",
      "decided.eligibility.yes",
      "decided.eligibility.value",
      "rules/priority.lua:14:50: no_value: `eligibility` gives no value: none of its rules has a `value`"
    ),
    PlantedSlip(
      "not yes, which isn't no", "rules/priority.lua",
      "return decided.eligibility.yes",
      "return not decided.eligibility.yes",
      "rules/priority.lua:14:30: negated_yes: a decision that doesn't apply is neither yes nor no; write `.no`, or ask `.applies` too"
    ),
    PlantedSlip(
      "an unknown function", "rules/priority.lua",
      "criteria.major_project(enterprise)",
      "criteria.major_projct(enterprise)",
      "rules/priority.lua:21:49: unknown_function: `functions/criteria.lua` has no function `major_projct` that stands above; did you mean `major_project`?"
    ),
    PlantedSlip(
      "a missing `return`", "rules/priority.lua",
      "function(enterprise) return criteria.recommended(enterprise) end",
      "function(enterprise) local met = criteria.recommended(enterprise) end",
      "rules/priority.lua:53:3: not_boolean: `test` gives true or false, and the function can end without `return`, which gives nothing"
    ),
    PlantedSlip(
      "a test that gives a number", "rules/priority.lua",
      "return criteria.scale_up(enterprise) end",
      "return count(enterprise.awards) end",
      "rules/priority.lua:61:40: not_boolean: `test` gives true or false, and `count(enterprise.awards)` is a number"
    ),
    PlantedSlip(
      "an argument left out", "rules/exemption.lua",
      "precedes_risk(opinion, credit_case)\n        and",
      "precedes_risk(opinion)\n        and",
      "rules/exemption.lua:204:48: wrong_arguments: `precedes_risk` takes 2 arguments, and here are 1"
    ),
    PlantedSlip(
      "a list taken for a number", "rules/eligibility.lua",
      "enterprise.valuation <= params.most_valuation",
      "enterprise.awards <= params.most_valuation",
      "rules/eligibility.lua:112:40: cannot_compare: `enterprise.awards` is a list and `params.most_valuation` is a number, which have no order"
    ),
    PlantedSlip(
      "a number taken for a list", "rules/eligibility.lua",
      "#enterprise.financing_rounds",
      "#enterprise.valuation",
      "rules/eligibility.lua:26:23: not_a_list: `#` takes a list, and `enterprise.valuation` is a number"
    ),
    PlantedSlip(
      "a field of a list", "functions/criteria.lua",
      "any(enterprise.projects, function(project)",
      "any(enterprise.projects.kind, function(project)",
      "functions/criteria.lua:4:14: no_fields: `enterprise.projects` is a list, which has no field `kind`; take an item of it, or go through it"
    ),
    PlantedSlip(
      "text taken for a list", "functions/criteria.lua",
      "any(params.recommended_titles",
      "any(params.region_basis",
      "functions/criteria.lua:40:14: not_a_list: `any` takes a list, and `params.region_basis` is text"
    ),
    PlantedSlip(
      "text joined with a boolean", "rules/exemption.lua",
      "credit_case.other_ground end",
      "credit_case.other_ground .. \"\" == \"true\" end",
      "rules/exemption.lua:226:41: cannot_join: `..` joins text only, and `credit_case.other_ground` is true or false; messages show numbers by `{name}`"
    ),
    PlantedSlip(
      "a number where a condition is wanted", "rules/eligibility.lua",
      "return incident.major and",
      "return params.incident_years and",
      "rules/eligibility.lua:66:10: not_a_condition: a condition is true or false, and `params.incident_years` is a number, which always holds; compare it"
    ),
    PlantedSlip(
      "the field of a `pick` misspelt", "functions/accounts.lua",
      "\"year\", last_year() - 1",
      "\"yaer\", last_year() - 1",
      "functions/accounts.lua:18:44: unknown_field: `enterprise.accounts[]` has no field `yaer`; did you mean `year`?"
    ),
    PlantedSlip(
      "a year as text", "functions/accounts.lua",
      "\"year\", last_year() - 1",
      "\"year\", \"2024\"",
      "functions/accounts.lua:18:52: cannot_compare: `year` is a number and `\"2024\"` text, so none is ever picked"
    ),
    PlantedSlip(
      "a share of a date", "functions/criteria.lua",
      "add_months(score.assessed_on",
      "add_months(score.percentile",
      "functions/criteria.lua:26:22: not_a_date: `add_months` takes a date, and `score.percentile` is a number"
    ),
    PlantedSlip(
      "nil asked for", "rules/eligibility.lua",
      "enterprise.valuation <= params.most_valuation",
      "enterprise.valuation ~= nil",
      "rules/eligibility.lua:112:40: cannot_compare: what isn't known is never nil; ask `known(record, \"field\")`"
    ),
    PlantedSlip(
      "an unknown place in a message", "rules/eligibility.lua",
      "{region} is outside",
      "{regoin} is outside",
      "rules/eligibility.lua:17:13: bad_message: `{regoin}` is neither a shown name, nor `record.field`, `params.name`, `decided.name.value` or `as_of`; did you mean `{region}`?"
    ),
    PlantedSlip(
      "an unknown source", "rules/eligibility.lua",
      "\"announcement-2026: entry stage\"",
      "\"anouncement-2026: entry stage\"",
      "rules/eligibility.lua:22:12: unknown_source: `sources.yaml` has no `anouncement-2026`; did you mean `announcement-2026`?"
    ),
    PlantedSlip(
      "an unknown key of a rule", "rules/eligibility.lua",
      "  must   = true,\n  title  = \"No major",
      "  msut   = true,\n  title  = \"No major",
      "rules/eligibility.lua:71:3: unknown_key: rule `no_incident` has no `msut`; did you mean `must`?; it has: title, source, must, when, effective, test, value, points, part, max, min, fail, pass"
    ),
    PlantedSlip(
      "an unknown status", "parameters/priority.yaml",
      "status: assumed",
      "status: asumed",
      "parameters/priority.yaml:9:17: unknown_word: `asumed` is no `status`; did you mean `assumed`?; it is one of: published, secondary, unverified, assumed"
    ),
    PlantedSlip(
      "an unknown language", "pack.yaml",
      "languages: [en, zh]",
      "languages: [en, zn]",
      "pack.yaml:5:17: unknown_word: `zn` is no language; it is one of: en, zh"),
  ]
}
