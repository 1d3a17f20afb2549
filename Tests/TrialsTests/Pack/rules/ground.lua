decision { title = "Grounds of support", combine = "any" }

rule "rate" {
  title  = "By its staff",
  source = "act",
  test   = function(firm) return decided.eligible.yes and firm.staff > 0 end,
  value  = function(firm) return params.rates:at(firm.staff) end,
}

rule "owner" {
  title  = "By its owner",
  source = "act",
  test   = function(firm) return firm.owner.share > 0 end,
  value  = function(firm) return firm.owner.share end,
}
