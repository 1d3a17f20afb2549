decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.revenue / (firm.staff + firm.sites) >= params.good_mark
  end,
}
