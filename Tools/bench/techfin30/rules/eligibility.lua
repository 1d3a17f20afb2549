-- The twelve gates, each with its reason.

decision { title = "Eligible for the programme", combine = "all" }

rule "E01_REGION" {
  title  = "In a city of the pilot",
  source = "techfin: gates",
  test   = function(company) return tables.pilot_cities:has(company.city) end,
  fail   = "{company.city} is no city of the pilot",
}

rule "E02_INDUSTRY" {
  title  = "In a key area",
  source = "techfin: gates",
  test   = function(company) return tables.key_areas:has(company.industry) end,
  fail   = "{company.industry} is no key area",
}

rule "E03_STAGE" {
  title  = "At series A or later",
  source = "techfin: gates",
  test   = function(company) return reaches(company, "stage", "a") end,
  fail   = "its stage is {company.stage}, before series A",
}

rule "E04_BLACKLIST" {
  title  = "Not on a blacklist",
  source = "techfin: gates",
  test   = function(company) return not company.blacklisted end,
  fail   = "it is on a blacklist",
}

rule "E05_RD_INTENSITY" {
  title  = "Spends enough on research",
  source = "techfin: gates",
  test   = function(company)
    local least = params.rd_percent:at(company.revenue)
    return company.rd_expense * 100 >= least * company.revenue, { least = least }
  end,
  fail   = "{company.rd_expense} of {company.revenue} goes into research, {least} % are wanted",
}

rule "E06_AGE" {
  title  = "Neither too young nor too old",
  source = "techfin: gates",
  test   = function(company)
    local age = params.year - company.founded_year
    return age >= params.least_age and age <= params.most_age, { age = age }
  end,
  fail   = "it is {age} years old, {params.least_age} to {params.most_age} are wanted",
}

rule "E07_TAX" {
  title  = "Good taxpayer",
  source = "techfin: gates",
  test   = function(company) return company.tax_rating == "A" or company.tax_rating == "B" end,
  fail   = "its tax rating is {company.tax_rating}",
}

rule "E08_CREDIT" {
  title  = "Credit score high enough",
  source = "techfin: gates",
  test   = function(company) return company.credit_score >= params.least_credit end,
  fail   = "its credit score is {company.credit_score}, {params.least_credit} is wanted",
}

rule "E09_OVERDUE" {
  title  = "No debt long overdue",
  source = "techfin: gates",
  test   = function(company) return company.overdue_days <= params.most_overdue end,
  fail   = "a debt is overdue for {company.overdue_days} days, {params.most_overdue} at most may be",
}

rule "E10_ENVIRONMENT" {
  title  = "No fine for harm to the environment",
  source = "techfin: gates",
  test   = function(company) return not company.environmental_penalty end,
  fail   = "it was fined for harm to the environment",
}

rule "E11_RAISED" {
  title  = "Has raised enough",
  source = "techfin: gates",
  test   = function(company)
    local raised = financing.raised(company)
    return raised >= params.least_raised, { raised = raised }
  end,
  fail   = "{raised} was raised, {params.least_raised} is wanted",
}

rule "E12_AMOUNT" {
  title  = "Asks for no more than research and financing bear",
  source = "techfin: gates",
  test   = function(company)
    local most = params.rd_multiple * company.rd_expense + financing.raised(company)
    return company.requested_amount <= most, { most = most }
  end,
  fail   = "asks for {company.requested_amount}, at most {most} may be",
}
