-- The same policy as 31 separate rules, as an engine runs it: each rule is a function of its own that is
-- given the record, knows nothing of the others, and whose outcome is gathered by a driver.
local function set(t) local s = {} for i = 1, #t do s[t[i]] = true end return s end
local PILOT = set{"beijing", "shanghai", "shenzhen", "hangzhou", "suzhou", "chengdu", "wuhan"}
local KEY = set{"artificial_intelligence", "biomedicine", "integrated_circuits", "advanced_manufacturing"}
local RANK = {seed=0, angel=1, pre_a=2, a=3, b=4, c=5, d=6, pre_ipo=7, listed=8}
local FUND = {a="growth_fund", b="growth_fund", c="expansion_fund", d="expansion_fund", pre_ipo="pre_ipo_fund", listed="merger_fund"}
local AWARD = {national=5, province=3, city=1}
local YEAR = 2026

local function rd_threshold(rev)
  if rev < 5000 then return 6 elseif rev < 20000 then return 5 elseif rev < 50000 then return 4 else return 3 end
end

local function raised(e)
  local rounds, total = e.rounds, 0
  for i = 1, #rounds do total = total + rounds[i].amount end
  return total
end

local gates = {
  {"E01_REGION", function(e) return PILOT[e.city] == true end},
  {"E02_INDUSTRY", function(e) return KEY[e.industry] == true end},
  {"E03_STAGE", function(e) return RANK[e.stage] >= RANK.a end},
  {"E04_BLACKLIST", function(e) return not e.blacklisted end},
  {"E05_RD_INTENSITY", function(e) return e.rd_expense * 100 >= rd_threshold(e.revenue) * e.revenue end},
  {"E06_AGE", function(e) local age = YEAR - e.founded_year return age >= 1 and age <= 15 end},
  {"E07_TAX", function(e) return e.tax_rating == "A" or e.tax_rating == "B" end},
  {"E08_CREDIT", function(e) return e.credit_score >= 600 end},
  {"E09_OVERDUE", function(e) return e.overdue_days <= 30 end},
  {"E10_ENVIRONMENT", function(e) return not e.environmental_penalty end},
  {"E11_RAISED", function(e) return raised(e) >= 1000 end},
  {"E12_AMOUNT", function(e) return e.requested_amount <= 2 * e.rd_expense + raised(e) end},
}

local criteria = {
  {"P1_NATIONAL_AWARD", function(e)
    local awards = e.awards
    for i = 1, #awards do
      if awards[i].level == "national" and awards[i].year >= 2022 then return true end
    end
    return false
  end},
  {"P2_LISTED_CHAMPION", function(e) return e.is_specialized or e.unicorn_list end},
  {"P3_PATENTS", function(e) return e.patents_invention >= 10 and e.rd_employees * 100 >= 30 * e.employees end},
  {"P4_LAB", function(e) return e.lab_level == "province" or e.lab_level == "national" end},
  {"P5_GROWTH", function(e) return e.revenue_growth >= 50 and e.prev_revenue >= 1000 end},
  {"P6_CAPITAL", function(e)
    local rounds, led = e.rounds, 0
    for i = 1, #rounds do
      local r = rounds[i]
      if (r.lead_type == "cvc" or r.lead_type == "gov") and r.amount >= 3000 then led = led + 1 end
    end
    return led >= 2
  end},
}

local points = {
  function(_, decided) return 10 * #decided.priority_matches end,
  function(e) return e.is_hitech and 10 or 0 end,
  function(e) return e.is_specialized and 15 or 0 end,
  function(e) return e.is_gazelle and 8 or 0 end,
  function(e) return e.founder_phd and 5 or 0 end,
  function(e) return e.patents_invention >= 20 and 12 or e.patents_invention >= 5 and 6 or 0 end,
  function(e) return e.credit_score >= 750 and 10 or e.credit_score >= 680 and 5 or 0 end,
  function(e)
    local awards, total = e.awards, 0
    for i = 1, #awards do
      local a = awards[i]
      if a.year >= 2021 then total = total + (AWARD[a.level] or 0) end
    end
    return total
  end,
  function(e) return e.debt_ratio <= 0.4 and 10 or e.debt_ratio <= 0.6 and 5 or 0 end,
  function(e) return e.export_share >= 30 and 4 or 0 end,
}

local function tier(_, decided)
  local score = decided.score
  return score >= 80 and "A" or score >= 60 and "B" or score >= 40 and "C" or "D"
end

local function fund(e, decided) return decided.eligible and FUND[e.stage] or "none" end

local function exemption(e, decided)
  return decided.eligible and (decided.tier == "A" or decided.tier == "B") and raised(e) >= 5000
    and e.overdue_days == 0 and e.litigation_count == 0 and e.debt_ratio <= 0.5 and e.credit_score >= 700
    and e.net_profit > 0 and e.requested_amount <= 3000
end

return function(e)
  local reasons, met, score = {}, {}, 0
  for i = 1, #gates do
    if not gates[i][2](e) then reasons[#reasons+1] = gates[i][1] end
  end
  for i = 1, #criteria do
    if criteria[i][2](e) then met[#met+1] = criteria[i][1] end
  end
  local decided = {eligible=#reasons == 0, reasons=reasons, priority=#met > 0, priority_matches=met}
  for i = 1, #points do score = score + points[i](e, decided) end
  decided.score = score
  decided.tier = tier(e, decided)
  decided.fund = fund(e, decided)
  decided.exemption = exemption(e, decided)
  return decided
end
