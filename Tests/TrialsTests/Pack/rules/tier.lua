decision { title = "Tier", combine = "first" }

rule "old" {
  title  = "Ten years old",
  source = "act",
  test   = function(firm) return years_between(firm.founded_on, as_of) >= params.least_years end,
  value  = "old",
}

rule "young" { title = "Any other", source = "act", value = "young" }
