import Trials

extension PlantedFault {
  /// Those of the other packs.
  static let others = [
    PlantedFault(
      .comparison, in: "sme-titles", "functions/recognition.lua",
      "award.rank <= rank and is_recent(award.granted_on, years)",
      "award.rank < rank and is_recent(award.granted_on, years)",
      "little-giant.yaml: 2026: four rights of class I of its own, or a national award: third in a national award"
    ),
    PlantedFault(
      .operand, in: "sme-titles", "functions/property.lua",
      "return is_class_one(right) and right.high_value and relates(right)",
      "return is_class_one(right) and relates(right)",
      "innovative-sme.yaml: points for the best right that relates to the main product: layout, self developed"
    ),
    PlantedFault(
      .arithmetic, in: "sme-titles", "functions/accounts.lua",
      "return of(enterprise, 1).research + of(enterprise, 2).research",
      "return of(enterprise, 1).research - of(enterprise, 2).research",
      "all.yaml: a typical enterprise has every title, by either measure: as_of = 2026-03-31"
    ),
    PlantedFault(
      .negation, in: "sme-titles", "rules/little_giant.lua",
      "return not enterprise.related_little_giant",
      "return enterprise.related_little_giant",
      "all.yaml: a typical enterprise has every title, by either measure: as_of = 2026-11-24"
    ),
    PlantedFault(
      .comparison, in: "eu-sme", "functions/periods.lua",
      "figures.staff(period) < row.below_staff",
      "figures.staff(period) <= row.below_staff",
      "limits.yaml: fewer than 10, 50 and 250 staff make micro, small and medium: enterprise.periods[1].staff = 50"
    ),
    PlantedFault(
      .logic, in: "eu-sme", "functions/ties.lua",
      "or relation.controls or relation.through_persons",
      "or relation.controls and relation.through_persons",
      "ties.yaml: who controls, or is one unit through natural persons, is linked whatever the shares: enterprise.periods[1].relations[1].controls = false, enterprise.periods[1].relations[1].through_persons = true"
    ),
    PlantedFault(
      .operand, in: "eu-sme", "functions/ties.lua",
      ">= params.partner_share and not excepted(relation)",
      ">= params.partner_share",
      "owners.yaml: with some owners an enterprise stays autonomous, and not with others: enterprise.periods[1].relations[1].kind = university"
    ),
    PlantedFault(
      .negation, in: "eu-sme", "functions/periods.lua",
      "if not now and at_once",
      "if now and at_once",
      "periods.yaml: who is taken over by a group that passes the limits is large at once for research relief, and not else: enterprise.regime = uk_rd, enterprise.periods[1].joined_group = true"
    ),
    PlantedFault(
      .arithmetic, in: "eu-sme", "functions/figures.lua",
      "return counts * (f(relation) + sum",
      "return counts * (f(relation) - sum",
      "ties.yaml: of a linked one what is linked counts in full, and its partners pro rata"
    ),
  ]
}
