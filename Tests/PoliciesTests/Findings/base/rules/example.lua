decision { title = "Example", combine = "all" }

rule "a" {
  title  = "Enough revenue",
  source = "notice-9: article 2",
  test   = function(firm) return firm.revenue >= params.least_revenue end,
  fail   = "revenue is {firm.revenue:money}, and {params.least_revenue:money} are needed",
}
