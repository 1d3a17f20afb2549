-- How the programme stands against its targets: enterprises that hold credit or equity of it, or that
-- the allocation grants some. What isn't settled doesn't count yet.

decision {
  title     = "Targets of the programme",
  over      = "portfolio",
  combine   = "all",
  effective = { from = "2025-12-23" },
}

local function is_served(entry)
  return pool.held(entry.enterprise) > 0
    or (known(entry.decided, "allocation") and entry.decided.allocation.yes)
end

local function code(entry)
  return entry.enterprise.uscc
end

-- Whether it has been listed for the first time by the as-of date.
local function is_listed(enterprise)
  if not known(enterprise, "listed_on") then return false end
  return enterprise.listed_on <= as_of
end

rule "enterprises" {
  title  = "Enterprises, by their credit codes",
  source = "plan-2025: target of 100 enterprises",
  test   = function(portfolio)
    local served = count(portfolio, is_served, code)
    return served >= params.target_enterprises, { served = served }
  end,
  pass   = "{served} enterprises; the target is {params.target_enterprises}",
  fail   = "{served} enterprises; the target is {params.target_enterprises}",
}

rule "unicorns" {
  title  = "Unicorns",
  source = "announcement-2026: targets",
  test   = function(portfolio)
    local unicorns = count(portfolio, function(entry)
      return is_served(entry) and not is_listed(entry.enterprise)
        and entry.enterprise.valuation >= params.unicorn_valuation
    end, code)
    return unicorns >= params.target_unicorns, { unicorns = unicorns }
  end,
  pass   = "{unicorns} unicorns; the target is {params.target_unicorns}",
  fail   = "{unicorns} unicorns; the target is {params.target_unicorns}",
}

rule "listings" {
  title  = "Newly listed companies",
  source = "announcement-2026: targets",
  test   = function(portfolio)
    local listings = count(portfolio, function(entry)
      return is_served(entry) and is_listed(entry.enterprise)
        and entry.enterprise.listed_on >= params.listed_since
    end, code)
    return listings >= params.target_listings, { listings = listings }
  end,
  pass   = "listed since {params.listed_since}: {listings}; the target is {params.target_listings}",
  fail   = "listed since {params.listed_since}: {listings}; the target is {params.target_listings}",
}
