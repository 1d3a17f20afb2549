-- The fund to which an eligible company is introduced.

decision { title = "Fund", combine = "first" }

rule "by_stage" {
  title  = "By stage of financing",
  source = "techfin: funds",
  test   = function() return decided.eligibility.yes end,
  value  = function(company)
    if not tables.funds:has(company.stage) then return "none" end
    return tables.funds:row(company.stage).fund
  end,
}
