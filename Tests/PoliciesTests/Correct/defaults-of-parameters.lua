decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.costs <= value_or(params, "most_costs", params.least_revenue)
  end,
}
