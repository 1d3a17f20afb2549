-- Periods whose accounts are approved, and in which of them an enterprise is within which limits.

local function approved(enterprise)
  return where(enterprise.periods, function(period) return period.approved_on <= as_of end)
end

-- Where no accounts are approved yet the enterprise is new, and the year at hand is estimated.
local function last_year(periods)
  if #periods > 0 then return largest(periods, function(period) return period.year end) end
  return year_of(as_of)
end

local function first_year(periods)
  if #periods > 0 then return -largest(periods, function(period) return -period.year end) end
  return year_of(as_of)
end

function last(enterprise)
  return pick(enterprise.periods, "year", last_year(approved(enterprise)))
end

-- Whether there is such a category under the rules that the enterprise is asked by.
function has(enterprise, category)
  return any(tables.regimes:rows(enterprise.regime), function(regime)
    return tables.limits:has({ limits = regime.limits, category = category })
  end)
end

local function keeps_to(row, period)
  return figures.staff(period) < row.below_staff
    and (figures.turnover(period) <= row.most_turnover or figures.balance(period) <= row.most_balance)
end

function within(enterprise, category, period)
  return any(tables.regimes:rows(enterprise.regime), function(regime)
    return any(tables.limits:rows({ limits = regime.limits, category = category }), function(row)
      return keeps_to(row, period)
    end)
  end)
end

-- Whether the category before the first period lies within the limits of `category`.
local function was_within(enterprise, category)
  local before = enterprise.category_before
  if category == "micro" then return before == "micro" end
  if category == "small" then return before == "micro" or before == "small" end
  return before ~= "large"
end

-- A group that takes the enterprise over makes it large at once, by some rules.
local function at_once(enterprise, period)
  return any(params.at_once_regimes, function(regime) return regime == enterprise.regime end)
    and period.joined_group
end

-- Whether the enterprise has the standing of the category: it is lost and gained only by two periods in
-- a row. So the last two that agree decide; where no two do, what was before.
function keeps(enterprise, category)
  local periods = approved(enterprise)
  local first = first_year(periods)
  local last = last_year(periods)
  for back = 0, last - first - 1 do
    local period = pick(enterprise.periods, "year", last - back)
    local now = within(enterprise, category, period)
    if not now and at_once(enterprise, period) then return false end
    local before = pick(enterprise.periods, "year", last - back - 1)
    if now == within(enterprise, category, before) then return now end
  end
  if known(enterprise, "category_before") then return was_within(enterprise, category) end
  return within(enterprise, category, pick(enterprise.periods, "year", first))
end
