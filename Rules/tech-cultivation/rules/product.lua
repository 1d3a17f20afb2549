-- Whether a request for credit keeps to the limits of its product, as they are on the day of the request.

decision {
  title     = "Credit within the limits of its product",
  combine   = "all",
  records   = { "credit_request" },
  as_of     = "credit_request.applied_on",
  effective = { from = "2025-12-23" },
}

rule "eligible" {
  must   = true,
  title  = "Eligible for the programme",
  source = "announcement-2026: commercial banking",
  test   = function() return decided.eligibility.yes end,
  fail   = "not eligible for the programme",
}

-- Research and development.

local function is_research(credit_request) return credit_request.product == "research_loan" end

rule "research_purpose" {
  title  = "Pays for research, or for making products of patents",
  source = "nfra-2025-31: loans on intellectual property",
  when   = is_research,
  test   = function(credit_request) return credit_request.pays_for_research end,
  fail   = "judged not to pay for research or for making products of patents",
}

rule "research_credit" {
  title  = "Amount of credit for research",
  source = "bank: limits of products",
  when   = function(credit_request)
    return is_research(credit_request) and known(params, "most_research_credit")
  end,
  test   = function(credit_request) return credit_request.amount <= params.most_research_credit end,
  fail   = "asks for {credit_request.amount:money}, at most {params.most_research_credit:money} is allowed",
}

rule "research_years" {
  title  = "Term of credit for research",
  source = "bank: limits of products",
  when   = function(credit_request)
    return is_research(credit_request) and known(params, "most_research_years")
  end,
  test   = function(credit_request) return credit_request.years <= params.most_research_years end,
  fail   = "{credit_request.years} years, at most {params.most_research_years} are allowed",
}

-- Working capital.

rule "working_capital_years" {
  title  = "Term of working capital",
  source = "nfra-2024-2: term",
  when   = function(credit_request) return credit_request.product == "working_capital" end,
  test   = function(credit_request)
    local years = credit_request.years
    return years <= params.working_capital_years
      or years <= params.special_working_capital_years and credit_request.special_case
      or years <= params.technology_working_capital_years and credit_request.slow_cash
  end,
  fail   = "{credit_request.years} years; {params.working_capital_years} are allowed, longer in special cases or with a slow cash cycle",
}

-- Acquisitions.

local function is_for_control(credit_request)
  return credit_request.product == "acquisition_loan" and credit_request.gains_control
end

local function is_for_stake(credit_request)
  return credit_request.product == "acquisition_loan" and not credit_request.gains_control
end

-- The city of the pilot that the enterprise is in; "none" where it is in none.
local function city(enterprise)
  local region = regions.of(enterprise)
  if not tables.acquisition_cities:has(region) then return "none" end
  return tables.acquisition_cities:row(region).city
end

local function is_in_pilot(enterprise) return city(enterprise) ~= "none" end

local function most_control_share(enterprise)
  if is_in_pilot(enterprise) then return params.pilot_control_share end
  return params.control_share
end

local function most_control_years(enterprise)
  if is_in_pilot(enterprise) then return params.pilot_control_years end
  return params.control_years
end

rule "control_share" {
  title  = "Share of the price of control",
  source = "nfra-2025-27: control",
  when   = is_for_control,
  test   = function(enterprise, credit_request)
    local share = credit_request.amount / credit_request.price
    local most = most_control_share(enterprise)
    return share <= most, { share = share, most = most, city = city(enterprise) }
  end,
  fail   = "{share:percent} of the price, at most {most:percent} is allowed; city of the pilot: {city}",
}

rule "control_years" {
  title  = "Term of a loan for control",
  source = "nfra-2025-27: control",
  when   = is_for_control,
  test   = function(enterprise, credit_request)
    local most = most_control_years(enterprise)
    return credit_request.years <= most, { most = most }
  end,
  fail   = "{credit_request.years} years, at most {most} are allowed",
}

rule "no_stakes" {
  title     = "Loans for stakes without control",
  source    = "nfra-2025-27: stakes without control",
  effective = { to = "2025-12-30" },
  when      = is_for_stake,
  test      = false,
  fail      = "on {as_of} there are no loans for stakes without control",
}

rule "stake" {
  title     = "Stake without control",
  source    = "nfra-2025-27: stakes without control",
  effective = { from = "2025-12-31" },
  when      = is_for_stake,
  test      = function(credit_request)
    return credit_request.stake_bought >= params.least_minority_stake
      or credit_request.stake_bought >= params.least_minority_step
        and credit_request.stake_before >= params.least_minority_stake
  end,
  fail      = "{credit_request.stake_bought:percent} is bought; {params.least_minority_stake:percent} must be, or {params.least_minority_step:percent} by who holds that much",
}

rule "stake_share" {
  title     = "Share of the price of a stake without control",
  source    = "nfra-2025-27: stakes without control, share of the price",
  effective = { from = "2025-12-31" },
  when      = is_for_stake,
  test      = function(credit_request)
    local share = credit_request.amount / credit_request.price
    return share <= params.minority_share, { share = share }
  end,
  fail      = "{share:percent} of the price, at most {params.minority_share:percent} is allowed",
}

rule "stake_years" {
  title     = "Term of a loan for a stake without control",
  source    = "nfra-2025-27: stakes without control, term",
  effective = { from = "2025-12-31" },
  when      = is_for_stake,
  test      = function(credit_request) return credit_request.years <= params.minority_years end,
  fail      = "{credit_request.years} years, at most {params.minority_years} are allowed",
}

-- Going overseas.

local function is_overseas(credit_request) return credit_request.product == "overseas_loan" end

rule "assisted_abroad" {
  title  = "Assisted abroad",
  source = "announcement-2026: commercial banking, international assistance",
  when   = is_overseas,
  test   = function(credit_request) return credit_request.assisted_abroad end,
  fail   = "no branch or partner abroad assists",
}

rule "overseas_credit" {
  title  = "Amount of credit for going overseas",
  source = "bank: limits of products",
  when   = function(credit_request)
    return is_overseas(credit_request) and known(params, "most_overseas_credit")
  end,
  test   = function(credit_request) return credit_request.amount <= params.most_overseas_credit end,
  fail   = "asks for {credit_request.amount:money}, at most {params.most_overseas_credit:money} is allowed",
}

rule "overseas_years" {
  title  = "Term of credit for going overseas",
  source = "bank: limits of products",
  when   = function(credit_request)
    return is_overseas(credit_request) and known(params, "most_overseas_years")
  end,
  test   = function(credit_request) return credit_request.years <= params.most_overseas_years end,
  fail   = "{credit_request.years} years, at most {params.most_overseas_years} are allowed",
}
