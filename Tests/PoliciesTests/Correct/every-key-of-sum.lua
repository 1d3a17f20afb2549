decision {
  title    = "Example",
  combine  = "sum",
  at_least = params.least_points,
  above    = 0,
  parts    = {
    staff  = { title = "Staff", at_least = 1, above = 0, at_most = 20 },
    awards = { title = "Awards" },
  },
}

rule "staff" {
  title  = "Staff",
  source = "bank",
  part   = "staff",
  points = function(firm) return params.staff_points:at(firm.staff) end,
  min    = 0,
  max    = params.most_staff_points,
}

rule "award" {
  title  = "Award",
  source = "bank",
  part   = "awards",
  test   = function(firm) return #firm.awards > 0 end,
  points = params.award_points,
}

rule "penalty" {
  title  = "Penalty",
  source = "bank",
  test   = function(firm) return firm.profit < 0 end,
  points = -1,
  min    = -1,
  max    = 0,
}
