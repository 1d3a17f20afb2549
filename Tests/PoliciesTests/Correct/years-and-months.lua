decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return year_of(firm.founded_on) < year_of(as_of)
      and month_of(firm.founded_on) <= firm.sites
      and firm.founded_on <= end_of_year(year_of(as_of) - 1)
  end,
}
