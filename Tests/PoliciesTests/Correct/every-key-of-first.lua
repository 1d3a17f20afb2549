decision { title = "Example", combine = "first" }

rule "listed" {
  must   = true,
  title  = "Isn't listed",
  source = "bank",
  test   = function(firm) return firm.stage ~= "listed" end,
}

rule "few" {
  title  = "Few staff",
  source = "bank",
  test   = function(firm) return firm.staff <= params.most_staff end,
  value  = function(firm) return firm.founded_on end,
}

rule "any" { title = "Any other", source = "bank", value = "2000-01-01" }
