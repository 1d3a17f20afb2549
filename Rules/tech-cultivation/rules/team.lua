-- Which kind of team serves an enterprise. It keeps up with the enterprise's growth, as the funds do.

decision {
  title     = "Kind of service team",
  combine   = "first",
  records   = { "relay" },
  effective = { from = "2025-12-23" },
}

rule "eligible" {
  must   = true,
  title  = "Eligible for the programme",
  source = "announcement-2026: dedicated team",
  test   = function() return decided.eligibility.yes end,
  fail   = "not eligible for the programme, so no team serves it",
}

rule "overseas_team" {
  title  = "Team for going overseas",
  source = "announcement-2026: commercial banking, international assistance",
  value  = "overseas_team",
  test   = function(relay) return relay.goes_overseas end,
}

rule "growth_team" {
  title  = "Team for long-term growth",
  source = "announcement-2026: dedicated team",
  value  = "growth_team",
  test   = function(enterprise) return funds.grown(enterprise) end,
}

rule "early_team" {
  title  = "Team for early enterprises",
  source = "announcement-2026: dedicated team",
  value  = "early_team",
}
