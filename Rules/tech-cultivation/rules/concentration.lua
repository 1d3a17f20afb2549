-- How far what is held and granted lies with one key area, region, group or enterprise. What isn't
-- settled isn't granted yet.

decision {
  title     = "Concentration of the portfolio",
  over      = "portfolio",
  combine   = "all",
  effective = { from = "2025-12-23" },
}

local function is_granted(entry)
  return known(entry.decided, "allocation") and entry.decided.allocation.yes
end

-- What it holds, with what it is granted.
local function drawn(entry)
  if is_granted(entry) then return pool.held(entry.enterprise) + pool.asked(entry.enterprise) end
  return pool.held(entry.enterprise)
end

local function served(portfolio)
  return where(portfolio, function(entry) return pool.held(entry.enterprise) > 0 or is_granted(entry) end)
end

-- The pilot region of an enterprise; what is held elsewhere counts as one region.
local function city(entry)
  local region = regions.of(entry.enterprise)
  if tables.pilot_regions:has(region) then return tables.pilot_regions:row(region).name end
  return "elsewhere"
end

rule "area" {
  title  = "Share of each key area",
  source = "bank: concentration",
  test   = function(portfolio)
    local entries = served(portfolio)
    local all = sum(entries, drawn)
    local above = where(params.key_areas, function(area)
      local of_area = where(entries, function(entry) return entry.enterprise.key_area == area end)
      return ratio(sum(of_area, drawn), all, 0) > params.most_area_share
    end)
    return #above == 0, { above = above }
  end,
  fail   = "more than {params.most_area_share:percent} of what is held and granted: {above}",
}

rule "region" {
  title  = "Share of each pilot region",
  source = "bank: concentration",
  test   = function(portfolio)
    local entries = served(portfolio)
    local all = sum(entries, drawn)
    local above = where(distinct(entries, city), function(name)
      local of_city = where(entries, function(entry) return city(entry) == name end)
      return ratio(sum(of_city, drawn), all, 0) > params.most_region_share
    end)
    return #above == 0, { above = above }
  end,
  fail   = "more than {params.most_region_share:percent} of what is held and granted: {above}",
}

rule "group" {
  title  = "Share of each group of connected clients",
  source = "bank: concentration",
  test   = function(portfolio)
    local entries = served(portfolio)
    local all = sum(entries, drawn)
    local members = where(entries, function(entry) return known(entry.enterprise, "group") end)
    local groups = distinct(members, function(entry) return entry.enterprise.group end)
    local above = where(groups, function(group)
      local of_group = where(members, function(entry) return entry.enterprise.group == group end)
      return ratio(sum(of_group, drawn), all, 0) > params.most_group_share
    end)
    return #above == 0, { above = above }
  end,
  fail   = "more than {params.most_group_share:percent} of what is held and granted: {above}",
}

rule "enterprise" {
  title  = "Share of each enterprise",
  source = "bank: concentration",
  test   = function(portfolio)
    local entries = served(portfolio)
    local all = sum(entries, drawn)
    local above = where(entries, function(entry)
      return ratio(drawn(entry), all, 0) > params.most_enterprise_share
    end)
    return #above == 0, { above = list(above, function(entry) return entry.enterprise.uscc end) }
  end,
  fail   = "more than {params.most_enterprise_share:percent} of what is held and granted: {above}",
}
