decision {
  title    = "Score",
  combine  = "sum",
  at_least = params.least_staff,
  parts    = { people = { title = "People" } },
}

rule "staff" {
  title  = "Staff",
  source = "act",
  part   = "people",
  max    = params.least_staff,
  points = function(firm) return min(firm.staff, params.least_staff) end,
}

rule "award" {
  title  = "Holds a national award",
  source = "act",
  test   = function(firm)
    return any(firm.awards, function(award) return award.level == "national" end)
  end,
  points = params.least_staff,
}
