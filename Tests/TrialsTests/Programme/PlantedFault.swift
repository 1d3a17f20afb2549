import TestSupport
import Testing
import Trials

/// A fault planted in a pack, of a kind of which mutants are.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  let kind: MutantKind
  let pack: RulePack
  let file: String
  /// What stands in the pack, once at least; the first is changed.
  let written: String
  let planted: String
  /// The title of a case that must fail.
  let noticedBy: String

  var testDescription: String { "\(kind): \(written) → \(planted)" }

  init(
    _ kind: MutantKind, in pack: String = "tech-cultivation", _ file: String, _ written: String,
    _ planted: String, _ noticedBy: String
  ) {
    self.kind = kind
    self.pack = RulePack(pack)
    self.file = file
    self.written = written
    self.planted = planted
    self.noticedBy = "tests/" + noticedBy
  }

  /// Those of the programme's pack, of every kind.
  static let programme = [
    PlantedFault(
      .comparison, "rules/exemption.lua",
      "opinion.given_on < credit_case.risk_known_on",
      "opinion.given_on <= credit_case.risk_known_on",
      "exemption-grounds.yaml: an opinion is evidence where it was given before the day on which the risk became known: credit_case.opinions[1].given_on = 2025-08-15"
    ),
    PlantedFault(
      .logic, "rules/eligibility.lua",
      "enterprise.abnormal_operation or enterprise.serious_dishonesty",
      "enterprise.abnormal_operation and enterprise.serious_dishonesty",
      "eligibility.yaml: a list of abnormal operations or of serious dishonesty keeps an enterprise out: enterprise.abnormal_operation = true, enterprise.serious_dishonesty = false"
    ),
    PlantedFault(
      .negation, "rules/exemption.lua",
      "and not credit_case.resolution_fault",
      "and credit_case.resolution_fault",
      "exemption-grounds.yaml: who inherits a known risk is exempt without fault in resolving it: credit_case.resolution_fault = true"
    ),
    PlantedFault(
      .operand, "functions/criteria.lua",
      "award.level == \"national\" and award.of_science",
      "award.level == \"national\"",
      "priority.yaml: an award counts where it is a national one of science and technology: enterprise.awards[2].level = national, enterprise.awards[2].of_science = false"
    ),
    PlantedFault(
      .arithmetic, "rules/exemption.lua",
      "credit_case.interest_owed / credit_case.principal <=",
      "credit_case.interest_owed * credit_case.principal <=",
      "exemption-grounds.yaml: interest owed of up to two hundredths of the principal is little: credit_case.handled_on = 2024-09-10, credit_case.interest_owed = 100000"
    ),
    PlantedFault(
      .number, "parameters/eligibility.yaml",
      "value: 3",
      "value: 4",
      "eligibility.yaml: an incident counts from its day until three years later, that day included: enterprise.incidents[1].happened_on = 2023-11-19, as_of = 2026-11-20"
    ),
    PlantedFault(
      .date, "rules/eligibility.lua",
      "from = \"2025-12-23\"",
      "from = \"2025-12-24\"",
      "eligibility.yaml: the programme begins on the day of its release, 2025-12-23: as_of = 2025-12-23"
    ),
    PlantedFault(
      .boolean, "parameters/exemption.yaml",
      "value: true",
      "value: false",
      "exemption.yaml: as things are assumed, the bank's rule follows for larger credit"),
    PlantedFault(
      .word, "rules/eligibility.lua",
      "\"stage\", \"series_a\"",
      "\"stage\", \"series_b\"",
      "eligibility.yaml: series A is the first stage of entry: enterprise.financing_rounds[1].stage = series_a"
    ),
    PlantedFault(
      .function, "rules/eligibility.lua",
      "any(enterprise.financing_rounds",
      "every(enterprise.financing_rounds",
      "eligibility.yaml: one round of series A suffices, whatever the others are"),
    PlantedFault(
      .rule, "rules/exemption.lua",
      "rule \"N4\" {",
      "rule \"N4\" { effective = { to = \"0001-01-01\" },",
      "exemption-never.yaml: a record counts though it is concluded long after the day of handling, or without a day"
    ),
    PlantedFault(
      .when, "rules/exemption.lua",
      "  when   = is_tolerated,\n",
      "",
      "exemption-grounds.yaml: a portfolio within the tolerance exempts heads by the notice of 2016, and staff too from 2019: credit_case.handled_on = 2018-12-31, credit_case.role = handler"
    ),
    PlantedFault(
      .must, "rules/priority.lua",
      "  must   = true,\n",
      "",
      "priority.yaml: criteria give nothing to an enterprise that isn't eligible"),
    PlantedFault(
      .combine, "rules/exemption.lua",
      "combine   = \"any\"",
      "combine   = \"all\"",
      "exemption.yaml: one ground exempts, though others aren't known"),
    PlantedFault(
      .band, "parameters/priority.yaml",
      "below: 0.3, value: 4",
      "up_to: 0.3, value: 4",
      "priority-score.yaml: points for research rise with its share of revenue, each share of a bound with the higher: enterprise.accounts[2].research = 30000000"
    ),
    PlantedFault(
      .row, "tables/pilot_regions.csv",
      "3202,Wuxi,无锡,2025-12-23,\n",
      "",
      "eligibility.yaml: the pilot is Beijing, Shanghai, Shenzhen, Hangzhou, and of Jiangsu Nanjing, Wuxi and Changzhou: Jiangyin with Wuxi"
    ),
  ]
}
