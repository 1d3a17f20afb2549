decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    if known(params, "most_costs") then return firm.costs <= params.most_costs end
    return firm.exporter
  end,
}
