decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.staff == 0 or firm.profit / firm.staff > 0
  end,
}
