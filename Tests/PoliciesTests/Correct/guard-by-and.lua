decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.staff > 0 and firm.revenue / firm.staff >= params.good_mark
  end,
}
