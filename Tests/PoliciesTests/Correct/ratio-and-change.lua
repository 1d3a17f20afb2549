decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return ratio(firm.costs, firm.revenue, 1) <= params.largest_share
      and change(firm.costs, firm.revenue, 0) > 0
  end,
}
