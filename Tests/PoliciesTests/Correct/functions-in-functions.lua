decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local function part(amount) return ratio(amount, firm.revenue, 0) end
    return part(firm.costs) <= params.largest_share and part(firm.profit) <= params.largest_share
  end,
}
