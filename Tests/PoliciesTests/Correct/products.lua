decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.sites * firm.staff >= params.most_staff and firm.revenue - firm.share * firm.revenue >= firm.costs
  end,
}
