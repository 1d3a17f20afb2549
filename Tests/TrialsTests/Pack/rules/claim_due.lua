decision {
  title   = "The claim is due",
  combine = "all",
  records = { "claim" },
  as_of   = "claim.filed_on",
}

rule "within" {
  title  = "Within the most",
  source = "act",
  test   = function(claim) return claim.amount <= params.most_claim end,
}

rule "award" {
  title  = "At least the one national award",
  source = "act",
  test   = function(claim, firm)
    return claim.amount >= pick(firm.awards, "level", "national").amount
  end,
}
