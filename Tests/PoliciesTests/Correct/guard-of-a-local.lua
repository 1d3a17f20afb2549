decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local rest = firm.revenue - firm.costs
    return rest ~= 0 and firm.profit / rest <= params.good_mark
  end,
}
