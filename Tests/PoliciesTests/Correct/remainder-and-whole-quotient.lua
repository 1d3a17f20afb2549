decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.staff % firm.sites == 0 and firm.staff // firm.sites > 0
  end,
}
