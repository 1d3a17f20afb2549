decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local least
    if firm.exporter then least = params.least_revenue else least = 0 end
    return firm.revenue >= least
  end,
}
