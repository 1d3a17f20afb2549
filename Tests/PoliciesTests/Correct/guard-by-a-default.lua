decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.revenue == 0 and true or firm.profit / firm.revenue > 0
  end,
}
