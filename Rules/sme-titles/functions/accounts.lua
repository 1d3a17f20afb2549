-- Annual accounts. The last year is the calendar year before that of the as-of date.

-- Decimals to which growth that is computed from several years is rounded before it is compared.
local places = 9

-- The accounts of so many years before the year of the as-of date.
function of(enterprise, back)
  return pick(enterprise.accounts, "year", year_of(as_of) - back)
end

function share(part, whole)
  return ratio(part, whole, review "how does a share count of which the whole is 0?")
end

local function growth(from, to)
  return change(from, to, review "how does growth count from 0?")
end

function research_share(enterprise, back)
  local year = of(enterprise, back)
  return share(year.research, year.revenue)
end

function main_share(enterprise)
  local last = of(enterprise, 1)
  return share(last.main_revenue, last.revenue)
end

function liabilities(enterprise)
  local last = of(enterprise, 1)
  return share(last.total_liabilities, last.total_assets)
end

function margin(enterprise)
  local last = of(enterprise, 1)
  return share(last.net_profit, last.revenue)
end

function research_people(enterprise)
  local last = of(enterprise, 1)
  return share(last.research_staff, last.staff)
end

function technology_people(enterprise)
  local last = of(enterprise, 1)
  return share(last.technology_staff, last.staff)
end

-- Research of the last two years together.
function research(enterprise)
  return of(enterprise, 1).research + of(enterprise, 2).research
end

function average_research(enterprise)
  return research(enterprise) / params.average_years
end

function main_growth(enterprise)
  return growth(of(enterprise, 2).main_revenue, of(enterprise, 1).main_revenue)
end

-- The mean of the growth of main revenue in each of the last two years.
function average_growth(enterprise)
  local before = growth(of(enterprise, 3).main_revenue, of(enterprise, 2).main_revenue)
  return round((before + main_growth(enterprise)) / params.average_years, places)
end

-- The growth a year, compounded, of revenue in the last two years.
function compound_growth(enterprise)
  local times = share(of(enterprise, 1).revenue, of(enterprise, 3).revenue)
  return round(sqrt(max(times, 0)) - 1, places)
end

-- Growth over three years by the guide on high technology: the mean of both years; from 0 in the
-- first only the second counts, and from 0 in the second there is none.
function mean_growth(first, second, third)
  if second == 0 then return 0 end
  if first == 0 then return round(change(second, third, 0), places) end
  return round((change(first, second, 0) + change(second, third, 0)) / params.high_growth_rates, places)
end

-- Years completed in the niche by the end of the last year.
function niche_years(enterprise)
  return years_between(enterprise.niche_since, end_of_year(year_of(as_of) - 1))
end
