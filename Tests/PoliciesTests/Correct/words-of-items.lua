decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return any(firm.awards, function(award) return reaches(award, "level", "provincial") end)
  end,
}
