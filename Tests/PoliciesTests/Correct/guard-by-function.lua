decision { title = "Example", combine = "all" }

local function has_staff(firm) return firm.staff > 0 end

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return has_staff(firm) and firm.revenue / firm.staff >= params.good_mark
  end,
}
