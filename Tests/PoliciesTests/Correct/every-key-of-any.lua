decision { title = "Example", combine = "any" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm) return firm.exporter end,
  value  = params.award_points,
}

rule "b" {
  title  = "B",
  source = "bank",
  value  = function(firm) return firm.revenue - firm.costs end,
}

rule "c" { title = "C", source = "bank", value = "none", test = params.visits_count }
