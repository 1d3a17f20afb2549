decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return sqrt(firm.revenue) > 0 and (firm.profit < 0 or sqrt(firm.profit) >= firm.share)
  end,
}
