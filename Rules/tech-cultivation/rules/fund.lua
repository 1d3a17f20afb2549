-- Which fund of the pool fits the stage of an eligible enterprise.

decision {
  title     = "Fund that fits the stage",
  combine   = "first",
  records   = { "relay" },
  effective = { from = "2025-12-23" },
}

rule "eligible" {
  must   = true,
  title  = "Eligible for the programme",
  source = "announcement-2026: fund vehicles",
  test   = function() return decided.eligibility.yes end,
  fail   = "not eligible for the programme, so no fund of it invests",
}

rule "cornerstone_plan" {
  title  = "Cornerstone investment plan",
  source = "announcement-2026: fund vehicles, going overseas",
  value  = "cornerstone_plan",
  test   = function(relay) return relay.goes_overseas end,
}

rule "growth_fund" {
  title  = "Long-term growth fund",
  source = "announcement-2026: fund vehicles, long-term growth",
  value  = "growth_fund",
  test   = function(enterprise) return funds.grown(enterprise) end,
}

rule "pioneer_fund" {
  title  = "Pioneer fund",
  source = "announcement-2026: fund vehicles, early and small",
  value  = "pioneer_fund",
  test   = function(enterprise)
    return not known(params, "most_pioneer_valuation")
      or enterprise.valuation <= params.most_pioneer_valuation
  end,
  fail   = "early, but not small: valued at {enterprise.valuation:money}, at most {params.most_pioneer_valuation:money} is allowed",
}
