decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return money.margin(firm) > 0 and money.is_spread(firm)
  end,
}
