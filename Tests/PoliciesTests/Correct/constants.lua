decision { title = "Example", combine = "all" }

local places <const> = 2
local capital, other = "1101", "3101"

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local in_city = firm.region == capital or firm.region == other
    return in_city and round(firm.share, places) <= params.largest_share
  end,
}
