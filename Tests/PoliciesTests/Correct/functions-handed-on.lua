decision { title = "Example", combine = "all" }

local function amount_of(award) return award.amount end

local function counts(items, of)
  return any(items, function(item) return of(item) > 0 end)
end

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return counts(firm.awards, function(award) return award.amount end)
      and counts(firm.awards, amount_of)
  end,
}
