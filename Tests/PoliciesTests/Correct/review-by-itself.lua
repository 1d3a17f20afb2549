decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    if firm.share > params.largest_share then review "is the customer bound for years?" end
    return firm.exporter
  end,
}
