decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return add_months(firm.founded_on, firm.sites) <= as_of
      and add_years(firm.founded_on, 1) <= as_of
      and days_between(firm.founded_on, as_of) > 0
      and years_between(firm.founded_on, "2026-01-31") >= 0
  end,
}
