decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local won = where(firm.awards, function(award) return award.level == "national" end)
    local amounts = list(won, function(award) return award.amount end)
    return #amounts > 0 and largest(amounts, function(amount) return amount end) > params.least_revenue
  end,
}
