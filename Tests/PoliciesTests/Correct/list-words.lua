decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return every(firm.awards, function(award) return award.amount >= params.least_revenue end)
      and sum(firm.awards, function(award) return award.amount end) >= params.least_revenue
      and count(firm.awards) > 0
      and #distinct(firm.awards, function(award) return award.level end) > 0
  end,
}
