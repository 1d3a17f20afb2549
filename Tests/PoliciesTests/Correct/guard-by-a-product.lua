decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.profit * firm.costs ~= 0 and abs(firm.revenue / firm.profit) >= firm.share
  end,
}
