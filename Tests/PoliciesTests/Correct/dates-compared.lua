decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.founded_on < firm.listed_on and firm.listed_on ~= as_of
      and firm.founded_on >= "2001-01-01" and firm.listed_on > params.last_founding
  end,
}
