decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return any(params.key_sectors, function(sector) return sector == firm.sector end)
  end,
}
