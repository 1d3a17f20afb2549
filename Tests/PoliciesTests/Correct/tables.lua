decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    if not tables.areas:has { region = firm.region, sector = firm.sector } then return false end
    local row = tables.areas:row { region = firm.region, sector = firm.sector }
    return row.rate > 0 and known(row, "note")
  end,
}
