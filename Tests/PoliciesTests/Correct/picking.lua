decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return pick(firm.awards, "year", year_of(as_of) - 1).amount > 0 and pick(firm.awards, "level", "national").year > 0
  end,
}
