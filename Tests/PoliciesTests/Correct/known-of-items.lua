decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return any(firm.awards, function(award) return not known(award, "amount") or award.amount > 0 end)
  end,
}
