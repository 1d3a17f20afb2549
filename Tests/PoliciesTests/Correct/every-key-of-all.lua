decision {
  title     = "Example",
  combine   = "all",
  records   = { "visit" },
  when      = function(firm) return firm.exporter end,
  as_of     = "visit.on",
  effective = { from = "2024-01-01", to = "2030-12-31" },
  step      = true,
}

rule "a" {
  title     = "A",
  source    = "notice-9: article 2",
  must      = true,
  effective = { to = "2025-12-31" },
  test      = function(visit) return visit.hours > 0 end,
  pass      = "{visit.hours} hours on {as_of}",
  fail      = "{visit.hours} hours; officer {visit.officer}",
}

rule "a" {
  title     = "A, since 2026",
  source    = "notice-9: article 2",
  effective = { from = "2026-01-01" },
  test      = function(visit) return visit.hours >= params.good_mark end,
  fail      = "{visit.hours} hours, and {params.good_mark} are wanted",
}
