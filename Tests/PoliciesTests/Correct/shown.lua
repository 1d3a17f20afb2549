decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local part = ratio(firm.costs, firm.revenue, 1)
    return part <= params.largest_share, { part = part, per_head = firm.costs / firm.staff }
  end,
}
