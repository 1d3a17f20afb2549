decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return any(firm.awards, function(award)
      return award.amount > 0 and firm.revenue / award.amount <= params.good_mark
    end)
  end,
}
