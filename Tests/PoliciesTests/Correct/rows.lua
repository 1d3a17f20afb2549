decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return any(tables.areas:rows { sector = firm.sector }, function(row) return row.rate > params.good_mark end)
  end,
}
