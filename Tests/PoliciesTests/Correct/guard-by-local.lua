decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local has_revenue = firm.revenue > 0
    if not has_revenue then return false end
    return firm.costs / firm.revenue <= params.largest_share
  end,
}
