decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return #firm.awards > 0 and firm.awards[1].level == "national" and firm.products[#firm.products] ~= firm.name
  end,
}
