-- The accounts of an enterprise, by the last year whose accounts are due on the as-of date.

local function last_year()
  return year_of(add_months(as_of, -params.accounts_due)) - 1
end

function revenue(enterprise)
  return pick(enterprise.accounts, "year", last_year()).revenue
end

function research_share(enterprise)
  local last = pick(enterprise.accounts, "year", last_year())
  return ratio(last.research, last.revenue, params.research_share_before_revenue)
end

function growth(enterprise)
  local last = pick(enterprise.accounts, "year", last_year())
  local before = pick(enterprise.accounts, "year", last_year() - 1)
  return change(before.revenue, last.revenue, params.growth_from_nothing)
end
