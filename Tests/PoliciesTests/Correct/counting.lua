decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return count(firm.awards, function(award) return award.amount > 0 end) >= 1
      and count(firm.awards, function(award) return award.amount > 0 end, function(award) return award.year end) >= 1
  end,
}
