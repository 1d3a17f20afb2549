decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return abs(firm.profit) > 0 and firm.costs / firm.profit <= params.largest_share
  end,
}
