-- Size by industry. Limits that an industry doesn't have are blank. At every limit or above an
-- enterprise is of the class.

local function staff(enterprise) return accounts.of(enterprise, 1).staff end
local function revenue(enterprise) return accounts.of(enterprise, 1).revenue end
local function assets(enterprise) return accounts.of(enterprise, 1).total_assets end

function is_large(enterprise)
  if not tables.size_limits:has(enterprise.size_industry) then
    return staff(enterprise) >= params.other_sme_staff
  end
  local row = tables.size_limits:row(enterprise.size_industry)
  return (not known(row, "sme_staff") or staff(enterprise) >= row.sme_staff)
    and (not known(row, "sme_revenue") or revenue(enterprise) >= row.sme_revenue)
    and (not known(row, "sme_assets") or assets(enterprise) >= row.sme_assets)
end

function is_medium(enterprise)
  if not tables.size_limits:has(enterprise.size_industry) then
    return staff(enterprise) >= params.other_medium_staff
  end
  local row = tables.size_limits:row(enterprise.size_industry)
  return (not known(row, "medium_staff") or staff(enterprise) >= row.medium_staff)
    and (not known(row, "medium_revenue") or revenue(enterprise) >= row.medium_revenue)
    and (not known(row, "medium_assets") or assets(enterprise) >= row.medium_assets)
end

function is_small(enterprise)
  if not tables.size_limits:has(enterprise.size_industry) then
    return staff(enterprise) >= params.other_small_staff
  end
  local row = tables.size_limits:row(enterprise.size_industry)
  return (not known(row, "small_staff") or staff(enterprise) >= row.small_staff)
    and (not known(row, "small_revenue") or revenue(enterprise) >= row.small_revenue)
    and (not known(row, "small_assets") or assets(enterprise) >= row.small_assets)
end
