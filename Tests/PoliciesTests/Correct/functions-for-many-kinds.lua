decision { title = "Example", combine = "all" }

local has = function(items) return #items > 0 end

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return has(firm.awards) and has(firm.marks) and has(params.key_sectors)
  end,
}
