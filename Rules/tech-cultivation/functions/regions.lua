-- The region of an enterprise, by what the bank takes for it. It is never derived from the code that
-- names the enterprise: that holds the authority of its first registration.

function of(enterprise)
  if params.region_basis == "registered" then return enterprise.registered_region end
  if params.region_basis == "operating" then return enterprise.operating_region end
  return enterprise.branch_region
end

-- The key area that the class of activity nominates; "none" where it nominates none.
function nominated(enterprise)
  if not tables.key_area_codes:has(enterprise.industry) then return "none" end
  return tables.key_area_codes:row(enterprise.industry).area
end
