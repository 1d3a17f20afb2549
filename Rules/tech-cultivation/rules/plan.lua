-- Whether a combined plan of equity and debt holds together on the day on which the credit is asked
-- for: both parts stand, by one value of the enterprise, and cover what it needs.

decision {
  title     = "Combined plan of equity and debt",
  combine   = "all",
  records   = { "financing_plan", "credit_request" },
  as_of     = "credit_request.applied_on",
  effective = { from = "2025-12-23" },
}

rule "both_parts" {
  title  = "Equity and debt",
  source = "announcement-2026: combined financing plan",
  test   = function(financing_plan) return financing_plan.equity > 0 and financing_plan.debt > 0 end,
  fail   = "equity of {financing_plan.equity:money} and credit of {financing_plan.debt:money}: not both",
}

rule "fund" {
  title  = "A fund fits the stage",
  source = "announcement-2026: combined financing plan",
  test   = function() return decided.fund.yes end,
  fail   = "no fund is found to fit the stage",
}

rule "product" {
  title  = "The credit keeps to the limits of its product",
  source = "announcement-2026: combined financing plan",
  test   = function() return decided.product.yes end,
  fail   = "no credit is found to keep to the limits of a product",
}

rule "one_amount" {
  title  = "The credit of the plan is the credit that is asked for",
  source = "announcement-2026: combined financing plan",
  test   = function(financing_plan, credit_request)
    return financing_plan.debt == credit_request.amount
  end,
  fail   = "credit of {financing_plan.debt:money} in the plan, {credit_request.amount:money} asked for",
}

rule "one_value" {
  title  = "Equity and credit rest on one value of the enterprise",
  source = "announcement-2026: one value orientation",
  test   = function(financing_plan)
    return financing_plan.equity_valuation == financing_plan.debt_valuation
  end,
  fail   = "equity rests on {financing_plan.equity_valuation:money}, credit on {financing_plan.debt_valuation:money}",
}

local cents = 2

rule "covers" {
  title  = "Covers what the enterprise needs",
  source = "bank: combined plans",
  test   = function(financing_plan)
    local all = round(financing_plan.own_funds + financing_plan.equity + financing_plan.debt, cents)
    return all >= financing_plan.need, { all = all }
  end,
  fail   = "{all} of {financing_plan.need:money} are covered",
}

rule "debt_share" {
  title  = "Share of credit",
  source = "bank: combined plans",
  when   = function() return known(params, "most_debt_share") end,
  test   = function(financing_plan)
    local share = ratio(financing_plan.debt, financing_plan.equity + financing_plan.debt, 0)
    return share <= params.most_debt_share, { share = share }
  end,
  fail   = "{share:percent} of what the pool gives is credit, at most {params.most_debt_share:percent} is allowed",
}
