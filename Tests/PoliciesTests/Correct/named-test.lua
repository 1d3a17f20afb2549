decision { title = "Example", combine = "all" }

local function is_listed(firm) return firm.stage == "listed" end

rule "a" {
  title  = "A",
  source = "bank",
  when   = is_listed,
  test   = function(firm, visit) return visit.on >= firm.listed_on end,
}
