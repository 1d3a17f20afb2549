decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local points = range(0, firm.sites)
    return low(points) <= firm.staff and high(points) >= 1 and points + params.export_points >= firm.sites
  end,
}
