-- Which technology finance centre serves an eligible enterprise.

decision {
  title     = "Technology finance centre",
  combine   = "first",
  effective = { from = "2025-12-23" },
}

rule "eligible" {
  must   = true,
  title  = "Eligible for the programme",
  source = "announcement-2026: dedicated team",
  test   = function() return decided.eligibility.yes end,
  fail   = "not eligible for the programme, so no centre serves it",
}

-- The centre of the region; "none" where there is none.
local function centre(enterprise)
  local region = regions.of(enterprise)
  if not tables.finance_centres:has(region) then return "none" end
  return tables.finance_centres:row(region).centre
end

rule "centre" {
  title  = "A centre in its region",
  source = "announcement-2026: local technology finance centre",
  value  = centre,
  test   = function(enterprise) return centre(enterprise) ~= "none" end,
  fail   = "no technology finance centre is in its region",
}
