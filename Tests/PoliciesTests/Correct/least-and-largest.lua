decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return min(firm.revenue, firm.costs) < max(firm.revenue, firm.costs, params.least_revenue)
  end,
}
