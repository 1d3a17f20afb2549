decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return -firm.profit <= firm.costs and abs(firm.profit) >= 0 - firm.costs
  end,
}
