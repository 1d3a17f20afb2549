decision {
  title    = "Points",
  combine  = "sum",
  at_least = params.least_points,
  parts    = {
    merit  = { title = "Merit", at_most = 40 },
    people = { title = "People" },
  },
}

rule "award" {
  title  = "Has an award of the country",
  source = "notice-9: annex",
  part   = "merit",
  test   = function(firm)
    return any(firm.awards, function(award) return award.level == "national" end)
  end,
  points = params.award_points,
}

rule "exports" {
  title  = "Exports",
  source = "notice-9: annex",
  part   = "merit",
  test   = function(firm) return firm.exporter end,
  points = function() return params.export_points end,
  max    = 10,
}

rule "staff" {
  title  = "Staff",
  source = "notice-9: annex",
  part   = "people",
  points = function(firm) return params.staff_points:at(firm.staff) end,
  max    = params.most_staff_points,
}
