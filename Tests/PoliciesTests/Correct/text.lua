decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return starts_with(firm.region, "51") or firm.region .. firm.name == params.capital .. firm.name
  end,
}
