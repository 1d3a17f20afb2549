decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    if firm.revenue == 0 then return false end
    return firm.costs / firm.revenue <= params.largest_share
  end,
}
